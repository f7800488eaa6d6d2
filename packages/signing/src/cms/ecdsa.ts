import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { children, der, expect, notDer, readDer, tag } from './der.ts';

/** An ECDSA signature r‖s, as WebCrypto and many tokens give it, in the DER that CMS wants (RFC 3279, 2.2.3). */
export function ecdsaToDer(raw: Bytes): Bytes {
  const half = raw.length / 2;
  return der(tag.sequence, unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)));
}

/**
 * The reverse of {@link ecdsaToDer}.
 *
 * @param size bytes of each half: those of the curve's order
 * @throws {SigningError} `not-der`, also when a number is too large or negative
 */
export function ecdsaFromDer(encoded: Bytes, size: number): Bytes {
  const numbers = children(expect(readDer(encoded), tag.sequence));
  if (numbers.length !== 2) throw notDer();
  return concat(...numbers.map((number) => fixed(expect(number, tag.integer).content, size)));
}

function unsigned(value: Bytes): Bytes {
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start++;
  const digits = value.subarray(start);
  return der(tag.integer, (digits[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), digits) : digits);
}

function fixed(value: Bytes, size: number): Bytes {
  const negative = (value[0] ?? 0x80) >= 0x80;
  const padded = value[0] === 0 && value.length > 1 && (value[1] ?? 0) < 0x80;
  const digits = value[0] === 0 ? value.subarray(1) : value;
  if (negative || padded || digits.length > size) throw notDer();
  const out = new Uint8Array(size);
  out.set(digits, size - digits.length);
  return out;
}
