import { fromLatin1 } from '../bytes.ts';
import { PdfString } from './values.ts';
import type { PdfValue } from './values.ts';

/**
 * A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, all else UTF-16BE with its mark, which is
 * the one Unicode form that PDF 1.7 knows.
 */
export function textString(text: string): PdfString {
  const normal = text.normalize('NFC');
  if (/^[\x20-\x7e]*$/.test(normal))
    return new PdfString(Uint8Array.from(normal, (character) => character.charCodeAt(0)));
  const bytes = new Uint8Array(2 + normal.length * 2);
  bytes.set([0xfe, 0xff]);
  for (let index = 0; index < normal.length; index++) {
    const unit = normal.charCodeAt(index);
    bytes.set([unit >> 8, unit & 0xff], 2 + index * 2);
  }
  return new PdfString(bytes, true);
}

const utf8 = new TextDecoder();
const utf16 = new TextDecoder('utf-16be');

/** The text of a text string; undefined when the value is none. PDF 2.0's UTF-8 is read too. */
export function textOf(value: PdfValue): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16.decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return utf8.decode(bytes.subarray(3));
  return fromLatin1(bytes);
}
