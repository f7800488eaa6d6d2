/** The reasons of a verdict in words for officers; `{field}` stands for a parameter. */
import type { Reason } from '@tokhai/intake';
import type { Language } from './language.ts';

type Texts = Readonly<Record<string, string>>;

const vi: Texts = {
  'revocation-not-checked':
    'Chưa hỏi nơi cấp xem chứng thư có bị thu hồi không. Hãy hỏi khi việc quan trọng.',
  'revocation-unknown': 'Đã hỏi nhưng chưa biết được chứng thư có bị thu hồi không.',
  'revoked-later': 'Chứng thư bị thu hồi sau khi ký; dấu thời gian chứng minh điều đó.',
  'certificate-constraints': 'Chứng thư trái với điều kiện mà nơi cấp phải theo.',
  'certificate-revoked': 'Chứng thư đã bị thu hồi.',
  'issuer-not-trusted-then': 'Nơi cấp chứng thư không được công nhận vào thời điểm đó.',
  'issuer-revoked': 'Chứng thư của nơi cấp đã bị thu hồi.',
  'timestamp-not-proven': 'Chữ ký có dấu thời gian nhưng dấu đó không tin được.',
  'profile-algorithm-unknown': 'Không đọc được thuật toán ký, hoặc thuật toán quá yếu.',
  'profile-certificate-hash': 'Chứng thư được cấp bằng hàm băm ngoài danh mục.',
  'profile-certificate-key': 'Khóa của chứng thư ngắn hơn quy định.',
  'profile-format': 'Định dạng chữ ký nằm ngoài danh mục.',
  'profile-hash': 'Hàm băm của chữ ký nằm ngoài danh mục.',
  'profile-key': 'Khóa ký ngắn hơn quy định.',
  'profile-scheme': 'Thuật toán ký nằm ngoài danh mục (RSA phải theo RSASSA-PSS).',
  'too-large': 'Tệp lớn quá {maxBytes} byte.',
  'not-a-pdf': 'Tệp nộp lên không phải là PDF.',
  'not-a-submission': 'PDF không chứa dữ liệu tờ khai.',
  'damaged-submission': 'Không đọc được dữ liệu trong PDF ({cause}).',
  'unknown-procedure': 'Thủ tục hoặc phiên bản biểu mẫu không thuộc cổng này.',
  'procedure-not-given': 'Thiếu tệp thủ tục nên chưa so được dữ liệu và bản in.',
  'procedure-not-in-force': 'Phiên bản biểu mẫu này có hiệu lực từ {from} đến {to}.',
  'older-version-taken':
    'Tờ khai theo phiên bản có hiệu lực đến {to}; phiên bản này được nhận đến {until}.',
  'answers-changed-since':
    'Có {count} câu trả lời không còn chỗ trong phiên bản đang có hiệu lực, hoặc cần xem lại.',
  'created-in-future': 'Thời điểm lập tờ khai muộn hơn hiện tại.',
  'answers-overruled':
    'Có {count} câu trả lời khác thường mà người khai đã được nhắc và vẫn giữ. Hãy đối chiếu.',
  'answers-invalid': 'Có {count} câu trả lời thiếu hoặc sai.',
  'file-missing': 'Tệp đính kèm ({path}) không có trong PDF.',
  'file-differs': 'Tệp đính kèm ({path}) khác với tệp đã khai.',
  'renders-differently': 'Bản in không phải là bản in ra từ dữ liệu.',
  'printed-by-other-version': 'PDF do phiên bản phần mềm khác in ra, nên chưa so được bản in.',
  'changed-before-signing': 'PDF bị sửa sau khi lập và trước khi ký.',
  'required-signature-missing': 'Thiếu chữ ký ở chỗ {field}.',
  'signature-place-unknown': 'Chữ ký {field} không nằm ở chỗ ký nào của biểu mẫu.',
  'signature-shows-other':
    'Hình hiển thị của chữ ký ở chỗ {field} không do biểu mẫu này vẽ. Hãy đọc người ký và thời điểm ký ở đây, không đọc trên hình.',
  'officer-place-signed': 'Chỗ {field} dành cho cán bộ ký sau khi tiếp nhận.',
  'awaits-paper': 'Chưa ai ký số: chỉ có giá trị khi nhận được bản in đã ký tay.',
  'signed-not-paper': 'Tệp đã có chữ ký số nên không nộp theo cách in và ký tay.',
  'signed-not-confirmed': 'Tệp đã có chữ ký số nên không xác nhận bằng tài khoản.',
  'confirmed-not-signed':
    'Không phải chữ ký số: người đã đăng nhập xác nhận bằng tài khoản. Chỉ có giá trị khi pháp luật về thủ tục này cho phép (Luật 20/2023/QH15, Điều 22 khoản 4).',
  'confirmed-out-of-order': 'Chỗ {field} phải được xác nhận sau người ký trước.',
  'confirmer-not-signer': 'Người đăng nhập không phải người phải ký ở chỗ {field}.',
  'confirmer-name-differs':
    'Người xác nhận ở chỗ {field} đúng số định danh nhưng viết họ tên khác với tờ khai. Hãy đối chiếu.',
  'confirmer-identity-unproven':
    'Người xác nhận ở chỗ {field} đúng họ tên nhưng tờ khai không có số định danh để đối chiếu. Hãy đối chiếu.',
  'sent-before': 'Chính tệp PDF này đã được gửi trước đó.',
  'confirmation-missing': 'Trong tệp không có bản ghi xác nhận nào được đóng dấu.',
  'confirmation-differs': 'Bản ghi xác nhận được đóng dấu không thuộc về tờ khai này.',
  'evidence-deleted':
    'Kết quả kiểm tra chữ ký đã lưu được xóa theo yêu cầu. Hãy kiểm tra lại tệp PDF.',
  'tier-not-taken': 'Cổng không nhận hồ sơ theo cách này ({tier}).',
  'seal-of-other-agency': 'Chứng thư ký ở chỗ {field} không phải của cơ quan này.',
  'withdrawn-before': 'Chính tệp PDF này đã được người nộp rút.',
  'signed-out-of-order': 'Chỗ {field} được ký trước người phải ký đầu tiên.',
  'signer-identity-mismatch': 'Chứng thư ký ở chỗ {field} mang số định danh khác với tờ khai.',
  'signer-name-mismatch':
    'Chứng thư ký ở chỗ {field} mang tên khác với tờ khai và không có số định danh.',
  'signer-name-differs':
    'Chứng thư ký ở chỗ {field} đúng số định danh nhưng viết họ tên khác với tờ khai. Hãy đối chiếu.',
  'signer-name-accents':
    'Chứng thư ký ở chỗ {field} mang họ tên khác dấu với tờ khai và không có số định danh: có thể là của người khác. Hãy đối chiếu.',
  'signer-identity-unproven':
    'Chứng thư ký ở chỗ {field} đúng họ tên nhưng không có số định danh để đối chiếu. Hãy đối chiếu.',
};

