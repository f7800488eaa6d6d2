import { concat, fromLatin1, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import type { Random } from './random.ts';

type Mutation = (bytes: Bytes, random: Random, other: Bytes) => Bytes;

/** Numbers that readers have stumbled over. */
const numbers = [
  '0',
  '-1',
  '1',
  '65535',
  '2147483647',
  '4294967296',
  '999999999999999',
  '1e9',
  '.',
];

/** Words that mean something in a PDF. */
export const words = [
  ...['1 0 obj', 'endobj', '<<', '>>', '[', ']', '/Type', '/Sig', '(', ')', '<', '>', 'stream'],
  ...['endstream', 'xref', 'trailer', '0 1', '0000000000 65535 f ', '0000000009 00000 n ', '%'],
  ...['startxref', '9', '%%EOF', '/Root', '1 0 R', '/Prev', '/XRefStm', '/Length', '/Filter'],
  ...[
    '/ByteRange [ 0 9 10 9 ]',
    '/Contents <00>',
    '/AcroForm',
    '/Fields',
    '/Kids',
    '/V',
    '/Size 3',
  ],
  ...['/DSS', '/VRI', '/Perms', '/DocMDP', '/Lock', '/ObjStm', '/XRef', '/W [ 1 2 1 ]', '/Index'],
];

/** A place in the bytes; the end of a PDF, where its cross-reference stands, more often. */
function place(bytes: Bytes, random: Random): number {
  const tail = Math.min(bytes.length, 2048);
  return random.below(3) === 0
    ? bytes.length - 1 - random.below(tail)
    : random.below(Math.max(1, bytes.length));
}

function splice(bytes: Bytes, at: number, remove: number, insert: Bytes): Bytes {
  return concat(bytes.subarray(0, at), insert, bytes.subarray(at + remove));
}

const mutations: readonly Mutation[] = [
  (bytes, random) => {
    const changed = bytes.slice();
    for (let left = 1 + random.below(4); left > 0; left--)
      changed[place(bytes, random)] = random.below(256);
    return changed;
  },
  (bytes, random) => {
    const changed = bytes.slice();
    const at = place(bytes, random);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  (bytes, random) => splice(bytes, place(bytes, random), 1 + random.below(64), new Uint8Array()),
  (bytes, random) => {
    const from = place(bytes, random);
    const piece = bytes.slice(from, from + 1 + random.below(256));
    return splice(bytes, place(bytes, random), 0, piece);
  },
  (bytes, random, other) => {
    const from = random.below(Math.max(1, other.length));
    const piece = other.slice(from, from + 1 + random.below(512));
    return splice(bytes, place(bytes, random), random.below(2) * piece.length, piece);
  },
  (bytes, random, other) =>
    concat(bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))),
  (bytes, random) => bytes.slice(0, place(bytes, random)),
  (bytes, random) => splice(bytes, place(bytes, random), 0, latin1(` ${random.pick(words)} `)),
  (bytes, random) => {
    const text = fromLatin1(bytes);
    const found = [...text.matchAll(/\d+/g)];
    const match = found[random.below(Math.max(1, found.length))];
    if (match === undefined) return bytes;
    return splice(bytes, match.index, match[0].length, latin1(random.pick(numbers)));
  },
  (bytes, random) => {
    const text = fromLatin1(bytes);
    const found = [...text.matchAll(/\/[A-Z][A-Za-z]+/g)];
    const match = found[random.below(Math.max(1, found.length))];
    const with_ = found[random.below(Math.max(1, found.length))];
    if (match === undefined || with_ === undefined) return bytes;
    return splice(bytes, match.index, match[0].length, latin1(with_[0]));
  },
];

/** The bytes with one to three things changed. */
export function mutate(bytes: Bytes, random: Random, other: Bytes): Bytes {
  let changed = bytes;
  for (let left = 1 + random.below(3); left > 0; left--)
    changed = random.pick(mutations)(changed, random, other);
  return changed;
}

/** DER changed: a tag, a length, a byte, or a piece doubled. */
export function mutateDer(bytes: Bytes, random: Random): Bytes {
  const changed = bytes.slice();
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(Math.max(1, changed.length));
    changed[at] = random.pick([0, 0x7f, 0x80, 0x84, 0xff, 0x30, 0x31, 0xa0, random.below(256)]);
  }
  return random.below(4) === 0 ? mutate(changed, random, bytes) : changed;
}

/** A heap of words. */
export function heapOfWords(random: Random): Bytes {
  const parts = Array.from({ length: random.below(80) }, () => random.pick(words));
  return latin1(`%PDF-1.7\n${parts.join('\n')}\n`);
}
