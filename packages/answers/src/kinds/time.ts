import { issue, type Issue } from '../issue.ts';
import { isObject } from '../json.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';

/** What stands in the two boxes of a time. */
export interface TimeParts {
  hour: string;
  minute: string;
}

const written = /^(\d{2}):(\d{2})$/u;

/**
 * A time of day, HH:MM from 00:00 to 23:59. Boxes that do not make a time are kept as
 * `{hour, minute}`, as typed, so that nothing is lost.
 */
export const time: AnswerKind = {
  tidy(value) {
    if (value === null) return undefined;
    if (typeof value === 'string') return tidyLine(value) || undefined;
    if (!isObject(value)) return value;
    const typed = tidyParts(value);
    const composed = composeTime(typed);
    return typeof composed === 'string' ? composed || undefined : typed;
  },
  check(value) {
    const parts = isObject(value) || typeof value === 'string' ? partsOfTime(value) : undefined;
    if (!parts) return typeof value === 'string' ? [issue('pattern')] : [];
    const composed = composeTime(parts);
    return typeof composed === 'string' ? [] : [composed];
  },
  format(value) {
    const parts = partsOfTime(value);
    if (!parts) return typeof value === 'string' ? value : '';
    const { hour, minute } = parts;
    // The words are the paper form's own: a time is written as "14 giờ 30 phút".
    return [hour && `${hour.padStart(2, '0')} giờ`, minute && `${minute.padStart(2, '0')} phút`]
      .filter((part) => part !== '')
      .join(' ');
  },
};

/** The two boxes of a time that is kept; undefined for anything else. */
export function partsOfTime(value: unknown): TimeParts | undefined {
  if (isObject(value)) return tidyParts(value);
  const [, hour, minute] = written.exec(typeof value === 'string' ? value : '') ?? [];
  return hour === undefined || minute === undefined ? undefined : { hour, minute };
}

/**
 * A time out of its two boxes: the text that is kept, empty when both boxes are, or the issue
 * `time-incomplete` or `time-impossible` with the wrong box as `params.part`.
 */
export function composeTime(parts: TimeParts): string | Issue {
  const { hour, minute } = tidyParts(parts);
  if (hour === '' && minute === '') return '';
  if (hour === '') return issue('time-incomplete', { part: 'hour' });
  if (minute === '') return issue('time-incomplete', { part: 'minute' });
  if (!within(hour, 23)) return issue('time-impossible', { part: 'hour' });
  if (!within(minute, 59)) return issue('time-impossible', { part: 'minute' });
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function within(digits: string, most: number): boolean {
  return /^\d{1,2}$/u.test(digits) && Number(digits) <= most;
}

function tidyParts(value: Partial<Record<keyof TimeParts, unknown>>): TimeParts {
  const [hour, minute] = [value.hour, value.minute].map((part) =>
    typeof part === 'string' || typeof part === 'number' ? tidyLine(String(part)) : '',
  ) as [string, string];
  return { hour, minute };
}
