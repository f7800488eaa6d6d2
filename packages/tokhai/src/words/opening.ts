/** What the door itself says before the form is there, and the ways to sign that it offers. */
import type { LanguageTag } from '@tokhai/elements';

const vi = {
  loading: 'Đang mở biểu mẫu…',
  loadFailedTitle: 'Chưa mở được biểu mẫu',
  loadFailed: {
    'not-reached': 'Không tới được cổng. Hãy kiểm tra kết nối mạng rồi thử lại.',
    'not-found': 'Cổng không có biểu mẫu ở địa chỉ này. Hãy báo cho đơn vị quản lý cổng.',
    'too-large': 'Tệp biểu mẫu quá lớn. Hãy báo cho đơn vị quản lý cổng.',
    'not-json': 'Tệp biểu mẫu bị hỏng. Hãy báo cho đơn vị quản lý cổng.',
    'not-a-procedure': 'Tệp biểu mẫu không đúng quy cách. Hãy báo cho đơn vị quản lý cổng.',
  },
  retry: 'Thử lại',

  p12Label: 'Ký bằng tệp chữ ký số (.p12, .pfx)',
  p12Hint: 'Dùng tệp và mật khẩu do tổ chức chứng thực chữ ký số cấp cho bạn',
  certificateLabel: 'Ký thử bằng chứng thư trình diễn',
  certificateHint:
    'Cổng trình diễn cấp ngay một chứng thư theo họ tên trong tờ khai; chữ ký này không có giá trị pháp lý',
};

/** The opening words of one language. */
export type OpeningWords = typeof vi;

const en: OpeningWords = {
  loading: 'Opening the form…',
  loadFailedTitle: 'The form cannot be opened yet',
  loadFailed: {
    'not-reached': 'The portal cannot be reached. Check your connection and try again.',
    'not-found': 'The portal has no form at this address. Tell whoever runs the portal.',
    'too-large': 'The file of the form is too large. Tell whoever runs the portal.',
    'not-json': 'The file of the form is damaged. Tell whoever runs the portal.',
    'not-a-procedure': 'The file of the form breaks the rules. Tell whoever runs the portal.',
  },
  retry: 'Try again',

  p12Label: 'Sign with a signature file (.p12, .pfx)',
  p12Hint: 'Use the file and the password that your certification authority gave you',
  certificateLabel: 'Try signing with a demonstration certificate',
  certificateHint:
    'The demo portal issues a certificate at once in the name given in the form; this signature has no legal value',
};

/** The opening words of each language. */
export const openingWords: Readonly<Record<LanguageTag, OpeningWords>> = { vi, en };
