import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { text, tidied } from './text.ts';

/** An e-mail address: kept as typed, without white space around it. */
export const email: AnswerKind = {
  tidy: (value) => tidied(value, tidyLine),
  check: text.check,
  format: text.format,
};
