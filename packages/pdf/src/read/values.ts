/** A name such as /Type. */
export class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A reference such as 12 0 R. */
export class Reference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export type Dictionary = ReadonlyMap<string, Value>;
/** Strings are kept as bytes, one character each. */
export type Value =
  null | boolean | number | string | Name | Reference | readonly Value[] | Dictionary;

/** Deepest nesting of arrays and dictionaries that is followed. */
const maxDepth = 16;

const isSpace = (byte: number | undefined): boolean =>
  byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;
const isDelimiter = (byte: number): boolean => '()<>[]{}/%'.includes(String.fromCharCode(byte));

/** Thrown for bytes that are no PDF syntax; the reader turns it into a PdfError, so it says no more. */
export class SyntaxProblem extends Error {}

/**
 * Reads values of PDF syntax (ISO 32000-1, 7.3) from a place in a file on.
 *
 * Written for files from strangers: it keeps nothing between files (a parser that pools names would
 * grow with every file sent), never goes back, and reads at most up to `end`.
 */
export class ValueReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#end = Math.min(end, bytes.length);
    this.at = at;
  }

  skipSpace(): void {
    while (this.at < this.#end) {
      if (isSpace(this.#bytes[this.at])) {
        this.at += 1;
      } else if (this.#bytes[this.at] === 0x25) {
        while (this.at < this.#end && this.#bytes[this.at] !== 10 && this.#bytes[this.at] !== 13) {
          this.at += 1;
        }
      } else {
        return;
      }
    }
  }

  /** Takes a keyword, if it stands here. */
  take(keyword: string): boolean {
    this.skipSpace();
    for (let i = 0; i < keyword.length; i += 1) {
      if (this.#byte(this.at + i) !== keyword.charCodeAt(i)) return false;
    }
    this.at += keyword.length;
    return true;
  }

  /** A whole number of at most ten digits. */
  integer(): number {
    this.skipSpace();
    const start = this.at;
    let number = 0;
    // Digit by digit, not as a word: the table of a form has hundreds.
    for (let digit; (digit = this.#byte(this.at)! - 0x30) >= 0 && digit < 10; this.at += 1)
      number = 10 * number + digit;
    const length = this.at - start;
    if (length === 0 || length > 10 || this.#word() !== '') throw new SyntaxProblem();
    return number;
  }

  value(depth = 0): Value {
    if (depth > maxDepth) throw new SyntaxProblem();
    this.skipSpace();
    const byte = this.#byte(this.at);
    if (byte === 0x2f) return new Name(this.#name());
    if (byte === 0x28) return this.#literal();
    if (byte === 0x5b) {
      this.at += 1;
      const items: Value[] = [];
      while (!this.take(']')) items.push(this.value(depth + 1));
      return items;
    }
    if (byte === 0x3c) {
      if (this.take('<<')) return this.#dictionary(depth);
      return this.#hex();
    }
    return this.#numberOrWord();
  }

  #byte(at: number): number | undefined {
    return at < this.#end ? this.#bytes[at] : undefined;
  }

  #word(): string {
    let word = '';
    for (; this.at < this.#end && word.length < 128; this.at += 1) {
      const byte = this.#bytes[this.at]!;
      if (isSpace(byte) || isDelimiter(byte)) break;
      word += String.fromCharCode(byte);
    }
    return word;
  }

  #numberOrWord(): Value {
    const word = this.#word();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^[+-]?\d*\.?\d*$/.test(word) || !/\d/.test(word)) {
      throw new SyntaxProblem();
    }
    const after = this.at;
    if (/^\d{1,10}$/.test(word)) {
      this.skipSpace();
      const generation = this.#word();
      if (/^\d{1,5}$/.test(generation)) {
        this.skipSpace();
        if (this.#word() === 'R') return new Reference(Number(word));
      }
      this.at = after;
    }
    return Number(word);
  }

  #name(): string {
    this.at += 1;
    return this.#word().replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #dictionary(depth: number): Dictionary {
    const entries = new Map<string, Value>();
    while (!this.take('>>')) {
      this.skipSpace();
      if (this.#byte(this.at) !== 0x2f) throw new SyntaxProblem();
      const key = this.#name();
      entries.set(key, this.value(depth + 1));
    }
    return entries;
  }

  #hex(): string {
    this.at += 1;
    let digits = '';
    for (;;) {
      const byte = this.#byte(this.at);
      if (byte === undefined) throw new SyntaxProblem();
      this.at += 1;
      if (byte === 0x3e) break;
      if (!isSpace(byte)) digits += String.fromCharCode(byte);
    }
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new SyntaxProblem();
    if (digits.length % 2 === 1) digits += '0';
    return digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  }

  /** A string in parentheses; escapes are kept as they are: the reader compares plain names only. */
  #literal(): string {
    let depth = 0;
    let text = '';
    do {
      const byte = this.#byte(this.at);
      if (byte === undefined) throw new SyntaxProblem();
      if (byte === 0x28) depth += 1;
      if (byte === 0x29) depth -= 1;
      text += String.fromCharCode(byte);
      this.at += 1;
      if (byte === 0x5c) {
        text += String.fromCharCode(this.#byte(this.at) ?? 0);
        this.at += 1;
      }
    } while (depth > 0);
    return text.slice(1, -1);
  }
}
