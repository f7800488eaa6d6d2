import { issue } from '../issue.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';

/**
 * A number. Typed text is read as Vietnamese writes it: a dot between groups of three digits, a
 * comma before the decimals. Text that is no number is kept, so that nothing typed is lost.
 */
export const number: AnswerKind = {
  tidy(value) {
    if (value === null) return undefined;
    if (typeof value !== 'string') return value;
    const typed = tidyLine(value);
    return typed === '' ? undefined : (parseNumber(typed) ?? typed);
  },
  check(value) {
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    return isNumber ? [] : [issue('number')];
  },
  format(value) {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value).replace('.', ',') : '';
  },
};

/** Longest text read as a number: what a double holds exactly. */
const MAX_DIGITS = 15;

function parseNumber(typed: string): number | undefined {
  const plain = typed.replaceAll(' ', '').replace(/^\u2212/u, '-');
  const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(plain);
  const digits = (grouped ? plain.replaceAll('.', '') : plain).replace(',', '.');
  if (!/^-?\d+(?:\.\d+)?$/u.test(digits) || digits.replace(/\D/gu, '').length > MAX_DIGITS) {
    return undefined;
  }
  // Adding zero turns -0, which JSON cannot keep, into 0.
  return Number(digits) + 0;
}