const en: Texts = {
  'revocation-not-checked':
    'The issuer was not asked whether the certificate was revoked. Ask where it matters.',
  'revocation-unknown': 'Whether the certificate was revoked was asked in vain.',
  'revoked-later': 'The certificate was revoked after it signed, as a timestamp proves.',
  'certificate-constraints': 'The certificate breaks a condition that its issuer is bound to.',
  'certificate-revoked': 'The certificate was revoked.',
  'issuer-not-trusted-then': 'The authority was not trusted at that time.',
  'issuer-revoked': 'The certificate of the issuer was revoked.',
  'timestamp-not-proven': 'The signature has a timestamp that does not hold.',
  'profile-algorithm-unknown': 'The signature algorithm cannot be read, or is too weak.',
  'profile-certificate-hash': 'A certificate was issued with a digest that is not listed.',
  'profile-certificate-key': 'The key of a certificate is shorter than prescribed.',
  'profile-format': 'The format of the signature is not listed.',
  'profile-hash': 'The digest of the signature is not listed.',
  'profile-key': 'The signing key is shorter than prescribed.',
  'profile-scheme': 'The signature algorithm is not listed (RSA has to follow RSASSA-PSS).',
  'too-large': 'The file is larger than {maxBytes} bytes.',
  'not-a-pdf': 'The file is not a PDF.',
  'not-a-submission': 'The PDF holds no answers of a form.',
  'damaged-submission': 'The data inside the PDF cannot be read ({cause}).',
  'unknown-procedure': 'The procedure, or this version of its form, is not of this portal.',
  'procedure-not-given': 'Without the procedure file, answers and print were not compared.',
  'procedure-not-in-force': 'This version of the form is in force from {from} to {to}.',
  'older-version-taken': 'The form is the version in force until {to}; it is taken until {until}.',
  'answers-changed-since':
    'The version in force now has no place for {count} of the answers, or asks to look at them again.',
  'created-in-future': 'The form says it was filled in later than now.',
  'answers-overruled':
    '{count} answers look unusual; the form told the sender, who kept them. Compare them.',
  'answers-invalid': '{count} answers are missing or wrong.',
  'file-missing': 'An attached file ({path}) is not inside the PDF.',
  'file-differs': 'An attached file ({path}) is not the one the answers name.',
  'renders-differently': 'The print is not what the data print as.',
  'printed-by-other-version':
    'The PDF was printed by another version of the software, so the print was not compared.',
  'changed-before-signing': 'The PDF was changed after it was made and before it was signed.',
  'required-signature-missing': 'The signature at {field} is missing.',
  'signature-place-unknown': 'The signature {field} stands in no place of the form.',
  'signature-shows-other':
    'What the signature at {field} shows was not drawn by this form. Read here who signed and when, not on the page.',
  'officer-place-signed': 'The place {field} is for an officer, who signs after the receipt.',
  'awaits-paper': 'Nobody signed digitally: it counts only once its print comes, signed by hand.',
  'signed-not-paper': 'The file holds digital signatures, so it is not one to sign on paper.',
  'signed-not-confirmed': 'The file holds digital signatures, so it is not confirmed by a login.',
  'confirmed-not-signed':
    'No digital signature: whoever had to confirmed it in a login of their own. It counts only where the law of the procedure takes that (Law 20/2023/QH15, Article 22.4).',
  'confirmed-out-of-order': 'The place {field} is confirmed after somebody who comes first.',
  'confirmer-not-signer': 'Who is logged in is not the one to sign at {field}.',
  'confirmer-name-differs':
    'Whoever confirmed at {field} has the number of the form, but another writing of the name. Compare them.',
  'confirmer-identity-unproven':
    'Whoever confirmed at {field} has the name of the form, which holds no number to compare. Compare them.',
  'sent-before': 'This very PDF was sent before.',
  'confirmation-missing': 'The file holds no sealed confirmation.',
  'confirmation-differs': 'The sealed record is not about this form.',
  'evidence-deleted':
    'The stored result of checking the signatures was deleted. Check the PDF again.',
  'tier-not-taken': 'The portal does not take submissions of this kind ({tier}).',
  'seal-of-other-agency': 'The certificate used at {field} is none of this agency.',
  'withdrawn-before': 'This very PDF was withdrawn by its sender.',
  'signed-out-of-order': 'The place {field} was signed before somebody who has to sign first.',
  'signer-identity-mismatch':
    'The certificate used at {field} has another personal number than the form.',
  'signer-name-mismatch':
    'The certificate used at {field} has another name than the form, and no personal number.',
  'signer-name-differs':
    'The certificate used at {field} has the personal number of the form but writes the name differently. Compare them.',
  'signer-name-accents':
    'The certificate used at {field} has a name with other accents than the form, and no personal number: it may be the one of somebody else. Compare them.',
  'signer-identity-unproven':
    'The certificate used at {field} has the name of the form but no personal number. Compare them.',
};

/** The texts of each language. */
export const reasonTexts: Readonly<Record<Language, Texts>> = { vi, en };

/**
 * A reason as a sentence; one that has no words yet is shown as the desk says it, with its code.
 * @param fieldTitle what a signature field is called on the form
 */
export function reasonText(
  { code, message, params }: Reason,
  language: Language,
  fieldTitle: (field: string) => string,
): string {
  const text = reasonTexts[language][code];
  if (text === undefined) return `${message} [${code}]`;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '');
    return name === 'field' ? fieldTitle(value) : value;
  });
}
