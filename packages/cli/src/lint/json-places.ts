/** Where a value stands in the text of a JSON file, in UTF-16 code units. */
export interface JsonPlace {
  /** Where its name begins, for a member of an object; else the value itself. */
  from: number;
  /** Where the value begins. */
  start: number;
  /** One past its end. */
  end: number;
}

/** Most values looked at; procedure files are bounded by the reader already. */
const MAX_VALUES = 100_000;

/**
 * The places of all values of a JSON text by JSON pointer (RFC 6901). The text has to parse;
 * of a name that stands twice the last one counts, as JSON.parse has it.
 */
export function jsonPlaces(text: string): Map<string, JsonPlace> {
  const places = new Map<string, JsonPlace>();
  let at = 0;
  const skip = (): void => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  const string = (): string => {
    const from = at;
    for (at += 1; text[at] !== '"' && at < text.length; at += 1) if (text[at] === '\\') at += 1;
    at += 1;
    return JSON.parse(text.slice(from, at)) as string;
  };
  const value = (pointer: string, from?: number): void => {
    skip();
    const start = at;
    if (text[at] === '{' || text[at] === '[') members(pointer, text[at] === '{');
    else if (text[at] === '"') string();
    else while (/[^\s,\]}]/.test(text[at] ?? ',')) at += 1;
    if (places.size < MAX_VALUES) places.set(pointer, { from: from ?? start, start, end: at });
  };
  const members = (pointer: string, named: boolean): void => {
    at += 1;
    for (let index = 0; at < text.length; index += 1) {
      skip();
      if (text[at] === '}' || text[at] === ']') break;
      const from = at;
      if (named) {
        const name = string();
        skip();
        at += 1;
        value(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, from);
      } else value(`${pointer}/${index}`);
      skip();
      if (text[at] === ',') at += 1;
    }
    at += 1;
  };
  value('');
  return places;
}

/** The place at a pointer, or at the innermost value around it that the text has. */
export function nearestPlace(
  places: ReadonlyMap<string, JsonPlace>,
  pointer: string,
): JsonPlace | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place !== undefined || at === '') return place;
  }
}

/** The line and the column of an offset, both counted from 1. */
export function lineOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
