import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { text, tidied } from './text.ts';

/** An identity number: people group its digits by spaces, dots or hyphens; it is kept without. */
export const identity: AnswerKind = {
  tidy: (value) => tidied(value, (typed) => tidyLine(typed.replace(/[\s.\-\u2010-\u2015]/gu, ''))),
  check: text.check,
  format: text.format,
};
