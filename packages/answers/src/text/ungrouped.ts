/**
 * A number as its pattern takes it. People write it in groups, as on the card they copy it from:
 * `1903 5678 9012`, `0312345678 - 001`. Where a pattern takes the text only without spaces it is kept
 * so; what does not fit then either stays as typed. Dots and hyphens stay: in a plate they say where
 * one part ends, and without them a wrong one could pass for another.
 */
export function ungrouped(text: string, pattern: unknown): string {
  if (typeof pattern !== 'string' || text.length > LONGEST || !/\d/u.test(text)) return text;
  const takes = new RegExp(pattern, 'u');
  const bare = text.replace(/\s/gu, '');
  return takes.test(bare) && !takes.test(text) ? bare : text;
}

/** Longest number that is looked at, in characters: a pattern is put to no more. */
const LONGEST = 60;
