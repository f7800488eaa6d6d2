import { issue } from '../issue.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';

/**
 * An amount of money in đồng: a whole number. People write 1.200.000, 1,200,000 or 1 200 000, with
 * or without "đồng"; it is kept as a number. Text that is no amount is kept, so that nothing typed
 * is lost.
 */
export const money: AnswerKind = {
  tidy(value) {
    if (value === null) return undefined;
    if (typeof value !== 'string') return value;
    const typed = tidyLine(value);
    return typed === '' ? undefined : (parseMoney(typed) ?? typed);
  },
  check(value) {
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    return isNumber ? [] : [issue('number')];
  },
  format(value) {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? groupDigits(value) : '';
  },
};

/** Most digits of an amount: what a double holds exactly. */
const MAX_DIGITS = 15;

/** What people write after, or before, an amount. */
const currency = /^(?:vnđ|vnd|₫) ?| ?(?:đồng|đ|₫|vnđ|vnd)\.?$/giu;

/** The amount that a tidied text is; undefined when it is none. */
export function parseMoney(typed: string): number | undefined {
  const plain = typed.replace(currency, '');
  const isAmount = /^\d+$/u.test(plain) || /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/u.test(plain);
  const digits = plain.replace(/\D/gu, '');
  return isAmount && digits.length <= MAX_DIGITS ? Number(digits) : undefined;
}

/** A number as Vietnamese writes it: a dot between groups of three digits, 1.200.000. */
export function groupDigits(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}
