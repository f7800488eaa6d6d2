import { checkText } from '../text/check-text.ts';
import { tidyLine } from '../text/tidy-text.ts';
import { ungrouped } from '../text/ungrouped.ts';
import type { AnswerKind } from './answer-kind.ts';

/** A line of text. */
export const text: AnswerKind = {
  tidy: (value, { schema }) =>
    tidied(value, (typed) => ungrouped(tidyLine(typed), schema['pattern'])),
  check: (value) => checkText(value),
  format: (value) => (typeof value === 'string' ? value : ''),
};

/** A text tidied by a function; undefined when it is empty or null; else the value itself. */
export function tidied(value: unknown, tidy: (text: string) => string): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'string') return value;
  return tidy(value) || undefined;
}
