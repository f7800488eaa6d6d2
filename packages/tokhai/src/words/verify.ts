/** What `<tk-verify>` says before, while and after it checks a file. */
import type { CompleteLanguage } from '@tokhai/elements';

const vi = {
  title: 'Kiểm tra tệp đã ký',
  lead: 'Tệp được kiểm tra ngay trên máy này và không gửi đi đâu.',
  choose: 'Tệp PDF cần kiểm tra',
  chooseHint: 'Chọn tệp, kéo thả tệp vào khung này, hoặc dán tệp (Ctrl+V)',
  checking: (name: string) => `Đang kiểm tra tệp ${name}…`,
  noTrust:
    'Nơi đặt trang này chưa khai báo tổ chức chứng thực nào được tin cậy. Vẫn biết được tệp có bị sửa sau khi ký hay không, nhưng không kết luận được chữ ký có thật là của người có tên hay không.',
  trustFailed:
    'Chưa tải được danh sách tổ chức chứng thực được tin cậy của cổng, nên không kết luận được chữ ký có thật là của người có tên hay không. Hãy kiểm tra kết nối mạng rồi chọn lại tệp.',
  tooLarge: (limit: string) => `Tệp lớn hơn ${limit} nên không kiểm tra được ở đây.`,
  unreadable: 'Máy này không đọc được tệp đã chọn. Hãy chọn lại tệp.',
  failed:
    'Chưa kiểm tra được. Hãy kiểm tra kết nối mạng rồi chọn lại tệp; nếu vẫn không được, hãy tải lại trang.',

  verdicts: {
    'TOTAL-PASSED': 'Hợp lệ',
    'TOTAL-FAILED': 'Không hợp lệ',
    INDETERMINATE: 'Chưa kết luận được',
  },
  verdictTexts: {
    'TOTAL-PASSED':
      'Mọi chữ ký đều đúng, chứng thư do tổ chức được tin cậy cấp, và nội dung không bị sửa sau khi ký.',
    'TOTAL-FAILED': 'Đừng dựa vào tệp này. Hãy xin lại tệp gốc từ người ký.',
    INDETERMINATE: 'Chưa thấy điều gì sai, nhưng cũng chưa đủ căn cứ để nói là đúng.',
  },
  verdict: 'Kết luận',
  file: 'Tệp',
  why: 'Vì sao',
  hash: 'Mã băm SHA-256',
  checkedAt: 'Kiểm tra lúc',
  procedure: 'Thủ tục',
  createdAt: 'Tờ khai lập lúc',
  printed: 'Bản in và dữ liệu',
  printedTexts: {
    same: 'Khớp từng byte: in lại từ dữ liệu thì được đúng bản đã ký',
    different: 'Không khớp: bản in không phải là bản in ra từ dữ liệu',
    'other-version': 'Chưa so được: tờ khai do phiên bản khác của phần mềm in ra',
  },
  notCompared: 'Chưa so được: trang này không có tệp thủ tục đúng phiên bản của tờ khai',
  files: 'Tệp đính kèm bên trong',
  agency: 'Cơ quan ký và đóng dấu',
  agencies: {
    sealed: 'Đúng cơ quan mà trang này nêu',
    other: 'Không phải cơ quan mà trang này nêu',
    none: 'Cơ quan chưa ký, chưa đóng dấu',
  },

  signatures: 'Chữ ký của người khai',
  officialSignatures: 'Chữ ký và dấu của cơ quan',
  timestamps: 'Dấu thời gian của cả tệp',
  noSignatures: 'Tệp này không có chữ ký số nào.',
  place: (field: string) => `Chỗ ký ${field}`,
  places: {
    dauCoQuan: 'Dấu của cơ quan',
    dauXacNhan: 'Dấu của cơ quan trên bản xác nhận',
  } as Readonly<Record<string, string>>,
  result: 'Kết quả',
  signer: 'Người ký, theo chứng thư',
  unreadableSigner: 'không đọc được',
  identity: 'Số trong chứng thư',
  organisation: 'Cơ quan, tổ chức',
  expected: 'Người phải ký, theo tờ khai',
  issuer: 'Nơi cấp chứng thư',
  validity: 'Hạn của chứng thư',
  range: (from: string, to: string) => `từ ${from} đến ${to}`,
  signedAt: 'Thời điểm ký (người ký tự ghi)',
  provenAt: 'Dấu thời gian chứng minh đã ký trước',
  noTimestamp: 'không có; thời điểm ký chưa được bên thứ ba chứng minh',
  badTimestamp: 'có, nhưng không tin được',
  level: 'Mức chữ ký (PAdES)',
  revocation: 'Thu hồi chứng thư',
  revocations: {
    good: 'không bị thu hồi, theo thông tin trong tệp',
    revoked: 'đã bị thu hồi',
    unknown: 'chưa rõ',
    'not-checked':
      'chưa kiểm tra: tệp không mang theo thông tin này, trình duyệt không hỏi được nơi cấp',
  },
  integrity: 'Sửa sau khi ký',
  intact: 'không có',
  changes: {
    'signature-removed': 'chữ ký bị gỡ khỏi tệp',
    'trailing-bytes': 'có dữ liệu lạ nối vào cuối tệp',
    'unreadable-revision': 'có phần nối thêm không đọc được',
    'form-changed': 'các ô của biểu mẫu bị đổi',
    'security-store-changed': 'thông tin kiểm tra chữ ký bị đổi',
    'object-added': 'có nội dung được thêm vào',
    'object-changed': 'có nội dung bị thay',
    'object-removed': 'có nội dung bị xoá',
    'object-completed': 'có nội dung được thêm vào',
    'hidden-object': 'có nội dung bị giấu trong tệp',
    'trailer-changed': 'cấu trúc tệp bị đổi',
    'signing-forbidden': 'ký thêm khi người ký trước đã khoá tệp',
  } as Readonly<Record<string, string>>,
  change: 'có thay đổi khác',
  changeAt: (object: number, revision: number) => `(đối tượng ${object}, lần ghi ${revision})`,
  damaged: 'nội dung hoặc chữ ký không còn nguyên vẹn',

  answers: 'Nội dung tờ khai trong tệp',
  answersLead: 'Dữ liệu mà máy tính đọc được trong tệp.',
  rawAnswers: 'Trang này không có tệp thủ tục nên câu hỏi được ghi bằng mã của nó.',
};

