/**
 * The desk's reasons for not taking a submission, for the person who sent it: what happened and
 * what to do. `{field}` stands for the title of a signature place.
 */
import type { CompleteLanguage } from '@tokhai/elements';

type Texts = Readonly<Record<string, string>>;

const vi: Texts = {
  'too-large': 'Hồ sơ lớn hơn mức cổng nhận. Hãy đính kèm tệp nhỏ hơn rồi ký lại.',
  'not-a-pdf': 'Tệp gửi đi không phải là PDF. Hãy tải lại trang rồi ký và nộp lại.',
  'no-signature': 'Tờ khai chưa có chữ ký số. Hãy ký rồi nộp lại.',
  'modified-after-signing': 'Tờ khai bị sửa sau khi ký. Hãy quay lại trang Ký, ký bản mới rồi nộp.',
  'digest-mismatch': 'Tờ khai bị sửa sau khi ký. Hãy quay lại trang Ký, ký bản mới rồi nộp.',
  'signature-invalid':
    'Chữ ký không khớp với chứng thư. Hãy ký lại; nếu vẫn vậy, hãy hỏi nơi cấp chứng thư.',
  'signature-removed': 'Có chữ ký đã bị xóa khỏi tờ khai. Hãy ký lại từ đầu rồi nộp.',
  'weak-algorithm':
    'Chữ ký dùng thuật toán cũ không còn an toàn. Hãy ký bằng chứng thư mới (SHA-256 trở lên).',
  'certificate-unsuitable':
    'Chứng thư này không dùng để ký văn bản. Hãy ký bằng chứng thư chữ ký số cá nhân.',
  'issuer-not-trusted-then':
    'Nơi cấp chứng thư không được công nhận vào lúc ký. Hãy ký bằng chứng thư do tổ chức đang được Nhà nước cấp phép.',
  'issuer-unsuitable':
    'Chứng thư của nơi cấp không hợp lệ. Hãy ký bằng chứng thư do tổ chức được Nhà nước cấp phép.',
  'issuer-expired':
    'Chứng thư của nơi cấp đã hết hạn. Hãy xin nơi cấp gia hạn, rồi ký bằng chứng thư mới.',
  'issuer-not-yet-valid':
    'Chứng thư của nơi cấp chưa tới ngày có hiệu lực. Hãy ký bằng chứng thư đang có hiệu lực.',
  'signed-in-future': 'Đồng hồ trên máy chạy trước. Hãy chỉnh lại ngày giờ, ký lại từ đầu rồi nộp.',
  'signed-outside-validity':
    'Thời điểm ký nằm ngoài hạn của chứng thư. Hãy xem lại ngày giờ trên máy rồi ký lại.',
  'unknown-issuer':
    'Cổng không công nhận tổ chức cấp chứng thư này. Hãy ký bằng chứng thư do tổ chức được Nhà nước cấp phép.',
  'certificate-expired': 'Chứng thư đã hết hạn. Hãy ký lại bằng chứng thư còn hạn.',
  'certificate-constraints':
    'Chứng thư trái với điều kiện mà nơi cấp phải theo. Hãy ký bằng chứng thư khác.',
  'certificate-revoked': 'Chứng thư đã bị thu hồi. Hãy ký lại bằng chứng thư còn hiệu lực.',
  'issuer-revoked':
    'Chứng thư của nơi cấp đã bị thu hồi. Hãy ký bằng chứng thư do tổ chức khác cấp.',
  'revocation-unknown':
    'Chưa hỏi được nơi cấp xem chứng thư có bị thu hồi không. Hãy nộp lại sau ít phút.',
  'certificate-not-yet-valid':
    'Chứng thư chưa tới ngày có hiệu lực. Hãy ký lại bằng chứng thư đang có hiệu lực.',
  'not-a-submission': 'PDF này không chứa dữ liệu tờ khai. Hãy nộp bản do biểu mẫu này tạo ra.',
  'malformed-pdf': 'Tệp PDF bị hỏng trên đường đi. Hãy nộp lại; nếu vẫn vậy, hãy ký lại từ đầu.',
  'bad-byte-range': 'Chữ ký trong PDF bị hỏng. Hãy ký lại từ đầu rồi nộp.',
  'bad-cms': 'Chữ ký trong PDF bị hỏng. Hãy ký lại từ đầu rồi nộp.',
  'damaged-submission': 'Dữ liệu trong PDF bị hỏng. Hãy tải lại trang, ký và nộp lại.',
  'unknown-procedure':
    'Cổng đã đổi phiên bản biểu mẫu này. Hãy tải lại trang để điền bản đang có hiệu lực.',
  'procedure-not-in-force':
    'Phiên bản biểu mẫu này không còn hiệu lực. Hãy tải lại trang để điền bản đang có hiệu lực.',
  'created-in-future': 'Đồng hồ trên máy này chạy trước. Hãy chỉnh lại ngày giờ, ký và nộp lại.',
  'answers-invalid': 'Có câu trả lời thiếu hoặc sai. Hãy xem lại từng trang, sửa rồi ký lại.',
  'file-missing': 'Thiếu một tệp đính kèm. Hãy chọn lại tệp rồi ký lại.',
  'file-differs': 'Một tệp đính kèm khác với tệp đã khai. Hãy chọn lại tệp rồi ký lại.',
  'renders-differently':
    'Bản in không khớp với dữ liệu. Hãy tải lại trang, ký bản do biểu mẫu tạo ra rồi nộp.',
  'printed-by-other-version':
    'Tờ khai do phiên bản cũ của trang này in ra. Hãy tải lại trang, in và ký lại.',
  'changed-before-signing':
    'PDF bị sửa trước khi ký. Hãy tải lại trang, ký bản do biểu mẫu tạo ra rồi nộp.',
  'required-signature-missing':
    'Còn thiếu chữ ký ở chỗ “{field}”. Hãy nhờ người đó ký rồi nộp lại.',
  'signature-place-unknown': 'Có chữ ký không nằm đúng chỗ. Hãy ký vào các chỗ của biểu mẫu.',
  'officer-place-signed':
    'Chỗ “{field}” dành cho cán bộ ký sau. Hãy nộp bản không có chữ ký ở chỗ đó.',
  'signed-not-paper':
    'Tờ khai đã có chữ ký số nên không nộp theo cách in và ký tay. Hãy bỏ các chữ ký, hoặc nộp bản đã ký số.',
  'signed-not-confirmed':
    'Tờ khai đã có chữ ký số nên không xác nhận bằng tài khoản. Hãy nộp bản đã ký số, hoặc bỏ các chữ ký.',
  'confirmer-not-signer':
    'Tài khoản đang đăng nhập không phải của người phải ký ở chỗ “{field}”. Chỉ chính người đó xác nhận được: hãy để người đó mở tờ khai này và đăng nhập bằng tài khoản của mình.',
  'confirmed-out-of-order':
    'Chỗ “{field}” được xác nhận sau người phải ký đầu tiên. Hãy để người đó xác nhận trước.',
  'sent-before':
    'Chính tờ khai này đã được gửi trước đó. Hãy xem biên nhận; muốn gửi lại, hãy quay lại sửa câu trả lời rồi làm tờ khai mới.',
  'tier-not-taken': 'Cổng này không nhận hồ sơ theo cách đã chọn. Hãy ký số rồi nộp.',
  'withdrawn-before':
    'Hồ sơ này đã được rút. Muốn nộp lại, hãy bỏ các chữ ký, ký lại từ đầu rồi nộp.',
  'signed-out-of-order':
    'Chỗ “{field}” được ký trước người phải ký đầu tiên. Hãy bỏ các chữ ký và ký lại đúng thứ tự.',
  'signer-identity-mismatch':
    'Chứng thư ký ở chỗ “{field}” mang số định danh của người khác. Người có tên trong tờ khai phải tự ký.',
  'signer-name-mismatch':
    'Chứng thư ký ở chỗ “{field}” mang tên người khác. Người có tên trong tờ khai phải tự ký.',
};

