/**
 * The QR code of a short text: version 1 (21 by 21 modules), level M, alphanumeric, which holds up to
 * twenty characters (ISO/IEC 18004:2015). A row is the bits of a number, its first module the lowest.
 */
export const qrSize = 21;
const longest = 20;
const dataBytes = 16;
const checkBytes = 10;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Powers of 2 in the field of 256 elements by x⁸ + x⁴ + x³ + x² + 1, and back (annex A). */
const powers = new Uint8Array(510);
const logarithms = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i += 1) {
  powers[i] = powers[i + 255] = value;
  logarithms[value] = i;
  value = (value << 1) ^ (value > 127 ? 0x11d : 0);
}

/** The generator polynomial: its factors less the highest, which is 1 (annex A). */
const generator = new Uint8Array(checkBytes);
generator[checkBytes - 1] = 1;
for (let root = 0; root < checkBytes; root += 1) {
  for (let i = 0; i < checkBytes; i += 1) {
    generator[i] = product(generator[i]!, powers[root]!) ^ (generator[i + 1] ?? 0);
  }
}

function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : powers[logarithms[a]! + logarithms[b]!]!;
}

/** The rows of the code that a text makes, of capitals, digits and ` $%*+-./:`. */
export function qrModules(text: string): readonly number[] {
  if (text.length > longest) throw new RangeError('A QR code of version 1 holds 20 characters.');
  const plain = withData(codewords(text));
  let best: readonly number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < masks.length; mask += 1) {
    const rows = plain.map((row, y) => row ^ masks[mask]![y]! ^ formats[mask]![y]!);
    const score = penalty(rows);
    if (score < least) [best, least] = [rows, score];
  }
  return best;
}

/** Data and check bytes (7.4, 7.5). */
function codewords(text: string): Uint8Array {
  const bytes = new Uint8Array(dataBytes + checkBytes);
  let used = 0;
  const add = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit -= 1, used += 1) {
      bytes[used >> 3]! |= ((value >> bit) & 1) << (7 - (used & 7));
    }
  };
  add(2, 4);
  add(text.length, 9);
  for (let i = 0; i < text.length; i += 2) {
    const first = alphabet.indexOf(text[i]!);
    if (i + 1 < text.length) add(45 * first + alphabet.indexOf(text[i + 1]!), 11);
    else add(first, 6);
  }
  // The terminator and the rest of the byte are zeros.
  used = Math.min(used + 4, 8 * dataBytes);
  for (let i = (used + 7) >> 3, pad = 0xec; i < dataBytes; i += 1, pad ^= 0xec ^ 0x11)
    bytes[i] = pad;
  for (let i = 0; i < dataBytes; i += 1) {
    const factor = bytes[i]! ^ bytes[dataBytes]!;
    bytes.copyWithin(dataBytes, dataBytes + 1);
    bytes[dataBytes + checkBytes - 1] = 0;
    for (let k = 0; k < checkBytes; k += 1) {
      bytes[dataBytes + k]! ^= product(generator[k]!, factor);
    }
  }
  return bytes;
}

/** Where no data goes: finders with their separators and the format, and the timing (6.3). */
const isFunction = (x: number, y: number): boolean =>
  x === 6 || y === 6 || (x < 9 && (y < 9 || y > 12)) || (x > 12 && y < 9);

/** Finders, timing and the dark module; the format is of the mask. */
const functions: readonly number[] = Array.from({ length: qrSize }, (_, y) => {
  let row = 0;
  for (let x = 0; x < qrSize; x += 1) {
    const across = x > 10 ? qrSize - 1 - x : x;
    const down = y > 10 ? qrSize - 1 - y : y;
    const ring = Math.max(Math.abs(across - 3), Math.abs(down - 3));
    const inFinder = across < 8 && down < 8 && !(x > 10 && y > 10);
    const dark = inFinder
      ? ring < 2 || ring === 3
      : (y === 6 && x % 2 === 0) || (x === 6 && y % 2 === 0) || (x === 8 && y === 13);
    if (isFunction(x, y) && dark) row |= 1 << x;
  }
  return row;
});

