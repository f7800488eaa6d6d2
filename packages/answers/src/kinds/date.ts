import type { Question } from '@tokhai/procedure';
import { issue, type Issue } from '../issue.ts';
import { isObject } from '../json.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';

/** What stands in the three boxes of a date. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** Years outside are slips of the finger: nobody who signs a form was born before 1800. */
const MIN_YEAR = 1800;
const MAX_YEAR = 2199;

const partNames = ['day', 'month', 'year'] as const;
const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/**
 * A date: YYYY-MM-DD, or with `partial` YYYY-MM or YYYY. Boxes that do not make a date are kept as
 * `{day, month, year}`, as typed, so that nothing is lost.
 */
export const date: AnswerKind = {
  tidy(value, question) {
    if (value === null) return undefined;
    if (typeof value === 'string') return tidyLine(value) || undefined;
    if (!isObject(value)) return value;
    const typed = tidyParts(value);
    const composed = composeDate(typed, question);
    if (typeof composed !== 'string') return typed;
    return composed || undefined;
  },
  check(value, question, { today }) {
    if (isObject(value)) {
      const composed = composeDate(tidyParts(value), question);
      return typeof composed === 'string' ? [] : [composed];
    }
    if (typeof value !== 'string') return [];
    const parts = partsOfDate(value);
    if (!parts) return [issue('pattern')];
    const composed = composeDate(parts, question);
    if (typeof composed !== 'string') return [composed];
    // Of a partial date, the part that is known is compared.
    const future = question.options.past === true && composed > today.slice(0, composed.length);
    return future ? [issue('date-future')] : [];
  },
  format(value) {
    if (isObject(value)) {
      const { day, month, year } = tidyParts(value);
      return [day, month, year].filter((part) => part !== '').join('/');
    }
    if (typeof value !== 'string') return '';
    const [, year, month, day] = iso.exec(value) ?? [];
    return year === undefined ? value : [day, month, year].filter(Boolean).join('/');
  },
};

/** The three boxes of a date that is kept; undefined for anything else. Zeros in front are left out. */
export function partsOfDate(value: unknown): DateParts | undefined {
  if (isObject(value)) return tidyParts(value);
  const [, year, month = '', day = ''] = iso.exec(typeof value === 'string' ? value : '') ?? [];
  if (year === undefined) return undefined;
  return { day: day.replace(/^0/u, ''), month: month.replace(/^0/u, ''), year };
}

/**
 * A date out of its three boxes: the text that is kept, empty when all boxes are, or the issue
 * `date-incomplete` or `date-impossible` with the wrong box as `params.part`.
 */
export function composeDate(parts: DateParts, question: Pick<Question, 'options'>): string | Issue {
  const { day, month, year } = tidyParts(parts);
  if (day === '' && month === '' && year === '') return '';
  const partial = question.options.partial === true;
  if (day === '' && !partial) return issue('date-incomplete', { part: 'day' });
  if (month === '' && (day !== '' || !partial)) return issue('date-incomplete', { part: 'month' });
  if (year === '') return issue('date-incomplete', { part: 'year' });
  if (!/^\d{4}$/u.test(year) || Number(year) < MIN_YEAR || Number(year) > MAX_YEAR) {
    return issue('date-impossible', { part: 'year' });
  }
  if (month === '') return year;
  if (!within(month, 12)) return issue('date-impossible', { part: 'month' });
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === '') return yearMonth;
  if (!within(day, daysIn(Number(year), Number(month)))) {
    return issue('date-impossible', { part: 'day' });
  }
  return `${yearMonth}-${day.padStart(2, '0')}`;
}

function within(digits: string, most: number): boolean {
  return /^\d{1,2}$/u.test(digits) && Number(digits) >= 1 && Number(digits) <= most;
}

/** Days in a month of the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function tidyParts(value: Partial<Record<keyof DateParts, unknown>>): DateParts {
  const typed = partNames.map((name) => {
    const part = value[name];
    return typeof part === 'string' || typeof part === 'number' ? tidyLine(String(part)) : '';
  });
  const [day = '', month = '', year = ''] = typed;
  return { day, month, year };
}
