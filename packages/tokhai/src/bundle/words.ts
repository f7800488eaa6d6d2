/** What the frame around the forms of a bundle says. */
import type { CompleteLanguage } from '@tokhai/elements';

const vi = {
  loading: 'Đang mở gói tờ khai…',
  failed: 'Chưa mở được gói tờ khai. Hãy kiểm tra kết nối mạng rồi tải lại trang.',
  forms: 'Các tờ khai',
  position: (index: number, count: number) => `Tờ khai ${index} trên ${count}`,
  todo: 'Chưa nộp',
  waiting: 'Đã ký, chờ có mạng để gửi',
  waits:
    'Có tờ khai chờ được gửi, và sẽ tự được gửi khi có mạng, chừng nào trang này còn mở. Nếu phải đóng trang, hãy mở lại sau.',
  submitted: (code: string) => `Đã nộp, mã hồ sơ ${code}`,
  paper: (code: string) => `Đã gửi trước, mã ${code}; còn phải nộp bản giấy đã ký tay`,
  papersLeft: 'Đã làm hết các tờ khai của gói này. Còn phải nộp bản giấy đã ký tay.',
  reopen: 'Mở lại để in hoặc ký số',
  begin: (title: string) => `Làm tờ khai: ${title}`,
  next: (title: string) => `Sang tờ khai sau: ${title}`,
  overview: 'Về danh sách tờ khai',
  allDone: 'Đã nộp hết các tờ khai của gói này.',
  known: 'Từ tờ khai trước của gói này',
  kept: 'Những điều đã khai được giữ trên máy này cho các tờ khai sau, đến khi bạn xoá.',
  forget: 'Xoá những gì đã giữ',
  notForgotten:
    'Máy này chưa xoá được. Hãy bấm lại, hoặc xoá dữ liệu của trang này trong trình duyệt.',
  notKept: 'Máy này không giữ được phần đã làm. Hãy làm hết các tờ khai mà không đóng trang.',
};

export type BundleWords = typeof vi;

const en: BundleWords = {
  loading: 'Opening the forms…',
  failed: 'The forms could not be opened. Check the network and load the page again.',
  forms: 'The forms',
  position: (index, count) => `Form ${index} of ${count}`,
  todo: 'Not submitted yet',
  waiting: 'Signed, waits for a network',
  waits:
    'What waits is sent by itself once there is a network, as long as this page is open. If you have to close it, open it again later.',
  submitted: (code) => `Submitted, dossier code ${code}`,
  paper: (code) => `Sent ahead, code ${code}; the paper signed by hand still has to be brought`,
  papersLeft: 'All forms of this bundle are done. Paper signed by hand still has to be brought.',
  reopen: 'Open again to print or sign',
  begin: (title) => `Fill in: ${title}`,
  next: (title) => `Go on with: ${title}`,
  overview: 'Back to the list of forms',
  allDone: 'All forms of this bundle are submitted.',
  known: 'From an earlier form of this bundle',
  kept: 'What you told is kept on this device for the forms to come, until you delete it.',
  forget: 'Delete what is kept',
  notForgotten:
    'This device did not delete it. Try again, or delete the data of this site in the browser.',
  notKept: 'This device cannot keep what was done. Finish all forms without closing the page.',
};

export const bundleWords: Record<CompleteLanguage, BundleWords> = { vi, en };
