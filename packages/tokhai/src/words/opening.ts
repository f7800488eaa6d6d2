/** What the door itself says before the form is there, and the ways to sign that it offers. */
import { addWords, type LanguageTag } from '@tokhai/elements';

const vi = {
  loading: 'Đang mở biểu mẫu…',
  loadFailedTitle: 'Chưa mở được biểu mẫu',
  loadFailed: {
    'not-reached':
      'Không tới được cổng. Hãy kiểm tra kết nối mạng rồi thử lại, hoặc tải lại trang.',
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
  tokenLabel: 'Ký bằng USB token',
  tokenHint: 'Cần chương trình tokhai-agent chạy trên máy này',
  outsideLabel: 'Tải về, ký bằng chương trình khác, rồi nộp lại tệp',
  outsideHint: 'Chương trình phải ký thêm vào tệp, không ghi lại cả tệp',
  remoteLabel: 'Ký bằng {name} trên điện thoại',
  remoteHint: 'Xác nhận trong ứng dụng của dịch vụ',
};

/** The opening words of one language. */
export type OpeningWords = typeof vi;

/** Other languages, once they are here: the first page is not made to wait for words that few read. */
const others: Partial<Record<LanguageTag, OpeningWords>> = {};

addWords(async (tag) => {
  if (tag === 'km') others.km = (await import('./opening-km.ts')).km;
  else others.en = (await import('./opening-en.ts')).en;
  return { templates: {} };
});

/** The opening words of a language; Vietnamese until the others are here. */
export function openingWords(language: LanguageTag): OpeningWords {
  return others[language] ?? vi;
}
