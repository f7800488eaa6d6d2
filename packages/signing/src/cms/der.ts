import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';

const MAX_DEPTH = 32;

/** Universal and context tags as they stand in DER (X.690, 8.1.2), constructed bit included. */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context2: 0xa2,
  context3: 0xa3,
} as const;

/** One element of DER: all bytes are views into the input. */
export interface Der {
  readonly tag: number;
  readonly content: Bytes;
  /** Tag, length and content. */
  readonly raw: Bytes;
}

/** Refusal of bytes that break X.690: readers that repair them disagree. */
export function notDer(): SigningError {
  return new SigningError(
    'not-der',
    'The signature or certificate is not in the strict encoding (DER) that the standards ask for. Ask its issuer for a correct one.',
  );
}

/** Offsets of an element's content. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the element is that starts at `at`: definite, minimal length; tags below 31 only. */
function placeAt(bytes: Bytes, at: number, limit: number): Place {
  let start = at + 2;
  let length = bytes[at + 1]!;
  if (start > limit || (bytes[at]! & 0x1f) === 0x1f) throw notDer();
  if (length >= 0x80) {
    const digits = length & 0x7f;
    if (digits === 0 || digits > 4) throw notDer();
    length = 0;
    for (let index = 0; index < digits; index++) length = length * 256 + (bytes[start++] ?? 0);
    if (length < 0x80 || length < 256 ** (digits - 1)) throw notDer();
  }
  const end = start + length;
  if (end > limit) throw notDer();
  return { start, end };
}

function readAt(bytes: Bytes, at: number): Der {
  const { start, end } = placeAt(bytes, at, bytes.length);
  return { tag: bytes[at]!, content: bytes.subarray(start, end), raw: bytes.subarray(at, end) };
}

/** The one element that fills the bytes, everything within checked to be DER. */
export function readDer(bytes: Bytes): Der {
  const element = readLeadingDer(bytes);
  if (element.raw.length !== bytes.length) throw notDer();
  return element;
}

/** Whether the bytes are one SEQUENCE from the first to the last; nothing within is looked at. */
export function isSequence(bytes: Bytes): boolean {
  const element = readAt(bytes, 0);
  return element.tag === tag.sequence && element.raw.length === bytes.length;
}

/** The element at the beginning of the bytes, and nothing said about those that follow it. */
export function readLeadingDer(bytes: Bytes): Der {
  const element = readAt(bytes, 0);
  check(bytes, 0, element.raw.length, 0);
  return element;
}

/** Checks the elements between two offsets, and what is within them. */
function check(bytes: Bytes, from: number, to: number, depth: number): void {
  for (let at = from; at < to;) {
    if (depth > MAX_DEPTH) throw notDer();
    const { start, end } = placeAt(bytes, at, to);
    if ((bytes[at]! & 0x20) !== 0) check(bytes, start, end, depth + 1);
    at = end;
  }
}

/** The elements within a constructed one. */
export function children(element: Der): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < element.content.length;) {
    const child = readAt(element.content, at);
    found.push(child);
    at += child.raw.length;
  }
  return found;
}

/** The element itself when it bears the tag. */
export function expect(element: Der | undefined, wanted: number): Der {
  if (element?.tag !== wanted) throw notDer();
  return element;
}

/** An object identifier in dotted form. */
export function oidText(element: Der | undefined): string {
  const { content } = expect(element, tag.oid);
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    if (arc > 0xffffffffff) throw notDer();
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (arcs.length === 0) {
      arcs.push(Math.min(Math.floor(arc / 40), 2));
      arc -= 40 * arcs[0]!;
    }
    arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** A small non-negative INTEGER. */
export function smallInteger(element: Der | undefined): number {
  const { content } = expect(element, tag.integer);
  const [first = 0x80, second = 0x80] = content;
  if (content.length > 4 || first >= 0x80 || (first === 0 && second < 0x80)) throw notDer();
  return content.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** Writes an element. */
export function der(tagByte: number, ...contents: Uint8Array[]): Bytes {
  const content = concat(...contents);
  const digits = octets(content.length);
  const length = content.length < 0x80 ? [content.length] : [0x80 | digits.length, ...digits];
  return concat(Uint8Array.of(tagByte, ...length), content);
}

/** A whole number to the base of 256; nothing for zero. */
function octets(value: number): number[] {
  return value > 0 ? [...octets(Math.floor(value / 256)), value % 256] : [];
}

/** Writes an object identifier. */
export function derOid(text: string): Bytes {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left % 128) | 0x80);
    return groups;
  });
  return der(tag.oid, Uint8Array.from(bytes));
}

/** Writes a small non-negative INTEGER. */
export function derInteger(value: number): Bytes {
  const digits = octets(value);
  return der(tag.integer, Uint8Array.of(...((digits[0] ?? 0x80) >= 0x80 ? [0] : []), ...digits));
}

/** Writes a SET OF in the order that DER asks for: ascending by encoding (X.690, 11.6). */
export function derSetOf(...elements: Bytes[]): Bytes {
  return der(tag.set, ...elements.sort(compareBytes));
}

function compareBytes(a: Bytes, b: Bytes): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