/** The words of one language. */
export type VerifyWords = typeof vi;

const en: VerifyWords = {
  title: 'Check a signed file',
  lead: 'The file is checked on this device and sent nowhere.',
  choose: 'PDF file to check',
  chooseHint: 'Choose the file, drop it into this frame, or paste it (Ctrl+V)',
  checking: (name) => `Checking the file ${name}…`,
  noTrust:
    'Whoever runs this page has named no certification authority to trust. It can be told whether the file was changed after signing, but not whether the signatures really are of the people named.',
  trustFailed:
    "The portal's list of trusted certification authorities could not be loaded, so it cannot be told whether the signatures really are of the people named. Check your connection and choose the file again.",
  tooLarge: (limit) => `The file is larger than ${limit} and cannot be checked here.`,
  unreadable: 'This device cannot read the file. Choose it again.',
  failed:
    'The check did not come off. Check your connection and choose the file again; if it still fails, reload the page.',

  verdicts: {
    'TOTAL-PASSED': 'Valid',
    'TOTAL-FAILED': 'Not valid',
    INDETERMINATE: 'Undecided',
  },
  verdictTexts: {
    'TOTAL-PASSED':
      'Every signature is right, trusted authorities issued the certificates, and nothing was changed after signing.',
    'TOTAL-FAILED': 'Do not rely on this file. Ask whoever signed it for the original.',
    INDETERMINATE: 'Nothing is known to be wrong, but it cannot be shown to be right.',
  },
  verdict: 'Verdict',
  file: 'File',
  why: 'Why',
  hash: 'SHA-256 hash',
  checkedAt: 'Checked at',
  procedure: 'Procedure',
  createdAt: 'Form filled in at',
  printed: 'Print and data',
  printedTexts: {
    same: 'Identical byte by byte: printing the data again gives the signed print',
    different: 'Different: the print is not what the data print as',
    'other-version': 'Not compared: another version of the software printed the form',
  },
  notCompared: 'Not compared: this page does not have the procedure in the version of the form',
  files: 'Files attached inside',
  agency: 'Signed and sealed for the agency',
  agencies: {
    sealed: 'By the agency that this page names',
    other: 'By another one than this page names',
    none: 'Not yet',
  },

  signatures: 'Signatures of citizens',
  officialSignatures: 'Signatures and seals of the agency',
  timestamps: 'Timestamps over the whole file',
  noSignatures: 'This file has no digital signature.',
  place: (field) => `Signature place ${field}`,
  places: {
    dauCoQuan: 'Seal of the agency',
    dauXacNhan: 'Seal of the agency over the confirmation',
  },
  result: 'Result',
  signer: 'Signer, by the certificate',
  unreadableSigner: 'cannot be read',
  identity: 'Number in the certificate',
  organisation: 'Organisation',
  expected: 'Who has to sign, by the form',
  issuer: 'Issuer of the certificate',
  validity: 'Certificate valid',
  range: (from, to) => `from ${from} to ${to}`,
  signedAt: 'Time of signing (as the signer states)',
  provenAt: 'A timestamp proves that it was signed before',
  noTimestamp: 'none; no third party proves the time of signing',
  badTimestamp: 'there is one, but it does not hold',
  level: 'Level of the signature (PAdES)',
  revocation: 'Revocation of the certificate',
  revocations: {
    good: 'not revoked, by what the file holds',
    revoked: 'revoked',
    unknown: 'not known',
    'not-checked': 'not checked: the file does not hold it and a browser cannot ask the issuer',
  },
  integrity: 'Changes after signing',
  intact: 'none',
  changes: {
    'signature-removed': 'the signature was taken out of the file',
    'trailing-bytes': 'strange data follows the end of the file',
    'unreadable-revision': 'something unreadable was added',
    'form-changed': 'the fields of the form were changed',
    'security-store-changed': 'the material for checking signatures was changed',
    'object-added': 'content was added',
    'object-changed': 'content was replaced',
    'object-removed': 'content was removed',
    'object-completed': 'content was added',
    'hidden-object': 'content is hidden in the file',
    'trailer-changed': 'the structure of the file was changed',
    'signing-forbidden': 'it was signed although an earlier signer had locked it',
  },
  change: 'something else was changed',
  changeAt: (object, revision) => `(object ${object}, update ${revision})`,
  damaged: 'the content or the signature is damaged',

  answers: 'Answers in the file',
  answersLead: 'The data that computers read in the file.',
  rawAnswers: 'This page does not have the procedure, so questions are named by their codes.',
};

/** The words of each language. */
export const verifyWords: Readonly<Record<CompleteLanguage, VerifyWords>> = { vi, en };
