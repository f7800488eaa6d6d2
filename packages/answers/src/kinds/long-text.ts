import { checkText } from '../text/check-text.ts';
import { tidyLines } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { text, tidied } from './text.ts';

/** Text of several lines. */
export const longText: AnswerKind = {
  tidy: (value) => tidied(value, tidyLines),
  check: (value) => checkText(value, { lines: true }),
  format: text.format,
};