/** Places of the data bits, in columns of two from the right, up and down in turn (7.7.3). */
const places: readonly (readonly [x: number, y: number])[] = (() => {
  const all: [number, number][] = [];
  let up = true;
  for (let right = qrSize - 1; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < qrSize; step += 1) {
      const y = up ? qrSize - 1 - step : step;
      for (const x of [right, right - 1]) if (!isFunction(x, y)) all.push([x, y]);
    }
  }
  return all;
})();

function withData(bytes: Uint8Array): number[] {
  const rows = [...functions];
  places.forEach(([x, y], i) => {
    rows[y]! |= ((bytes[i >> 3]! >> (7 - (i & 7))) & 1) << x;
  });
  return rows;
}

/** The conditions of the masks (7.8.2): x is the column, y the row. */
const conditions: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** What each mask turns over, by row. */
const masks = conditions.map((condition) => rowsOf((x, y) => !isFunction(x, y) && condition(x, y)));

/** Level M and the mask, with check bits, twice (7.9). */
const formats = conditions.map((_, mask) => {
  let check = mask << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if ((check >> bit) & 1) check ^= 0x537 << (bit - 10);
  const bits = ((mask << 10) | check) ^ 0x5412;
  const at = new Map<string, number>();
  for (let i = 0; i < 15; i += 1) {
    const [x, y] = i < 6 ? [8, i] : i < 8 ? [8, i + 1] : i === 8 ? [7, 8] : [14 - i, 8];
    const [x2, y2] = i < 8 ? [qrSize - 1 - i, 8] : [8, qrSize - 15 + i];
    at.set(`${x} ${y}`, (bits >> i) & 1).set(`${x2} ${y2}`, (bits >> i) & 1);
  }
  return rowsOf((x, y) => at.get(`${x} ${y}`) === 1);
});

function rowsOf(isDark: (x: number, y: number) => boolean): readonly number[] {
  return Array.from({ length: qrSize }, (_, y) => {
    let row = 0;
    for (let x = 0; x < qrSize; x += 1) if (isDark(x, y)) row |= 1 << x;
    return row;
  });
}

/** How hard a code is to read (7.8.3): runs, blocks, what looks like a finder, and too much of one. */
function penalty(rows: readonly number[]): number {
  let score = 0;
  let dark = 0;
  for (let i = 0; i < qrSize; i += 1) {
    let column = 0;
    for (let y = 0; y < qrSize; y += 1) column |= ((rows[y]! >> i) & 1) << y;
    score += linePenalty(rows[i]!) + linePenalty(column);
    for (let bits = rows[i]!; bits !== 0; bits &= bits - 1) dark += 1;
    if (i > 0) {
      const same = ~(rows[i]! ^ rows[i - 1]!);
      // Two modules beside each other, and both under others of the same kind.
      let blocks = same & (same >> 1) & ~(rows[i]! ^ (rows[i]! >> 1)) & 0xf_ffff;
      for (; blocks !== 0; blocks &= blocks - 1) score += 3;
    }
  }
  const share = dark / qrSize ** 2;
  return score + 10 * Math.floor(Math.abs(share * 20 - 10));
}

/** A finder's cross-section with four light modules on one side. */
const finderBefore = 0b0000_1011101;
const finderAfter = 0b1011101_0000;

function linePenalty(line: number): number {
  let score = 0;
  let run = 1;
  for (let i = 1; i <= qrSize; i += 1) {
    if (i < qrSize && ((line >> i) ^ (line >> (i - 1))) % 2 === 0) {
      run += 1;
      continue;
    }
    if (run >= 5) score += run - 2;
    run = 1;
  }
  for (let i = 0; i + 11 <= qrSize; i += 1) {
    const part = (line >> i) & 0x7ff;
    if (part === finderBefore || part === finderAfter) score += 40;
  }
  return score;
}
