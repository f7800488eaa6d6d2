import { equalBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';

/** Any PDF object (ISO 32000-1, 7.3). Integers and reals are both numbers. */
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfRef | PdfValue[] | PdfDict | PdfStream;

/** A name, without its slash and with `#xx` decoded; each character is one byte. */
export class PdfName {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** A string, decoded. */
export class PdfString {
  readonly bytes: Bytes;
  /** Written as `<…>` and not as `(…)`. */
  readonly hex: boolean;
  /** Offset of its opening bracket in the file; -1 inside an object stream or when built here. */
  readonly start: number;
  /** Offset after its closing bracket; -1 likewise. */
  readonly end: number;
  constructor(bytes: Bytes, hex = false, start = -1, end = -1) {
    this.bytes = bytes;
    this.hex = hex;
    this.start = start;
    this.end = end;
  }
}

/** An indirect reference, `12 0 R`. */
export class PdfRef {
  readonly num: number;
  readonly gen: number;
  constructor(num: number, gen = 0) {
    this.num = num;
    this.gen = gen;
  }
}

/** A dictionary in the order of its writing. */
export class PdfDict extends Map<string, PdfValue> {}

/** A stream with its bytes as they stand in the file, filters not yet undone. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly raw: Bytes;
  constructor(dict: PdfDict, raw: Bytes) {
    this.dict = dict;
    this.raw = raw;
  }
}

/** A dictionary from an object literal, for writing. */
export function dict(entries: Record<string, PdfValue>): PdfDict {
  return new PdfDict(Object.entries(entries));
}

/** A name, for writing. */
export function name(value: string): PdfName {
  return new PdfName(value);
}

/** The name's text when the value is a name. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.value : undefined;
}

/** Whether two objects say the same, whatever their order of keys and way of writing. */
export function equalValues(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (a instanceof PdfName) return b instanceof PdfName && a.value === b.value;
  if (a instanceof PdfRef) return b instanceof PdfRef && a.num === b.num && a.gen === b.gen;
  if (a instanceof PdfString) return b instanceof PdfString && equalBytes(a.bytes, b.bytes);
  if (a instanceof PdfStream)
    return b instanceof PdfStream && equalValues(a.dict, b.dict) && equalBytes(a.raw, b.raw);
  if (a instanceof PdfDict)
    return (
      b instanceof PdfDict &&
      a.size === b.size &&
      [...a].every(([key, value]) => b.has(key) && equalValues(value, b.get(key)))
    );
  if (Array.isArray(a))
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => equalValues(value, b[index]))
    );
  return false;
}
