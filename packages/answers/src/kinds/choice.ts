import type { AnswerKind } from './answer-kind.ts';
import { tidied } from './text.ts';

/** One of several options, kept as the option's `const`. */
export const choice: AnswerKind = {
  tidy: (value) => tidied(value, (typed) => typed.normalize('NFC').trim()),
  check: () => [],
  format(value, question) {
    const chosen = question.choices?.find((option) => option.value === value);
    if (chosen) return chosen.title;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  },
};
