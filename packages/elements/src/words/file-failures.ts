import { msg } from '@lit/localize';
import { codeOf, failureWords } from './failures.ts';

/** Why a file that somebody chose was not taken, in words; any other failure as everywhere. */
export function fileFailureWords(error: unknown): string {
  return words[codeOf(error)]?.() ?? failureWords(error);
}

const words: Record<string, () => string> = {
  'file-too-large': () =>
    msg('Tệp này quá lớn. Hãy chọn tệp nhỏ hơn, hoặc chụp lại ảnh với cỡ nhỏ hơn.', {
      id: 'failure-file-too-large',
    }),
  'file-unreadable': () =>
    msg('Không đọc được tệp này. Hãy chọn lại tệp, hoặc chọn tệp khác.', {
      id: 'failure-file-unreadable',
    }),
  'photo-unreadable': () =>
    msg(
      'Trình duyệt này không mở được ảnh. Hãy chụp lại ngay tại đây, hoặc lưu ảnh thành JPEG rồi chọn lại (iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất).',
      { id: 'failure-photo-unreadable' },
    ),
  'photo-too-large': () =>
    msg('Ảnh này quá lớn. Hãy chụp lại ảnh với độ phân giải thấp hơn.', {
      id: 'failure-photo-too-large',
    }),
};
