import { zlibSync } from 'fflate';
import { round } from './numbers.ts';

/** An indirect object, as others name it. */
export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** Something written as it stands: a string in one of PDF's notations. */
export class Literal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value of PDF (ISO 32000-1, 7.3). Plain strings are names; undefined entries are left out. */
export type PdfValue = number | boolean | string | Ref | Literal | readonly PdfValue[] | PdfDict;
export interface PdfDict {
  readonly [key: string]: PdfValue | undefined;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A string of printable ASCII without parentheses and backslashes. */
export function ascii(text: string): Literal {
  if (!/^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/.test(text)) throw new Error('This is no plain ASCII.');
  return new Literal(`(${text})`);
}

/** A text string in UTF-16BE with its byte order mark (7.9.2.2). */
export function unicode(text: string): Literal {
  const units = Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i), 4));
  return new Literal(`<feff${units.join('')}>`);
}

/** A string of bytes. */
export function byteString(bytes: Uint8Array): Literal {
  return new Literal(`<${Array.from(bytes, (byte) => hex(byte, 2)).join('')}>`);
}

function name(text: string): string {
  const escaped = text.replace(/[^\x21-\x7e]|[#()<>[\]{}/%]/g, (character) => {
    return `#${hex(character.charCodeAt(0), 2)}`;
  });
  return `/${escaped}`;
}

/** A value in PDF's notation; numbers have at most three decimals. */
export function notation(value: PdfValue): string {
  if (typeof value === 'number') return String(round(value));
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return name(value);
  if (value instanceof Ref) return `${value.number} 0 R`;
  if (value instanceof Literal) return value.text;
  if (Array.isArray(value)) return `[${(value as readonly PdfValue[]).map(notation).join(' ')}]`;
  const entries = Object.entries(value as PdfDict);
  const written = entries.flatMap(([key, entry]) =>
    entry === undefined ? [] : [`${name(key)} ${notation(entry)}`],
  );
  return `<<${written.join(' ')}>>`;
}

/**
 * A PDF 1.7 file in the making: objects by number, then a classic cross-reference table (7.5).
 * Streams are packed by one pinned deflate in JavaScript, for engines pack differently; so the same
 * calls give the same bytes everywhere.
 */
export class PdfFile {
  readonly #objects: Uint8Array[][] = [];
  readonly #encoder = new TextEncoder();

  /** The number of an object that is given later. */
  reserve(): Ref {
    return new Ref(this.#objects.push([]));
  }

  /** Gives a reserved object its value. */
  set(ref: Ref, value: PdfValue): void {
    this.#objects[ref.number - 1] = [this.#encoder.encode(notation(value))];
  }

  add(value: PdfValue): Ref {
    const ref = this.reserve();
    this.set(ref, value);
    return ref;
  }

  /** Adds a stream, packed. */
  addPacked(data: Uint8Array, entries: PdfDict = {}): Ref {
    return this.addStream(packed(data), { ...entries, Filter: 'FlateDecode' });
  }

  /** Adds a stream as it is. */
  addStream(data: Uint8Array, entries: PdfDict): Ref {
    const ref = this.reserve();
    const head = `${notation({ ...entries, Length: data.length })}\nstream\n`;
    const parts = [this.#encoder.encode(head), data, this.#encoder.encode('\nendstream')];
    this.#objects[ref.number - 1] = parts;
    return ref;
  }

  /** The whole file; it ends with `%%EOF`. */
  bytes(trailer: PdfDict): Uint8Array {
    const parts: Uint8Array[] = [];
    let length = 0;
    const write = (part: Uint8Array | string): void => {
      const bytes = typeof part === 'string' ? this.#encoder.encode(part) : part;
      parts.push(bytes);
      length += bytes.length;
    };
    write('%PDF-1.7\n%');
    // Four bytes over 127 tell that the file is binary (ISO 19005-3, 6.1.2).
    write(Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
    const entries = ['0000000000 65535 f \n'];
    this.#objects.forEach((object, i) => {
      entries.push(`${String(length).padStart(10, '0')} 00000 n \n`);
      write(`${i + 1} 0 obj\n`);
      object.forEach(write);
      write('\nendobj\n');
    });
    const start = length;
    write(`xref\n0 ${entries.length}\n${entries.join('')}`);
    write(`trailer\n${notation({ Size: entries.length, ...trailer })}\n`);
    write(`startxref\n${start}\n%%EOF`);
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

/** A zlib stream: level 6, and hash tables small enough for many small streams. */
export function packed(data: Uint8Array): Uint8Array {
  return zlibSync(data, { level: 6, mem: 4 });
}
