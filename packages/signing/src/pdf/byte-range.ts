import { concat, hasTextAt, indexOfText, latin1, toHex } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';

/** Any ten-digit number, replaced once the offsets are known. */
const UNKNOWN = 9_999_999_999;

/** A /ByteRange that {@link fillByteRange} completes. */
export const unknownByteRange: number[] = [0, UNKNOWN, UNKNOWN, UNKNOWN];

/** Offset of the `<` of /Contents, and the offset after its `>`. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
}

/** Writes the offsets into the placeholder that stands after `from`. */
export function fillByteRange(pdf: Bytes, from: number): Placeholder {
  const placeholder = `/ByteRange [ 0 ${UNKNOWN} ${UNKNOWN} ${UNKNOWN} ]`;
  const range = indexOfText(pdf, placeholder, from);
  const start = indexOfText(pdf, '/Contents <', range) + '/Contents '.length;
  const end = pdf.indexOf(0x3e, start) + 1;
  if (range === -1 || !hasTextAt(pdf, '<00', start))
    throw new SigningError('placeholder-lost', 'Report this PDF: it hides its own placeholder.');
  const text = `/ByteRange [ 0 ${start} ${end} ${pdf.length - end} ]`;
  pdf.set(latin1(text.padEnd(placeholder.length)), range);
  return { start, end };
}

/** Everything of the file but the string of /Contents: what its digest is taken over. */
export function signedBytes(pdf: Bytes, { start, end }: Placeholder): Bytes {
  return concat(pdf.subarray(0, start), pdf.subarray(end));
}

/**
 * The file with `contents` in the room that was kept for it.
 *
 * @throws {SigningError} `contents-too-small`
 */
export function writeContents(
  pdf: Bytes,
  { start, end }: Placeholder,
  contents: Uint8Array,
): Bytes {
  const room = end - start - 2;
  const hex = toHex(contents);
  if (hex.length > room)
    throw new SigningError('contents-too-small', 'Prepare again with a larger reserveBytes.');
  const written = pdf.slice();
  written.set(latin1(hex), start + 1);
  written.fill(0x30, start + 1 + hex.length, end - 1);
  return written;
}
