import { msg } from '@lit/localize';

/** Something failed, and nobody knows more. */
export const generalFailure = (): string =>
  msg('Chưa làm được việc này. Các câu trả lời vẫn còn nguyên; hãy thử lại.', {
    id: 'failure-unknown',
  });
