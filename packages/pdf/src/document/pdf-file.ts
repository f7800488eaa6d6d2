import { zlibSync } from 'fflate';
import { hex2, hex4, round } from './numbers.ts';

/** A value in the letters of a file: a string, a reference, or what was written before. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An indirect object, as others name it (ISO 32000-1, 7.3.10). */
class Reference extends Written {
  readonly number: number;

  constructor(number: number) {
    super(`${number} 0 R`);
    this.number = number;
  }
}

export type { Reference as Ref };

/** A value of PDF (ISO 32000-1, 7.3). Plain strings are names; undefined entries are left out. */
export type PdfValue = number | boolean | string | Written | readonly PdfValue[] | PdfDict;
export interface PdfDict {
  readonly [key: string]: PdfValue | undefined;
}

/** A string of printable ASCII without parentheses and backslashes. */
export function ascii(text: string): Written {
  if (!/^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/.test(text)) throw new Error('This is no plain ASCII.');
  return new Written(`(${text})`);
}

/** A text string in UTF-16BE with its byte order mark (7.9.2.2). */
export function unicode(text: string): Written {
  let digits = '';
  for (let i = 0; i < text.length; i += 1) digits += hex4(text.charCodeAt(i));
  return new Written(`<FEFF${digits}>`);
}

/** A string of bytes. */
export function byteString(bytes: Uint8Array): Written {
  let digits = '';
  for (const byte of bytes) digits += hex2(byte);
  return new Written(`<${digits.toLowerCase()}>`);
}

/** How a file weighs time against room. */
interface Economy {
  /** Of deflate: 0 to 9. */
  readonly level: 1 | 6;
  /** Shorter streams stand as they are. */
  readonly leastPacked: number;
  /** Whether fonts are packed: by a third, which takes as long as laying out two pages. */
  readonly packFonts: boolean;
}

const fast: Economy = { level: 1, leastPacked: 8192, packFonts: false };
const thrifty: Economy = { level: 6, leastPacked: 256, packFonts: true };

const encoder = new TextEncoder();

/** The second line says that the file holds bytes over 127 (7.5.2). */
const header = [...encoder.encode('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a];

interface Stream {
  readonly before: string;
  readonly data: Uint8Array;
}

/**
 * A PDF 1.7 file in the making, with a classic cross-reference table (7.5). Each object is written
 * down when its value is given, so that nothing is kept twice. Streams are packed by one pinned
 * deflate in JavaScript, for engines pack differently, and numbers have at most three decimals; so
 * the same calls give the same bytes everywhere.
 */
export class PdfFile {
  readonly #economy: Economy;
  /** By object number, from 1. */
  readonly #objects: (string | Stream | undefined)[] = [undefined];

  /** @param isLong whether to save room instead of time: for a file of many pages */
  constructor(isLong = false) {
    this.#economy = isLong ? thrifty : fast;
  }

  /** The number of an object that is given later. */
  reserve(): Reference {
    return this.#push(undefined);
  }

  /** Gives a reserved object its value. */
  set(ref: Reference, value: PdfValue): void {
    this.#objects[ref.number] = `${written(value)}\nendobj\n`;
  }

  add(value: PdfValue): Reference {
    const ref = this.reserve();
    this.set(ref, value);
    return ref;
  }

  /** Adds a stream, packed when that is worth it. */
  addPacked(data: Uint8Array, entries: PdfDict = {}): Reference {
    const { level, leastPacked } = this.#economy;
    return data.length < leastPacked
      ? this.addStream(data, entries)
      : this.addStream(packed(data, level), { ...entries, Filter: 'FlateDecode' });
  }

  /** Adds the file of a font. */
  addFont(data: Uint8Array): Reference {
    const entries = { Length1: data.length };
    return this.#economy.packFonts ? this.addPacked(data, entries) : this.addStream(data, entries);
  }

  /** Adds a stream as it is. */
  addStream(data: Uint8Array, entries: PdfDict): Reference {
    const before = `${written({ ...entries, Length: data.length })}\nstream\n`;
    return this.#push({ before, data });
  }

  /**
   * The whole file.
   *
   * @throws Error when a reserved object was given no value
   */
  bytes(trailer: { Root: Reference; Info: Reference; ID: readonly Written[] }): Uint8Array {
    const parts: (string | Uint8Array)[] = [];
    const count = this.#objects.length;
    let table = `xref\n0 ${count}\n0000000000 65535 f \n`;
    /** What is written next, all ASCII: as many bytes as letters. */
    let text = '';
    let before = header.length;
    for (let number = 1; number < count; number += 1) {
      const object = this.#objects[number];
      if (object === undefined) throw new Error(`Object ${number} has no value.`);
      table += `${String(before + text.length).padStart(10, '0')} 00000 n \n`;
      text += `${number} 0 obj\n`;
      if (typeof object === 'string') {
        text += object;
      } else {
        text += object.before;
        parts.push(text, object.data);
        before += text.length + object.data.length;
        text = '\nendstream\nendobj\n';
      }
    }
    const end = before + text.length;
    const dictionary = written({ Size: count, ...trailer });
    parts.push(`${text}${table}trailer\n${dictionary}\nstartxref\n${end}\n%%EOF`);
    return joined(parts);
  }

  #push(object: string | Stream | undefined): Reference {
    const number = this.#objects.push(object) - 1;
    return (references[number] ??= new Reference(number));
  }
}

/** By object number: all files share them. */
const references: Reference[] = [];

function joined(parts: readonly (string | Uint8Array)[]): Uint8Array {
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, header.length));
  file.set(header);
  let at = header.length;
  for (const part of parts) {
    if (typeof part === 'string') encoder.encodeInto(part, file.subarray(at));
    else file.set(part, at);
    at += part.length;
  }
  return file;
}

/** A value as it is written, with white space only where values would run together (7.2.2). */
function written(value: PdfValue): string {
  if (typeof value === 'number') return String(round(value));
  if (typeof value === 'string') return name(value);
  if (value instanceof Written) return value.text;
  if (typeof value === 'boolean') return String(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly PdfValue[]) text += apart(written(item), text !== '');
    return `[${text}]`;
  }
  for (const key in value as PdfDict) {
    const entry = (value as PdfDict)[key];
    if (entry !== undefined) text += `/${key}${apart(written(entry), true)}`;
  }
  return `<<${text}>>`;
}

/** A value behind another: those that begin with a delimiter need no space. */
function apart(text: string, follows: boolean): string {
  const first = text.charCodeAt(0);
  const delimits = first === 0x2f || first === 0x3c || first === 0x28 || first === 0x5b;
  return follows && !delimits ? ` ${text}` : text;
}

/** Names as they are written, but those of media types, which come from outside. */
const names = new Map<string, string>();

function name(text: string): string {
  let known = names.get(text);
  if (known === undefined) {
    known = `/${text.replace(/[^A-Za-z0-9.+_-]/g, (letter) => `#${hex2(letter.charCodeAt(0))}`)}`;
    if (!text.includes('/')) names.set(text, known);
  }
  return known;
}

/** A zlib stream. Its hash tables are small enough for many small streams. */
export function packed(data: Uint8Array, level: 1 | 6 = 6): Uint8Array {
  return zlibSync(data, { level, mem: 2 });
}
