/** What the check of a file found, for whoever reads the file: what is the matter with it. */
import type { CompleteLanguage } from '@tokhai/elements';

type Texts = Readonly<Record<string, string>>;

const vi: Texts = {
  'no-signature': 'Tệp chưa có chữ ký số nào.',
  'not-a-pdf': 'Tệp này không phải là PDF.',
  'malformed-pdf': 'Tệp PDF bị hỏng.',
  'encrypted-pdf': 'Tệp PDF bị đặt mật khẩu nên không kiểm tra được.',
  'too-large': 'Tệp quá lớn nên không kiểm tra được ở đây.',
  'modified-after-signing': 'Tệp bị sửa sau khi ký.',
  'digest-mismatch': 'Nội dung đã ký không còn nguyên vẹn.',
  'signature-invalid': 'Chữ ký không phải do chứng thư trong tệp ký ra.',
  'signature-removed': 'Có chữ ký đã bị gỡ khỏi tệp.',
  'bad-byte-range': 'Chữ ký không trùm lên cả nội dung của tệp.',
  'bad-cms': 'Dữ liệu của chữ ký bị hỏng.',
  'nonzero-padding': 'Có dữ liệu lạ giấu trong chữ ký.',
  'weak-algorithm': 'Chữ ký dùng thuật toán cũ không còn an toàn.',
  'unsupported-format': 'Chữ ký thuộc loại không được nhận.',
  'signing-certificate-mismatch': 'Chữ ký chỉ đến một chứng thư khác.',
  'no-signing-certificate': 'Chữ ký không chỉ ra chứng thư đã dùng.',
  'unknown-issuer': 'Chứng thư không do tổ chức nào được trang này tin cậy cấp.',
  'issuer-not-trusted-then': 'Nơi cấp không được công nhận vào thời điểm đó.',
  'issuer-unsuitable': 'Chứng thư của nơi cấp không được phép cấp chứng thư.',
  'issuer-expired': 'Chứng thư của nơi cấp đã hết hạn.',
  'issuer-not-yet-valid': 'Chứng thư của nơi cấp chưa tới ngày có hiệu lực.',
  'issuer-revoked': 'Chứng thư của nơi cấp đã bị thu hồi.',
  'certificate-expired': 'Chứng thư của người ký đã hết hạn.',
  'certificate-not-yet-valid': 'Chứng thư của người ký chưa tới ngày có hiệu lực.',
  'certificate-unsuitable': 'Chứng thư của người ký không dùng để ký văn bản.',
  'certificate-constraints': 'Chứng thư trái với điều kiện mà nơi cấp phải theo.',
  'certificate-revoked': 'Chứng thư của người ký đã bị thu hồi.',
  'revocation-unknown': 'Chưa rõ chứng thư có bị thu hồi không.',
  'signed-in-future': 'Chữ ký ghi một thời điểm chưa tới.',
  'signed-after-timestamp': 'Chữ ký ghi thời điểm muộn hơn dấu thời gian.',
  'signed-outside-validity': 'Thời điểm ký nằm ngoài hạn của chứng thư.',
  'timestamp-mismatch': 'Dấu thời gian không thuộc về nội dung này.',
  'timestamp-in-future': 'Dấu thời gian ghi một thời điểm chưa tới.',
  'timestamp-authority-unsuitable': 'Chứng thư của nơi cấp dấu thời gian không dành cho việc này.',
  'confirmation-differs': 'Bản xác nhận được đóng dấu không thuộc về tờ khai này.',
  'seal-of-other-agency': 'Chứng thư đã ký hoặc đóng dấu ở đây không phải của cơ quan này.',
  'changed-before-signing': 'Tệp bị sửa sau khi biểu mẫu tạo ra và trước khi ký.',
  'renders-differently': 'Bản in không phải là bản in ra từ dữ liệu trong tệp.',
  'printed-by-other-version': 'Phiên bản khác của phần mềm đã in tờ khai, nên chưa so được bản in.',
  'damaged-submission': 'Không đọc được dữ liệu tờ khai trong tệp.',
};

const en: Texts = {
  'no-signature': 'The file has no digital signature.',
  'not-a-pdf': 'The file is not a PDF.',
  'malformed-pdf': 'The PDF is damaged.',
  'encrypted-pdf': 'The PDF has a password and cannot be checked.',
  'too-large': 'The file is too large to be checked here.',
  'modified-after-signing': 'The file was changed after signing.',
  'digest-mismatch': 'What was signed is no longer whole.',
  'signature-invalid': 'The signature was not made with the certificate in the file.',
  'signature-removed': 'A signature was taken out of the file.',
  'bad-byte-range': 'The signature does not cover the whole content of the file.',
  'bad-cms': 'The data of the signature is damaged.',
  'nonzero-padding': 'Strange data is hidden in the signature.',
  'weak-algorithm': 'The signature uses an old algorithm that is no longer safe.',
  'unsupported-format': 'The signature is of a kind that is not accepted.',
  'signing-certificate-mismatch': 'The signature names another certificate.',
  'no-signing-certificate': 'The signature does not name the certificate that it was made with.',
  'unknown-issuer': 'No authority that this page trusts issued the certificate.',
  'issuer-not-trusted-then': 'The authority was not trusted at that time.',
  'issuer-unsuitable': "The issuer's certificate is not allowed to issue certificates.",
  'issuer-expired': "The issuer's certificate has expired.",
  'issuer-not-yet-valid': "The issuer's certificate is not valid yet.",
  'issuer-revoked': "The issuer's certificate was revoked.",
  'certificate-expired': "The signer's certificate has expired.",
  'certificate-not-yet-valid': "The signer's certificate is not valid yet.",
  'certificate-unsuitable': "The signer's certificate is not for signing documents.",
  'certificate-constraints': 'The certificate breaks a condition that its issuer is bound to.',
  'certificate-revoked': "The signer's certificate was revoked.",
  'revocation-unknown': 'Whether the certificate was revoked is not known.',
  'signed-in-future': 'The signature claims a time that has not come yet.',
  'signed-after-timestamp': 'The signature claims a later time than its timestamp.',
  'signed-outside-validity': 'The time of signing is outside the validity of the certificate.',
  'timestamp-mismatch': 'The timestamp does not belong to this content.',
  'timestamp-in-future': 'The timestamp tells a time that has not come yet.',
  'timestamp-authority-unsuitable': 'The certificate of the timestamp is not made for timestamps.',
  'confirmation-differs': 'The sealed confirmation does not belong to this form.',
  'seal-of-other-agency': 'The certificate that signed or sealed here is none of this agency.',
  'changed-before-signing': 'The file was changed after the form made it and before it was signed.',
  'renders-differently': 'The print is not what the data in the file print as.',
  'printed-by-other-version':
    'Another version of the software printed the form, so the print was not compared.',
  'damaged-submission': 'The data of the form in the file cannot be read.',
};

/** The texts of each language. */
export const findingTexts: Readonly<Record<CompleteLanguage, Texts>> = { vi, en };

/** A finding as a sentence; one that has no words is told as the check says it, with its code. */
export function findingText(
  { code, message }: { code: string; message: string },
  language: CompleteLanguage,
): string {
  const texts = findingTexts[language];
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return text ?? `${message} [${code}]`;
}
