import { patternCost } from './pattern-cost.ts';

/** Longest pattern, in UTF-16 code units. */
const MAX_LENGTH = 500;
/** Most steps of a match: about a fifth of a second on a phone. */
const MAX_STEPS = 20_000_000;
/** Longest text where no maxLength is set, in characters: answers as a whole have no more. */
const LONGEST_TEXT = 1_000_000;

/**
 * Whether a regular expression can be put to any text of at most `maxLength` characters without
 * holding up the page: JavaScript takes it, and the most steps it can take are few. A text longer
 * than that has to be cut before.
 */
export function isSafePattern(source: string, maxLength = LONGEST_TEXT): boolean {
  if (source.length > MAX_LENGTH) return false;
  try {
    void new RegExp(source, 'u');
  } catch {
    return false;
  }
  return patternCost(source, Math.min(Math.max(maxLength, 1), LONGEST_TEXT)) <= MAX_STEPS;
}
