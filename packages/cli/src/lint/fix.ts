import type { Finding } from '@tokhai/procedure';
import { jsonPlaces, type JsonPlace } from './json-places.ts';
import { orderOf } from './key-order.ts';

/** A piece of a file to replace; offsets in UTF-16 code units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What mends a finding without a decision of the author's. */
export function editsFor(
  { code, pointer }: Pick<Finding, 'code' | 'pointer'>,
  text: string,
): Edit[] {
  const places = jsonPlaces(text);
  switch (code) {
    case 'not-nfc':
      return rewritten(text, places.get(pointer), (value) => value.normalize('NFC'));
    case 'untidy-text':
      return rewritten(text, places.get(pointer), (value) =>
        value
          .replaceAll(/[^\S\n]+/gu, ' ')
          .replaceAll(/ ?\n ?/gu, '\n')
          .trim(),
      );
    case 'pre-ticked-consent':
      return without(text, places, `${pointer}/default`);
    case 'never-required':
      return [
        ...without(text, places, `${pointer}/question/required`),
        ...required(places, pointer),
      ];
    default:
      return [];
  }
}

/** The text with edits; of two that touch each other only the first one is made. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let done = 0;
  let result = '';
  for (const { start, end, text: piece } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue;
    result += text.slice(done, start) + piece;
    done = end;
  }
  return result + text.slice(done);
}

/** The text with the keys of the file, its questions and its parts in the order of the reference. */
export function inKeyOrder(text: string): string {
  const places = jsonPlaces(text);
  // The innermost objects first: what stands around them is moved with them as they are then.
  const pointers = [...places.keys()].toSorted((a, b) => b.length - a.length);
  let result = text;
  for (const pointer of pointers) {
    const order = orderOf(pointer);
    if (order) result = reordered(result, pointer, order);
  }
  return result;
}

function reordered(text: string, pointer: string, order: readonly string[]): string {
  const places = jsonPlaces(text);
  const place = places.get(pointer);
  if (!place || text[place.start] !== '{') return text;
  const members = membersOf(places, pointer);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = members.toSorted((a, b) => rank(a.name) - rank(b.name));
  // Members change places; the spaces, commas and line ends between them stay.
  const edits = members.map(({ from, end }, index) => {
    const { from: start, end: stop } = sorted[index]!;
    return { start: from, end, text: text.slice(start, stop) };
  });
  return withEdits(text, edits);
}

function membersOf(
  places: ReadonlyMap<string, JsonPlace>,
  pointer: string,
): Array<JsonPlace & { name: string }> {
  return [...places]
    .filter(
      ([path]) => path.startsWith(`${pointer}/`) && !path.slice(pointer.length + 1).includes('/'),
    )
    .map(([path, place]) => ({ ...place, name: path.slice(pointer.length + 1) }))
    .toSorted((a, b) => a.from - b.from);
}

function rewritten(
  text: string,
  place: JsonPlace | undefined,
  change: (value: string) => string,
): Edit[] {
  if (!place || text[place.start] !== '"') return [];
  const value = JSON.parse(text.slice(place.start, place.end)) as string;
  return [{ start: place.start, end: place.end, text: JSON.stringify(change(value)) }];
}

/** Takes out a member and the comma that parts it from the next one, or from the one before. */
function without(text: string, places: ReadonlyMap<string, JsonPlace>, pointer: string): Edit[] {
  const place = places.get(pointer);
  if (!place) return [];
  const after = /^\s*,\s*/.exec(text.slice(place.end))?.[0];
  if (after !== undefined) return [{ start: place.from, end: place.end + after.length, text: '' }];
  const before = /,\s*$/.exec(text.slice(0, place.from))?.[0] ?? '';
  return [{ start: place.from - before.length, end: place.end, text: '' }];
}

/** Puts a question's name at the end of `required`, where there is such a list. */
function required(places: ReadonlyMap<string, JsonPlace>, pointer: string): Edit[] {
  const name = /^\/properties\/([A-Za-z0-9]+)$/.exec(pointer)?.[1];
  const place = places.get('/required');
  if (name === undefined || !place) return [];
  const items = membersOf(places, '/required');
  const last = items.at(-1);
  const at = last?.end ?? place.start + 1;
  return [{ start: at, end: at, text: `${last ? ', ' : ''}${JSON.stringify(name)}` }];
}
