import { Unzlib } from 'fflate';

/** Bytes of packed data that are unpacked at once; deflate makes at most 1032 bytes of each. */
const step = 16 * 1024;

/**
 * Unpacks a zlib stream (RFC 1950) of at most `limit` bytes.
 *
 * @returns undefined when the stream is broken or longer
 */
export function inflate(packed: Uint8Array, limit: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Unzlib((chunk) => {
      length += chunk.length;
      if (length > limit) throw new RangeError('longer than the limit');
      chunks.push(chunk);
    });
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
