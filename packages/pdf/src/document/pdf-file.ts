import {
  PDFContext,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFString,
  PDFWriter,
  type PDFDict,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import { round } from './numbers.ts';

/** An indirect object, as others name it. */
export type Ref = PDFRef;

/** A value of PDF (ISO 32000-1, 7.3). Plain strings are names; undefined entries are left out. */
export type PdfValue = number | boolean | string | PDFObject | readonly PdfValue[] | PdfDict;
export interface PdfDict {
  readonly [key: string]: PdfValue | undefined;
}

/** A string of printable ASCII without parentheses and backslashes. */
export function ascii(text: string): PDFString {
  if (!/^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/.test(text)) throw new Error('This is no plain ASCII.');
  return PDFString.of(text);
}

/** A text string in UTF-16BE with its byte order mark (7.9.2.2). */
export function unicode(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}

/** A string of bytes. */
export function byteString(bytes: Uint8Array): PDFHexString {
  return PDFHexString.fromBytes(bytes);
}

/**
 * A PDF 1.7 file in the making, with a classic cross-reference table (7.5), over the low-level
 * objects of pdf-lib. Streams are packed by one pinned deflate in JavaScript, for engines pack
 * differently, and numbers have at most three decimals; so the same calls give the same bytes
 * everywhere.
 */
export class PdfFile {
  readonly #context = PDFContext.create();

  /** The number of an object that is given later. */
  reserve(): Ref {
    return this.#context.nextRef();
  }

  /** Gives a reserved object its value. */
  set(ref: Ref, value: PdfValue): void {
    this.#context.assign(ref, this.#object(value));
  }

  add(value: PdfValue): Ref {
    return this.#context.register(this.#object(value));
  }

  /** Adds a stream, packed. */
  addPacked(data: Uint8Array, entries: PdfDict = {}): Ref {
    return this.addStream(packed(data), { ...entries, Filter: 'FlateDecode' });
  }

  /** Adds a stream as it is. */
  addStream(data: Uint8Array, entries: PdfDict): Ref {
    return this.#context.register(PDFRawStream.of(this.#dict(entries), data));
  }

  /** The whole file. */
  bytes(trailer: { Root: Ref; Info: Ref; ID: readonly PDFHexString[] }): Promise<Uint8Array> {
    const { Root, Info, ID } = trailer;
    this.#context.trailerInfo = { Root, Info, ID: this.#object(ID) };
    // Written in one go: pdf-lib would otherwise wait for a timer after each 50 objects.
    return PDFWriter.forContext(this.#context, Number.POSITIVE_INFINITY).serializeToBuffer();
  }

  #object(value: PdfValue): PDFObject {
    if (value instanceof PDFObject) return value;
    if (typeof value === 'number') return PDFNumber.of(round(value));
    if (typeof value === 'string') return PDFName.of(value);
    if (typeof value === 'boolean') return this.#context.obj(value);
    if (!Array.isArray(value)) return this.#dict(value as PdfDict);
    const array = this.#context.obj([]);
    for (const item of value as readonly PdfValue[]) array.push(this.#object(item));
    return array;
  }

  #dict(entries: PdfDict): PDFDict {
    const dict = this.#context.obj({});
    for (const [key, value] of Object.entries(entries)) {
      if (value !== undefined) dict.set(PDFName.of(key), this.#object(value));
    }
    return dict;
  }
}

/** A zlib stream: level 6, and hash tables small enough for many small streams. */
export function packed(data: Uint8Array): Uint8Array {
  return zlibSync(data, { level: 6, mem: 4 });
}
