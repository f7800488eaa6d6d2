import { fromLatin1, latin1, toHex } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { heapOfWords, mutate, mutateDer } from './mutate.ts';
import { Random } from './random.ts';

/** One hostile input: a PDF, or one of the things that are written in DER. */
export interface FuzzInput {
  readonly kind: 'pdf' | 'der';
  readonly bytes: Bytes;
}

/** What inputs are made of. */
export interface FuzzSeeds {
  /** Signed PDFs of every build. */
  readonly pdfs: readonly Bytes[];
  /** Certificates, lists, OCSP responses, tokens. */
  readonly ders: readonly Bytes[];
}

/** The input of a number: always the same for the same seeds. */
export function fuzzInput(number: number, { pdfs, ders }: FuzzSeeds): FuzzInput {
  const random = new Random(Math.imul(number + 1, 0x9e3779b1));
  const kind = random.below(10);
  if (kind === 0) return { kind: 'pdf', bytes: heapOfWords(random) };
  if (kind === 1) {
    const bytes = Uint8Array.from({ length: random.below(3000) }, () => random.below(256));
    if (random.below(2) === 0) bytes.set(latin1('%PDF-1.7\n').subarray(0, bytes.length));
    return { kind: 'pdf', bytes };
  }
  if (kind === 2) return { kind: 'der', bytes: mutateDer(random.pick(ders), random) };
  const pdf = random.pick(pdfs);
  if (kind <= 4) return { kind: 'pdf', bytes: withOtherCms(pdf, random) };
  return { kind: 'pdf', bytes: mutate(pdf, random, random.pick(pdfs)) };
}

/** A signed PDF with one of its signatures, outside what is signed, made another. */
function withOtherCms(pdf: Bytes, random: Random): Bytes {
  const found = [...fromLatin1(pdf).matchAll(/\/Contents <([0-9a-f]{200,})>/gi)];
  const match = found[random.below(Math.max(1, found.length))];
  if (match?.[1] === undefined) return pdf;
  const hex = match[1].replace(/(?:00)+$/, '');
  const pairs = hex.match(/../g) ?? [];
  const cms = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
  const other = toHex(mutateDer(cms, random)).slice(0, match[1].length);
  const changed = pdf.slice();
  changed.set(latin1(other.padEnd(match[1].length, '0')), match.index + '/Contents <'.length);
  return changed;
}
