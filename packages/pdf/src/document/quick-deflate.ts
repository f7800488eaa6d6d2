/**
 * A deflate for short streams (RFC 1951): one block with the fixed codes, and for each place one look
 * at where its four bytes stood last. It packs content streams about as well as a deflate that makes
 * codes of its own, in a small part of the time: tables are made once, and nothing is searched.
 */

const leastMatch = 4;
const longestMatch = 258;
const farthest = 32_768;
const hashBits = 12;
const endOfBlock = 256;

/** Codes of the fixed Huffman tree with their bits in the order of writing (3.2.6). */
const codes = new Uint16Array(288);
const lengths = new Uint8Array(288);
for (let symbol = 0; symbol < 288; symbol += 1) {
  const [length, code] =
    symbol < 144
      ? [8, 0x30 + symbol]
      : symbol < 256
        ? [9, 0x190 + symbol - 144]
        : symbol < 280
          ? [7, symbol - 256]
          : [8, 0xc0 + symbol - 280];
  codes[symbol] = reversed(code, length);
  lengths[symbol] = length;
}

const distanceCodes = Uint8Array.from({ length: 30 }, (_, symbol) => reversed(symbol, 5));

function reversed(code: number, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i += 1) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

/** Where each hash of four bytes stood last, from 1; 0: nowhere. */
const latest = new Int32Array(1 << hashBits);

/** A zlib stream (RFC 1950). The same bytes give the same stream in every engine. */
export function quickDeflate(data: Uint8Array): Uint8Array {
  const { length } = data;
  // A byte takes nine bits at most.
  const out = new Uint8Array(length + (length >> 3) + 16);
  out[0] = 0x78;
  out[1] = 0x01;
  let to = 2;
  // The last block, with fixed codes.
  let bits = 3;
  let count = 3;
  latest.fill(0);
  const last = length - leastMatch;
  let at = 0;
  while (at < length) {
    let match = 0;
    let distance = 0;
    if (at <= last) {
      const hash = hashAt(data, at);
      const before = latest[hash]! - 1;
      latest[hash] = at + 1;
      distance = at - before;
      if (before >= 0 && distance <= farthest) match = sameBytes(data, before, at);
    }
    if (match < leastMatch) {
      const byte = data[at++]!;
      bits |= codes[byte]! << count;
      count += lengths[byte]!;
    } else {
      const more = match - 3;
      let symbol = 285;
      let extra = 0;
      if (match < longestMatch) {
        const power = 31 - Math.clz32(more);
        extra = Math.max(0, power - 2);
        symbol = more < 8 ? 257 + more : 253 + 4 * power + ((more >> extra) & 3);
      }
      bits |= codes[symbol]! << count;
      count += lengths[symbol]!;
      bits |= (more & ((1 << extra) - 1)) << count;
      count += extra;
      for (; count >= 8; count -= 8, bits >>>= 8) out[to++] = bits;
      const far = distance - 1;
      const power = 31 - Math.clz32(far);
      extra = Math.max(0, power - 1);
      symbol = far < 4 ? far : 2 * power + ((far >> extra) & 1);
      bits |= distanceCodes[symbol]! << count;
      count += 5;
      bits |= (far & ((1 << extra) - 1)) << count;
      count += extra;
      at += match;
      // What is within a match comes again with the whole; its end may go on in another way.
      for (let i = at - 2; i < at && i <= last; i += 1) latest[hashAt(data, i)] = i + 1;
    }
    for (; count >= 8; count -= 8, bits >>>= 8) out[to++] = bits;
  }
  bits |= codes[endOfBlock]! << count;
  count += lengths[endOfBlock]!;
  for (; count > 0; count -= 8, bits >>>= 8) out[to++] = bits;
  const sum = adler32(data);
  for (let shift = 24; shift >= 0; shift -= 8) out[to++] = sum >>> shift;
  return out.slice(0, to);
}

function hashAt(data: Uint8Array, at: number): number {
  const four = data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24);
  return Math.imul(four, 0x9e37_79b1) >>> (32 - hashBits);
}

/** How many bytes are the same from two places on: a match is no longer than it may be. */
function sameBytes(data: Uint8Array, before: number, at: number): number {
  const most = Math.min(longestMatch, data.length - at);
  let same = 0;
  while (same < most && data[before + same] === data[at + same]) same += 1;
  return same;
}

/** The checksum of a zlib stream (RFC 1950, 9). */
function adler32(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let from = 0; from < data.length; from += 3800) {
    const to = Math.min(data.length, from + 3800);
    for (let i = from; i < to; i += 1) {
      a += data[i]!;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
