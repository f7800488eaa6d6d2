import { msg } from '@lit/localize';

/**
 * Something failed, and nobody knows more. Mostly a part of the form did not come: browsers of before
 * the middle of 2026 do not ask again for a module that failed (whatwg/html#10327), until the page is
 * loaded anew.
 *
 * @param keeps the answers outlive that
 */
export const generalFailure = (keeps = true): string =>
  keeps
    ? msg(
        'Chưa làm được việc này. Các câu trả lời vẫn còn nguyên; hãy thử lại. Nếu vẫn không được, hãy tải lại trang.',
        { id: 'failure-unknown' },
      )
    : msg(
        'Chưa làm được việc này. Các câu trả lời vẫn còn nguyên; hãy thử lại. Nếu vẫn không được, hãy lưu bản nháp vào tệp rồi tải lại trang.',
        { id: 'failure-unkept' },
      );
