import { equalBytes, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hash } from '../cms/algorithms.ts';
import { readDer } from '../cms/der.ts';
import { SigningError } from '../error.ts';
import type { TimestampPort } from '../timestamp/port.ts';
import { readToken } from '../timestamp/token.ts';

/**
 * A token over `data`.
 *
 * @throws {SigningError} `timestamp-mismatch` when the port gave one over something else
 */
export async function askTimestamp(timestamp: TimestampPort, data: Bytes): Promise<Bytes> {
  const imprint = await hash('SHA-256', data);
  const token = toBytes(await timestamp(imprint));
  const read = readToken(readDer(token));
  if (read.hash !== 'SHA-256' || !equalBytes(read.imprint, imprint))
    throw new SigningError(
      'timestamp-mismatch',
      'The timestamp is for something else. Ask again, or use another authority.',
    );
  return token;
}
