import type { Bytes } from '../bytes.ts';
import type { Limits } from '../limits.ts';
import { decodeStream } from './inflate.ts';
import { PdfParser, malformed } from './parser.ts';
import { PdfDict, PdfStream, nameOf } from './values.ts';

/** Where an object is to be found. */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** One cross-reference table or stream with its trailer (ISO 32000-1, 7.5.4 to 7.5.8). */
export interface XrefSection {
  readonly offset: number;
  readonly kind: 'table' | 'stream';
  readonly entries: Map<number, XrefEntry>;
  readonly trailer: PdfDict;
  /** Offset after the trailer's dictionary or the stream's `endobj`. */
  readonly end: number;
  /** Of a table in a hybrid file: where the hidden stream begins and ends. */
  readonly hidden?: { readonly offset: number; readonly end: number };
}

/** What reading has cost so far, against the limits. */
export interface Budget {
  objects: number;
  inflated: number;
  readonly limits: Limits;
}

/** Reads the section at `offset`, with the hidden stream of a hybrid file merged in (7.5.8.4). */
export async function readXref(bytes: Bytes, offset: number, budget: Budget): Promise<XrefSection> {
  if (offset >= bytes.length) throw malformed('startxref points outside the file');
  const parser = new PdfParser(bytes, offset);
  if (!parser.take('xref')) return readStream(bytes, offset, budget);
  const section = readTable(parser, offset, budget);
  const hidden = section.trailer.get('XRefStm');
  if (hidden === undefined) return section;
  if (typeof hidden !== 'number') throw malformed('a hidden cross-reference');
  const extra = await readStream(bytes, hidden, budget);
  for (const [num, entry] of extra.entries) {
    const listed = section.entries.get(num);
    if (listed === undefined || listed.kind === 'free') section.entries.set(num, entry);
  }
  return { ...section, hidden: { offset: hidden, end: extra.end } };
}

function count(budget: Budget, more: number): void {
  budget.objects += more;
  if (budget.objects > budget.limits.maxObjects) throw malformed('it lists too many objects');
}

function readTable(parser: PdfParser, offset: number, budget: Budget): XrefSection {
  const entries = new Map<number, XrefEntry>();
  while (!parser.take('trailer')) {
    const first = parser.integer();
    const length = parser.integer();
    count(budget, length);
    for (let index = 0; index < length; index++) {
      const at = parser.integer();
      const gen = parser.integer();
      if (entries.has(first + index)) throw malformed(`object ${first + index} is listed twice`);
      if (parser.take('n')) entries.set(first + index, { kind: 'offset', offset: at, gen });
      else if (parser.take('f')) entries.set(first + index, { kind: 'free' });
      else throw malformed('a cross-reference entry');
    }
  }
  const trailer = parser.value();
  if (!(trailer instanceof PdfDict)) throw malformed('it has no trailer');
  return { offset, kind: 'table', entries, trailer, end: parser.at };
}

async function readStream(bytes: Bytes, offset: number, budget: Budget): Promise<XrefSection> {
  if (!Number.isInteger(offset) || offset < 0 || offset >= bytes.length)
    throw malformed('a cross-reference outside the file');
  const { value, end } = new PdfParser(bytes, offset).indirect(() => {
    throw malformed('a cross-reference stream of indirect length');
  });
  if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'XRef')
    throw malformed('startxref points to no cross-reference');
  const data = await decodeStream(value, budget.limits.maxInflatedBytes - budget.inflated);
  budget.inflated += data.length;
  const trailer = value.dict;
  const entries = readPacked(data, trailer, budget);
  return { offset, kind: 'stream', entries, trailer, end };
}

function numbers(value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  if (!value.every((item) => Number.isSafeInteger(item) && (item as number) >= 0))
    throw malformed('a cross-reference stream');
  return value as number[];
}

function readPacked(data: Bytes, trailer: PdfDict, budget: Budget): Map<number, XrefEntry> {
  const widths = numbers(trailer.get('W'));
  const size = trailer.get('Size');
  if (widths.length !== 3 || widths.some((width) => width > 6) || typeof size !== 'number')
    throw malformed('a cross-reference stream');
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const index = trailer.has('Index') ? numbers(trailer.get('Index')) : [0, size];
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  const field = (width: number): number => {
    let value = 0;
    for (let step = 0; step < width; step++) value = value * 256 + (data[at++] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    const length = index[pair + 1] ?? 0;
    count(budget, length);
    for (let num = first; num < first + length; num++) {
      if (at + typeWidth + secondWidth + thirdWidth > data.length)
        throw malformed('a cross-reference stream is cut off');
      if (entries.has(num)) throw malformed(`object ${num} is listed twice`);
      const type = typeWidth === 0 ? 1 : field(typeWidth);
      const second = field(secondWidth);
      const third = field(thirdWidth);
      if (type === 1) entries.set(num, { kind: 'offset', offset: second, gen: third });
      else if (type === 2) entries.set(num, { kind: 'packed', stream: second, index: third });
      // Any type but 0 that is not known is a reference to null, like a free one (7.5.8.3).
      else entries.set(num, { kind: 'free' });
    }
  }
  return entries;
}
