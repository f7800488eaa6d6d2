import { Unzlib } from 'fflate';
import { concat, type Bytes } from '../bytes.ts';

/** Bytes of packed data that are unpacked at once; deflate makes at most 1032 bytes of each. */
const STEP = 16 * 1024;

/**
 * Unpacks a zlib stream (RFC 1950) where the platform has no `DecompressionStream`: Safari before 16.4.
 *
 * @throws RangeError when more than `budget` bytes come out, Error when the stream is broken
 */
export function unpack(packed: Bytes, budget: number): Bytes {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Unzlib((part, last) => {
    size += part.length;
    isWhole = last;
    if (size > budget) throw new RangeError('more bytes than are taken');
    parts.push(part);
  });
  for (let from = 0; from < packed.length; from += STEP)
    stream.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
  if (!isWhole) throw new Error('it ends too soon');
  return concat(...parts);
}
