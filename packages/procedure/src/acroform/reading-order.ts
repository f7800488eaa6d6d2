import type { FieldPlace } from './form-field.ts';

/** Lowest line, in points: fields as flat as that are no measure of a line. */
const MIN_LINE = 4;

/**
 * In the order in which a page is read: top to bottom, in a line left to right. Fields whose middle
 * lies in the upper field's height stand in one line: boxes of a line rarely align to the point.
 */
export function inReadingOrder<T extends { place: FieldPlace }>(fields: readonly T[]): T[] {
  const down = [...fields].sort(
    ({ place: a }, { place: b }) => a.page - b.page || middle(a) - middle(b) || a.left - b.left,
  );
  const lines: T[][] = [];
  for (const field of down) {
    const line = lines.at(-1);
    const first = line?.[0]?.place;
    if (line && first && inLineWith(first, field.place)) line.push(field);
    else lines.push([field]);
  }
  return lines.flatMap((line) => line.sort(({ place: a }, { place: b }) => a.left - b.left));
}

function inLineWith(first: FieldPlace, place: FieldPlace): boolean {
  const height = Math.max(MIN_LINE, Math.min(first.height, place.height));
  return first.page === place.page && middle(place) - middle(first) <= height / 2;
}

function middle({ top, height }: FieldPlace): number {
  return top + height / 2;
}
