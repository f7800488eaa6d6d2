/** What `<tk-verify>` says of a submission that somebody confirmed by a login. */
import type { CompleteLanguage } from '@tokhai/elements';

const vi = {
  title: 'Xác nhận bằng tài khoản đã đăng nhập',
  noSignature:
    'Đây không phải là chữ ký số của người xác nhận và không thay chữ ký tay. Đây là hình thức xác nhận khác (Luật Giao dịch điện tử 20/2023/QH15, Điều 22 khoản 4); giá trị do pháp luật về thủ tục quy định.',
  unproven:
    'Chưa có gì chứng tỏ một cơ quan đã đóng dấu: dấu này chưa được kiểm tra đạt. Ai cũng có thể tự làm ra bản ghi như thế; đừng dựa vào các dòng dưới đây.',
  person: 'Người xác nhận',
  identity: 'Số định danh',
  account: 'Tài khoản',
  confirmedAt: 'Xác nhận lúc',
  login: 'Cách đăng nhập',
  secondStep: 'Bước xác thực thứ hai',
  agency: 'Mã cơ quan ghi nhận',
  sealedBy: 'Bên đóng dấu, theo chứng thư',
  document: 'Mã băm SHA-256 của tờ khai đã xác nhận',
  vouched:
    'Các thông tin này do bên đóng dấu ghi lại. Hãy xem bên đóng dấu có đúng là cơ quan nhận hồ sơ không.',
};

/** The words of one language. */
export type ConfirmationWords = typeof vi;

const en: ConfirmationWords = {
  title: 'Confirmed by a login',
  noSignature:
    'This is no digital signature of the person who confirmed, and does not replace one by hand. It is another form of confirmation (Law on Electronic Transactions 20/2023/QH15, Article 22, clause 4), worth what the law of the procedure gives it.',
  unproven:
    'Nothing shows that an agency sealed this: the seal did not pass. Anybody can make such a record; do not rely on the lines below.',
  person: 'Who confirmed',
  identity: 'Personal number',
  account: 'Account',
  confirmedAt: 'Confirmed at',
  login: 'How the person logged in',
  secondStep: 'Second step',
  agency: 'Code of the agency',
  sealedBy: 'Sealed by, as the certificate says',
  document: 'SHA-256 hash of the form that was confirmed',
  vouched:
    'All this is what whoever sealed it recorded. See whether that is the agency that takes the form.',
};

/** The words of each language. */
export const confirmationWords: Readonly<Record<CompleteLanguage, ConfirmationWords>> = { vi, en };
