import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readCms } from '../cms/read.ts';
import { withTimestamp } from '../cms/unsigned-attributes.ts';
import { SigningError } from '../error.ts';
import { defaultLimits } from '../limits.ts';
import { writeContents } from '../pdf/byte-range.ts';
import { openPdf } from '../pdf/file.ts';
import type { TimestampPort } from '../timestamp/port.ts';
import { askTimestamp } from './ask-timestamp.ts';
import { newestSignature } from './newest-signature.ts';

/**
 * Makes the newest signature a PAdES B-T: a timestamp over its value is put into the room that was
 * left in /Contents (EN 319 142-1, 6.3). That room is outside every signature so far, so nothing
 * that was signed changes; the file keeps its length.
 *
 * @throws {SigningError} `nothing-to-timestamp` when the newest update brought no signature (a
 * later update covers it: add a document timestamp instead), `already-timestamped`,
 * `contents-too-small`, `timestamp-mismatch`, and whatever the port throws
 */
export async function timestampSignature(
  pdf: Uint8Array,
  timestamp: TimestampPort,
): Promise<Bytes> {
  const file = await openPdf(toBytes(pdf));
  const newest = newestSignature(file, defaultLimits.maxSignatures);
  if (newest?.kind !== 'signature')
    throw new SigningError(
      'nothing-to-timestamp',
      'Timestamp a signature right after it was made, before anything is added to the file.',
    );
  const { signature, timestamps } = readCms(newest.cms);
  if (timestamps.length > 0)
    throw new SigningError('already-timestamped', 'This signature has its timestamp already.');
  const token = await askTimestamp(timestamp, signature);
  return writeContents(file.bytes, newest.contents, withTimestamp(newest.cms.raw, token));
}
