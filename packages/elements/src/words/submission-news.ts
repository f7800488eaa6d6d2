/** What is told while answers become a submission: fetched with what makes it. */
import { msg } from '@lit/localize';

export const drawn = (): string => msg('Bản xem trước đã sẵn sàng.', { id: 'preview-ready' });
export const signed = (): string => msg('Đã ký xong.', { id: 'signed-news' });
export const submitting = (): string => msg('Đang nộp hồ sơ…', { id: 'submitting' });
export const paperSent = (): string =>
  msg('Đã gửi trước. Còn phải nộp bản giấy.', { id: 'paper-sent-news' });
export const submitted = (): string => msg('Đã nộp hồ sơ.', { id: 'submitted-news' });
export const drawing = (): string => msg('Đang tạo tệp PDF…', { id: 'drawing' });
export const paused = (): string =>
  msg('Đã tạm dừng gửi. Phần đã gửi vẫn được giữ ở cổng.', { id: 'sending-paused-news' });
