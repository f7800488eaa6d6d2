import { checkText } from '../text/check-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { groupDigits } from './money.ts';

/**
 * An answer that follows from others: nobody gives it, `tidyAnswers` computes it and `validate`
 * computes it again. A number or a text.
 */
export const computed: AnswerKind = {
  tidy: (value) => (value === null || value === '' ? undefined : value),
  check: (value) => (typeof value === 'string' ? checkText(value) : []),
  format(value) {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? groupDigits(value) : '';
  },
};
