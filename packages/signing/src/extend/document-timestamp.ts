import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hash } from '../cms/algorithms.ts';
import { fillByteRange, signedBytes, unknownByteRange, writeContents } from '../pdf/byte-range.ts';
import { signatureFieldsOf } from '../pdf/fields.ts';
import { openPdf } from '../pdf/file.ts';
import type { PdfView } from '../pdf/file.ts';
import { Increment } from '../pdf/increment.ts';
import { fieldToSign } from '../pdf/signing-field.ts';
import { PdfString, dict, name } from '../pdf/values.ts';
import type { TimestampPort } from '../timestamp/port.ts';
import { askTimestamp } from './ask-timestamp.ts';

/** Room for a token with its certificates, in bytes. */
const TOKEN_ROOM = 12 * 1024;

/**
 * Appends a document timestamp over the whole file (EN 319 142-1, 5.4.3), in an invisible field of
 * its own.
 *
 * @throws {SigningError} `contents-too-small`, `timestamp-mismatch`, the codes of reading a PDF,
 * and whatever the port throws
 */
export async function timestampDocument(pdf: Uint8Array, timestamp: TimestampPort): Promise<Bytes> {
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
      Contents: new PdfString(new Uint8Array(TOKEN_ROOM), true),
    }),
  );
  increment.replace(field.ref, increment.changed(field.ref, { V: value }));
  const id = await hash('SHA-256', file.bytes);
  const prepared = increment.write(id.subarray(0, 16));
  const contents = fillByteRange(prepared, file.bytes.length);
  const token = await askTimestamp(timestamp, signedBytes(prepared, contents));
  return writeContents(prepared, contents, token);
}

function unusedName(view: PdfView): string {
  const used = new Set(signatureFieldsOf(view).map((field) => field.name));
  let number = 1;
  while (used.has(`DauThoiGian${number}`)) number++;
  return `DauThoiGian${number}`;
}
