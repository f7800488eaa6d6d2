import { fromLatin1, hasTextAt, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfString } from './values.ts';
import type { PdfValue } from './values.ts';

const MAX_DEPTH = 64;
const MAX_NAME = 127;
/** Longest string: signatures and texts are far shorter, and a string is held twice while read. */
const MAX_STRING = 4 * 1024 * 1024;
const NUMBER = /^[+-]?(\d{1,20}\.?\d{0,20}|\.\d{1,20})$/;

/** Refusal of bytes that break ISO 32000-1; a reader's repair would be guesswork, and attacks live there. */
export function malformed(what: string): SigningError {
  return new SigningError(
    'malformed-pdf',
    `The PDF is damaged (${what}). Ask for the file again, or print it anew from its source.`,
  );
}

function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
}

/** By byte: whether it is a delimiter. Objects are read byte by byte, where tables are the quickest. */
const delimiters = new Uint8Array(256);
for (const byte of latin1('()<>[]{}/%')) delimiters[byte] = 1;

function isDelimiter(byte: number | undefined): boolean {
  return byte !== undefined && delimiters[byte] === 1;
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** By byte: its value as a hexadecimal digit, or -1. */
const hexDigits = new Int8Array(256).fill(-1);
latin1('0123456789abcdef').forEach((byte, value) => (hexDigits[byte] = value));
latin1('ABCDEF').forEach((byte, value) => (hexDigits[byte] = value + 10));

/** The byte that two hexadecimal digits stand for; negative when they are none. */
function hexPair(bytes: Bytes, at: number): number {
  return ((hexDigits[bytes[at]!] ?? -1) << 4) | (hexDigits[bytes[at + 1]!] ?? -1);
}

/** An indirect object as found at an offset. */
export interface IndirectObject {
  readonly num: number;
  readonly gen: number;
  readonly value: PdfValue;
  /** Offset after `endobj`. */
  readonly end: number;
}

/** How much more may be read; shared by all that is read of a file. */
export interface ParseBudget {
  /** Values. */
  nodes: number;
  /** Bytes of white space, comments and strings: hostile objects can overlap and share them. */
  bytes: number;
}

/** Enough for large files, of which only a part is read; some 400 MB of memory at the worst. */
const MAX_NODES = 2_000_000;
/** Each byte of a file is read a few times, for several signatures a few times each. */
const READINGS = 8;

/** What reading a file of this many bytes may cost. */
export function parseBudget(size: number): ParseBudget {
  return { nodes: MAX_NODES, bytes: READINGS * (size + MAX_STRING) };
}

/** Reads PDF objects strictly, one by one, from where `at` stands. */
export class PdfParser {
  readonly bytes: Bytes;
  at: number;
  /** Whether offsets are offsets in the file: strings then remember where they stand. */
  readonly inFile: boolean;
  readonly #budget: ParseBudget;

  constructor(bytes: Bytes, at = 0, budget = parseBudget(bytes.length), inFile = true) {
    this.bytes = bytes;
    this.at = at;
    this.inFile = inFile;
    this.#budget = budget;
  }

  /** Moves over white space and comments. */
  skipSpace(): void {
    const start = this.at;
    for (;;) {
      const byte = this.bytes[this.at];
      if (isSpace(byte)) this.at++;
      else if (byte === 0x25) {
        let next: number | undefined = byte;
        while (next !== undefined && next !== 10 && next !== 13) next = this.bytes[++this.at];
      } else break;
    }
    this.#spend(this.at - start);
  }

  #spend(bytes: number): void {
    this.#budget.bytes -= bytes;
    if (this.#budget.bytes < 0) throw malformed('its objects overlap');
  }

  /** Whether the keyword stands here, and moves over it. */
  take(keyword: string): boolean {
    this.skipSpace();
    if (!hasTextAt(this.bytes, keyword, this.at)) return false;
    const after = this.bytes[this.at + keyword.length];
    if (after !== undefined && !isSpace(after) && !isDelimiter(after)) return false;
    this.at += keyword.length;
    return true;
  }

  /** A non-negative integer. */
  integer(): number {
    this.skipSpace();
    const start = this.at;
    let number = 0;
    let byte = this.bytes[this.at];
    for (; isDigit(byte) && this.at < start + 15; byte = this.bytes[++this.at])
      number = number * 10 + byte - 48;
    const whole = byte === undefined || isSpace(byte) || isDelimiter(byte);
    if (!whole || this.at === start) throw malformed(`no integer at ${start}`);
    return number;
  }

  /** `n g obj … endobj`; `lengthOf` finds a stream length that is itself an indirect object. */
  indirect(lengthOf: (ref: PdfRef) => PdfValue): IndirectObject {
    const num = this.integer();
    const gen = this.integer();
    if (!this.take('obj')) throw malformed(`no object at ${this.at}`);
    let value = this.value();
    if (value instanceof PdfDict && this.take('stream')) value = this.#stream(value, lengthOf);
    if (!this.take('endobj')) throw malformed(`object ${num} does not end`);
    return { num, gen, value, end: this.at };
  }

  /** One object of any type. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw malformed('objects nested too deeply');
    if (--this.#budget.nodes < 0) throw malformed('its objects are too many');
    this.skipSpace();
    const byte = this.bytes[this.at];
    switch (byte) {
      case 0x2f:
        return this.#name();
      case 0x28:
        return this.#literal();
      case 0x5b:
        return this.#array(depth);
      case 0x3c:
        return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hex();
      default:
        return this.#keywordOrNumber();
    }
  }

  #word(): string {
    const start = this.at;
    while (this.at < this.bytes.length && this.at - start < 64) {
      const byte = this.bytes[this.at];
      if (isSpace(byte) || isDelimiter(byte)) break;
      this.at++;
    }
    return fromLatin1(this.bytes.subarray(start, this.at));
  }

  /** A word of at most so many digits, as a number; -1, and nothing is read, when it is another one. */
  #digits(most: number): number {
    const { bytes } = this;
    let { at } = this;
    const end = at + most;
    let number = 0;
    let byte = bytes[at];
    for (; isDigit(byte) && at < end; byte = bytes[++at]) number = number * 10 + byte - 48;
    if (at === this.at || !(byte === undefined || isSpace(byte) || isDelimiter(byte))) return -1;
    this.at = at;
    return number;
  }

  #keywordOrNumber(): PdfValue {
    const start = this.at;
    const number = this.#digits(15);
    if (number >= 0) return this.#reference(number);
    const word = this.#word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (NUMBER.test(word)) return Number(word);
    throw malformed(`unknown word at ${start}`);
  }

  /** `12 0 R` begins like two integers: look ahead, and step back when it is none. */
  #reference(num: number): PdfValue {
    const back = this.at;
    this.skipSpace();
    const gen = this.#digits(5);
    if (gen >= 0 && this.take('R')) return new PdfRef(num, gen);
    this.at = back;
    return num;
  }

  #name(): PdfName {
    this.at++;
    let text = '';
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || isSpace(byte) || isDelimiter(byte)) break;
      if (text.length >= MAX_NAME) throw malformed('a name is too long');
      const code = byte === 0x23 ? hexPair(this.bytes, this.at + 1) : -1;
      text += String.fromCharCode(code < 0 ? byte : code);
      this.at += code < 0 ? 1 : 3;
    }
    return new PdfName(text);
  }

  #array(depth: number): PdfValue[] {
    this.at++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.at++;
    return items;
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const dict = new PdfDict();
    let size = 0;
    for (;;) {
      this.skipSpace();
      if (hasTextAt(this.bytes, '>>', this.at)) break;
      if (this.bytes[this.at] !== 0x2f) throw malformed(`no key at ${this.at}`);
      const key = this.#name().value;
      // Readers disagree on which of two equal keys counts, so neither may.
      if (dict.set(key, this.value(depth + 1)).size === size++)
        throw malformed(`a key occurs twice at ${this.at}`);
    }
    this.at += 2;
    return dict;
  }

  #hex(): PdfString {
    const start = this.at++;
    const rest = this.bytes.subarray(this.at, this.at + MAX_STRING * 2);
    const length = rest.indexOf(0x3e);
    this.#spend(length === -1 ? rest.length : length);
    if (length === -1) throw malformed(`a string at ${start} does not end`);
    const out = new Uint8Array((length + 1) >> 1);
    let at = 0;
    // The room of a signature has twenty thousand digits, and nothing between them.
    for (let byte; at < length && (byte = hexPair(rest, at)) >= 0; at += 2) out[at >> 1] = byte;
    let count = at;
    for (; at < length; at++) {
      const digit = hexDigits[rest[at]!]!;
      if (digit >= 0) out[count >> 1]! |= digit << (count++ % 2 === 0 ? 4 : 0);
      else if (!isSpace(rest[at])) throw malformed(`a string at ${start} is not hexadecimal`);
    }
    this.at += length + 1;
    // A missing last digit counts as 0 (7.3.4.3).
    const bytes = out.subarray(0, (count + 1) >> 1);
    return this.inFile ? new PdfString(bytes, true, start, this.at) : new PdfString(bytes, true);
  }

  #literal(): PdfString {
    const start = this.at++;
    const out: number[] = [];
    for (let open = 1; ; this.at++) {
      const byte = this.bytes[this.at];
      if (byte === undefined || this.at - start > MAX_STRING) {
        this.#spend(this.at - start);
        throw malformed(`a string at ${start} does not end`);
      }
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) break;
      if (byte === 0x5c) this.#escape(out);
      else if (byte === 13) {
        // Any end of line inside a string is one line feed (7.3.4.2).
        out.push(10);
        if (this.bytes[this.at + 1] === 10) this.at++;
      } else out.push(byte);
    }
    this.at++;
    this.#spend(this.at - start);
    const bytes = Uint8Array.from(out);
    return this.inFile ? new PdfString(bytes, false, start, this.at) : new PdfString(bytes);
  }

  /** Reads what follows a backslash; leaves `at` on the last byte of it. */
  #escape(out: number[]): void {
    const byte = this.bytes[++this.at];
    if (byte === undefined) return;
    const plain = 'nrtbf'.indexOf(String.fromCharCode(byte));
    if (plain !== -1) {
      out.push([10, 13, 9, 8, 12][plain] ?? 0);
    } else if (byte >= 48 && byte <= 55) {
      let code = byte - 48;
      for (let more = 0; more < 2; more++) {
        const next = this.bytes[this.at + 1] ?? 0;
        if (next < 48 || next > 55) break;
        code = code * 8 + next - 48;
        this.at++;
      }
      out.push(code & 0xff);
    } else if (byte === 13) {
      if (this.bytes[this.at + 1] === 10) this.at++;
    } else if (byte !== 10) out.push(byte);
  }

  #stream(dict: PdfDict, lengthOf: (ref: PdfRef) => PdfValue): PdfStream {
    if (this.bytes[this.at] === 13 && this.bytes[this.at + 1] === 10) this.at += 2;
    else if (this.bytes[this.at] === 10) this.at++;
    else throw malformed(`a stream at ${this.at} does not begin on a line`);
    const given = dict.get('Length');
    const length = given instanceof PdfRef ? lengthOf(given) : given;
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
      throw malformed(`a stream at ${this.at} has no length`);
    const start = this.at;
    if (start + length > this.bytes.length) throw malformed(`a stream at ${start} is cut off`);
    this.at = start + length;
    if (!this.take('endstream')) throw malformed(`a stream at ${start} has a wrong length`);
    return new PdfStream(dict, this.bytes.subarray(start, start + length));
  }
}
