import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { text, tidied } from './text.ts';

/** A phone number: kept as digits that begin with 0; +84 and 0084 say the same. */
export const phone: AnswerKind = {
  tidy: (value) => tidied(value, tidyPhone),
  check: text.check,
  format: text.format,
};

function tidyPhone(typed: string): string {
  return tidyLine(typed.replace(/[\s.()\-\u2010-\u2015]/gu, '')).replace(
    /^(?:\+|00)840?(?=[1-9]\d{8,9}$)/u,
    '0',
  );
}
