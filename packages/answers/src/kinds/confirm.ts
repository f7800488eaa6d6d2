import type { AnswerKind } from './answer-kind.ts';

/** A box that is ticked: `true`, or no answer at all. In print it is the x that paper forms ask for. */
export const confirm: AnswerKind = {
  tidy: (value) => (value === false || value === null || value === '' ? undefined : value),
  check: () => [],
  format: (value) => (value === true ? 'x' : ''),
};
