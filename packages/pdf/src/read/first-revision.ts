import { Name, Reference, SyntaxProblem, ValueReader } from './values.ts';
import type { Dictionary, Value } from './values.ts';

/** Most signatures and other updates that a file may have. */
const maxRevisions = 100;
/** Most objects that a submission has. */
const maxObjects = 200_000;
/** Longest object that is read, in bytes, without the data of a stream. */
const maxObjectLength = 256 * 1024;
/** Where from the end of the file the last startxref has to be (ISO 32000-1, annex H). */
const tailLength = 1024;

interface Section {
  /** Offsets by object number. */
  readonly offsets: Map<number, number>;
  readonly trailer: Dictionary;
  /** Offset behind the trailer. */
  readonly end: number;
}

export interface PdfStream {
  readonly dictionary: Dictionary;
  readonly data: Uint8Array;
}

/**
 * The first revision of a PDF with classic cross-reference tables: what it was before anybody
 * signed it. Later revisions are passed over.
 */
export class FirstRevision {
  readonly #bytes: Uint8Array;
  readonly #section: Section;
  /** Bytes of the revision, to the end of its `%%EOF` line. */
  readonly end: number;

  private constructor(bytes: Uint8Array, section: Section, end: number) {
    this.#bytes = bytes;
    this.#section = section;
    this.end = end;
  }

  /**
   * Finds the first revision by the chain of tables from the end of the file.
   *
   * @returns undefined when the file has no such chain: it is no submission of ours
   */
  static find(bytes: Uint8Array): FirstRevision | undefined {
    let offset = lastTable(bytes);
    for (let i = 0; offset !== undefined && i < maxRevisions; i += 1) {
      const section = readSection(bytes, offset);
      if (section === undefined) return undefined;
      const previous = section.trailer.get('Prev');
      if (previous === undefined) {
        const end = endOf(bytes, section, offset);
        return end === undefined ? undefined : new FirstRevision(bytes, section, end);
      }
      // Each table lies before the one that names it: a chain cannot go in circles.
      if (typeof previous !== 'number' || previous >= offset) return undefined;
      offset = previous;
    }
    return undefined;
  }

  get trailer(): Dictionary {
    return this.#section.trailer;
  }

  /** The value behind a reference; a value itself otherwise. */
  resolve(value: Value | undefined): Value | undefined {
    return value instanceof Reference ? this.#object(value).value() : value;
  }

  dictionary(value: Value | undefined): Dictionary | undefined {
    const resolved = this.resolve(value);
    return resolved instanceof Map ? (resolved as Dictionary) : undefined;
  }

  /** A stream with its data as stored. */
  stream(value: Value | undefined): PdfStream | undefined {
    if (!(value instanceof Reference)) return undefined;
    const reader = this.#object(value);
    const dictionary = reader.value();
    if (!(dictionary instanceof Map) || !reader.take('stream')) return undefined;
    const length = this.resolve(dictionary.get('Length'));
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) return undefined;
    let start = reader.at;
    if (this.#bytes[start] === 0x0d) start += 1;
    if (this.#bytes[start] === 0x0a) start += 1;
    if (start + length > this.end) return undefined;
    return { dictionary, data: this.#bytes.subarray(start, start + length) };
  }

  #object({ number }: Reference): ValueReader {
    const offset = this.#section.offsets.get(number);
    if (offset === undefined || offset >= this.end) throw new SyntaxProblem();
    const limit = Math.min(offset + maxObjectLength, this.end);
    const reader = new ValueReader(this.#bytes, offset, limit);
    if (reader.integer() !== number || reader.integer() !== 0 || !reader.take('obj')) {
      throw new SyntaxProblem();
    }
    return reader;
  }
}

/** Whether a value is a certain name. */
export const isName = (value: Value | undefined, text: string): boolean =>
  value instanceof Name && value.text === text;

function lastTable(bytes: Uint8Array): number | undefined {
  const from = Math.max(0, bytes.length - tailLength);
  // Not by spreading, which walks through the bytes by an iterator.
  const tail: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(from));
  const at = tail.lastIndexOf('startxref');
  if (at < 0) return undefined;
  return new ValueReader(bytes, from + at + 'startxref'.length, bytes.length).integer();
}

function readSection(bytes: Uint8Array, offset: number): Section | undefined {
  const reader = new ValueReader(bytes, offset, bytes.length);
  if (!reader.take('xref')) return undefined;
  const offsets = new Map<number, number>();
  let count = 0;
  while (!reader.take('trailer')) {
    const first = reader.integer();
    const length = reader.integer();
    count += length;
    if (count > maxObjects) return undefined;
    for (let i = 0; i < length; i += 1) {
      const at = reader.integer();
      reader.integer();
      if (reader.take('n')) offsets.set(first + i, at);
      else if (!reader.take('f')) return undefined;
    }
  }
  const bounded = new ValueReader(bytes, reader.at, reader.at + maxObjectLength);
  const trailer = bounded.value();
  return trailer instanceof Map
    ? { offsets, trailer: trailer as Dictionary, end: bounded.at }
    : undefined;
}

/** The end of the revision whose table is at `offset`: behind `%%EOF` as our writer leaves it. */
function endOf(bytes: Uint8Array, section: Section, offset: number): number | undefined {
  const words = ['startxref', String(offset), '%%EOF'];
  let at = section.end;
  for (const word of words) {
    while (at < bytes.length && (bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x20)) {
      at += 1;
    }
    for (let i = 0; i < word.length; i += 1) {
      if (bytes[at + i] !== word.charCodeAt(i)) return undefined;
    }
    at += word.length;
  }
  return at;
}
