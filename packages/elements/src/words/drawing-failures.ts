import { msg } from '@lit/localize';

/** Why the answers could not be drawn, where the host has no sentence of its own for it. */
export const drawingFailures: Record<string, () => string> = {
  'unprintable-character': () =>
    msg('Có ký tự không in được, ví dụ biểu tượng cảm xúc. Hãy quay lại và bỏ ký tự đó.', {
      id: 'failure-unprintable-character',
    }),
};
