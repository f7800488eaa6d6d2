import { PDFHexString, PDFName, PDFString, type PDFObject } from '@cantoo/pdf-lib';

/** Longest text of a PDF that is looked at, in UTF-16 code units. */
const MAX_LENGTH = 10_000;

/**
 * A text string (ISO 32000-2, 7.9.2.2: UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding)
 * or a name (UTF-8) in NFC; undefined for anything else.
 */
export function pdfText(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFName) return tidy(utf8(object.asBytes()) ?? object.decodeText());
  if (!(object instanceof PDFString || object instanceof PDFHexString)) return undefined;
  const bytes = object.asBytes();
  // PDF 2.0 allows UTF-8, which the library takes for PDFDocEncoding.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return tidy((marked ? utf8(bytes) : undefined) ?? object.decodeText());
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function tidy(text: string): string {
  return text.slice(0, MAX_LENGTH).normalize('NFC');
}
