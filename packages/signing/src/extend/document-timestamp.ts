import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hash } from '../cms/algorithms.ts';
import { SigningError } from '../error.ts';
import { fillByteRange, signedBytes, unknownByteRange, writeContents } from '../pdf/byte-range.ts';
import { signatureFieldsOf } from '../pdf/fields.ts';
import { openPdf } from '../pdf/file.ts';
import type { PdfView } from '../pdf/file.ts';
import { Increment } from '../pdf/increment.ts';
import { fieldToSign } from '../pdf/signing-field.ts';
import { PdfString, dict, name } from '../pdf/values.ts';
import { MAX_CONTENTS } from '../prepare.ts';
import type { TimestampPort } from '../timestamp/port.ts';
import { askTimestamp } from './ask-timestamp.ts';

/** Room for a token with its certificates, in bytes. */
const TOKEN_ROOM = 12 * 1024;
/** How much longer the next token may be: serial numbers and signatures vary by a few bytes. */
const SLACK = 256;

/**
 * Appends a document timestamp over the whole file (EN 319 142-1, 5.4.3), in an invisible field of
 * its own.
 *
 * @throws {SigningError} `contents-too-small`, `timestamp-mismatch`, the codes of reading a PDF,
 * and whatever the port throws
 */
export async function timestampDocument(pdf: Uint8Array, timestamp: TimestampPort): Promise<Bytes> {
  const first = await fill(pdf, timestamp, TOKEN_ROOM);
  if (first.file !== undefined) return first.file;
  // A token with many certificates: its size is known by now, the next one is as large.
  const room = Math.min(first.token.length + SLACK, MAX_CONTENTS);
  const second = await fill(pdf, timestamp, room);
  if (second.file !== undefined) return second.file;
  throw new SigningError(
    'contents-too-small',
    `Tokens of this authority are longer than ${MAX_CONTENTS} bytes. Use another authority.`,
  );
}

/** Timestamps the file with so much room, in bytes; no file when the token is longer. */
async function fill(
  pdf: Uint8Array,
  timestamp: TimestampPort,
  room: number,
): Promise<{ readonly token: Bytes; readonly file?: Bytes }> {
  const file = await openPdf(toBytes(pdf));
  const view = file.view();
  const increment = new Increment(view);
  const field = fieldToSign(view, increment, unusedName(view));
  const value = increment.add(
    dict({
      Type: name('DocTimeStamp'),
      Filter: name('Adobe.PPKLite'),
      SubFilter: name('ETSI.RFC3161'),
      ByteRange: unknownByteRange,
      Contents: new PdfString(new Uint8Array(room), true),
    }),
  );
  increment.replace(field.ref, increment.changed(field.ref, { V: value }));
  const id = await hash('SHA-256', file.bytes);
  const prepared = increment.write(id.subarray(0, 16));
  const contents = fillByteRange(prepared, file.bytes.length);
  const token = await askTimestamp(timestamp, signedBytes(prepared, contents));
  return { token, ...(token.length <= room && { file: writeContents(prepared, contents, token) }) };
}

function unusedName(view: PdfView): string {
  const used = new Set(signatureFieldsOf(view).map((field) => field.name));
  let number = 1;
  while (used.has(`DauThoiGian${number}`)) number++;
  return `DauThoiGian${number}`;
}