const en: Texts = {
  'too-large':
    'The submission is larger than the portal takes. Attach smaller files and sign again.',
  'not-a-pdf': 'What was sent is no PDF. Load the page again, sign and submit again.',
  'no-signature': 'The form is not signed. Sign it and submit again.',
  'modified-after-signing':
    'The form was changed after signing. Go back to the sign page, sign the new print and submit.',
  'digest-mismatch':
    'The form was changed after signing. Go back to the sign page, sign the new print and submit.',
  'signature-invalid':
    'The signature does not fit the certificate. Sign again; if it stays so, ask your issuer.',
  'signature-removed': 'A signature was taken out of the form. Have everybody sign again.',
  'weak-algorithm':
    'The signature uses an old, unsafe algorithm. Sign with a new certificate (SHA-256 or better).',
  'certificate-unsuitable':
    'This certificate is not for signing documents. Use a personal signing certificate.',
  'issuer-not-trusted-then':
    'The authority of the certificate was not licensed when it was used. Sign with a certificate from one that is.',
  'issuer-unsuitable':
    "The issuer's certificate is not sound. Sign with one of a licensed authority.",
  'issuer-expired':
    "The issuer's certificate has expired. Ask the issuer for a new certificate and sign with it.",
  'issuer-not-yet-valid': "The issuer's certificate is not valid yet. Sign with a valid one.",
  'signed-in-future': 'The clock of your device is ahead. Set it right, sign again and submit.',
  'signed-outside-validity':
    'The time of signing is outside the validity of the certificate. Check your clock, sign again.',
  'unknown-issuer':
    'The portal does not recognise the issuer of this certificate. Sign with one of a licensed authority.',
  'certificate-expired': 'The certificate has expired. Sign again with a valid one.',
  'certificate-constraints':
    'The certificate breaks a condition that its issuer is bound to. Sign with another one.',
  'certificate-revoked': 'The certificate was revoked. Sign again with a valid one.',
  'issuer-revoked':
    'The certificate of your provider was revoked. Sign with one of another provider.',
  'revocation-unknown':
    'The issuer did not say whether the certificate was revoked. Submit again in a few minutes.',
  'certificate-not-yet-valid': 'The certificate is not valid yet. Sign again with a valid one.',
  'not-a-submission': 'This PDF holds no answers. Submit the one that this form makes.',
  'malformed-pdf': 'The PDF was damaged on the way. Submit again; if it stays so, sign again.',
  'bad-byte-range': 'The signature in the PDF is damaged. Sign again and submit.',
  'bad-cms': 'The signature in the PDF is damaged. Sign again and submit.',
  'damaged-submission': 'The data in the PDF are damaged. Load the page again, sign and submit.',
  'unknown-procedure':
    'The portal has a new version of this form. Load the page again and fill in the one in force.',
  'procedure-not-in-force':
    'This version of the form is not in force. Load the page again and fill in the one in force.',
  'created-in-future': 'The clock of your device is ahead. Set it right, sign and submit again.',
  'answers-invalid': 'Answers are missing or wrong. Check each page, mend them and sign again.',
  'file-missing': 'An attached file is missing. Choose it again and sign again.',
  'file-differs': 'An attached file is not the one declared. Choose it again and sign again.',
  'renders-differently':
    'The print does not match the data. Load the page again, sign the print of the form and submit.',
  'printed-by-other-version':
    'The form was printed by an old version of this page. Load it again, print and sign again.',
  'changed-before-signing':
    'The PDF was changed before signing. Load the page again, sign the print of the form and submit.',
  'required-signature-missing':
    'The signature at “{field}” is missing. Have that person sign and submit again.',
  'signature-place-unknown': 'A signature is out of place. Sign in the places of the form.',
  'officer-place-signed':
    'The place “{field}” is for an officer, who signs later. Submit without a signature there.',
  'signed-not-paper':
    'The form holds digital signatures, so it is not one to print and sign by hand. Drop the signatures, or submit the signed form.',
  'signed-not-confirmed':
    'The form holds digital signatures, so it is not confirmed by an account. Submit it as signed, or drop the signatures.',
  'confirmer-not-signer':
    'The account that is logged in is not that of the person to sign at “{field}”. Only that person can confirm: let them open this form and log in with an account of their own.',
  'confirmed-out-of-order':
    'The place “{field}” is confirmed after somebody who comes first. Let that person confirm first.',
  'sent-before':
    'This very form was sent before. See its receipt; to send it again, go back to the answers and make it anew.',
  'tier-not-taken':
    'This portal does not take submissions of this kind. Sign digitally and submit.',
  'withdrawn-before':
    'This dossier was withdrawn. To submit again, drop the signatures, sign again and submit.',
  'signed-out-of-order':
    'The place “{field}” was signed before somebody who has to sign first. Drop the signatures and sign in order.',
  'signer-identity-mismatch':
    'The certificate used at “{field}” has the number of somebody else. The person named in the form has to sign.',
  'signer-name-mismatch':
    'The certificate used at “{field}” names somebody else. The person named in the form has to sign.',
};

const unknown: Readonly<Record<CompleteLanguage, (code: string) => string>> = {
  vi: (code) =>
    `Cổng chưa nhận hồ sơ này (mã lỗi ${code}). Hãy ký lại rồi nộp, hoặc hỏi nơi hướng dẫn và nói mã lỗi này.`,
  en: (code) =>
    `The portal did not take this submission (error ${code}). Sign and submit again, or ask the contact and give this error.`,
};

/** The texts of each language. */
export const refusalTexts: Readonly<Record<CompleteLanguage, Texts>> = { vi, en };

/**
 * Why the desk refused, as a sentence with what to do.
 * @param fieldTitle title of the signature place that the reason is about, if any
 */
export function refusalText(code: string, language: CompleteLanguage, fieldTitle = ''): string {
  // The code comes from outside: it is shown only when it looks like one.
  const safe = /^[a-z0-9-]{1,60}$/.test(code) ? code : 'unknown';
  const texts = refusalTexts[language];
  const text = Object.hasOwn(texts, safe) ? texts[safe] : undefined;
  return text?.replace('{field}', () => fieldTitle) ?? unknown[language](safe);
}
