import { concat, fromLatin1, indexOfText, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { writePdf } from '../write-pdf.ts';
import { stream } from './scene.ts';
import type { AttackFile, AttackScene } from './scene.ts';

/** What the victim is given to sign. Objects 1 to 7 are there always; others follow from 8 on. */
export interface Trap {
  /** Entries of the catalog beside Type, Pages and AcroForm. */
  readonly catalog?: string;
  readonly fields?: string;
  readonly kids?: string;
  readonly contents?: string;
  readonly text?: string;
  readonly resources?: string;
  readonly more?: readonly string[];
}

export const widget = '/Type /Annot /Subtype /Widget /FT /Sig /F 4 /P 3 0 R';

export function catalogOf({ catalog = '', fields = '[ 6 0 R 7 0 R ]' }: Trap, more = ''): string {
  const form = `/AcroForm << /Fields ${fields} /SigFlags 3 >>`;
  return `<< /Type /Catalog /Pages 2 0 R ${form} ${catalog} ${more} >>`;
}

export function pageOf(
  { contents = '4 0 R', resources = '' }: Trap,
  widgets = '[ 6 0 R 7 0 R ]',
): string {
  const fonts = '/Font << /F1 5 0 R >>';
  return `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents ${contents} /Resources << ${fonts} ${resources} >> /Annots ${widgets} >>`;
}

/** A signature that somebody has yet to make, and a field for it without size. */
export const unfinished = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>';
export const invisible = (value: number) => `/FT /Sig /T (c) /Rect [ 0 0 0 0 ] /V ${value} 0 R`;

export function prepared(trap: Trap): Bytes {
  const { kids = '[ 3 0 R ]', more = [] } = trap;
  const text = trap.text ?? 'BT /F1 24 Tf 72 700 Td (Pay 100) Tj ET';
  return writePdf([
    catalogOf(trap),
    `<< /Type /Pages /Kids ${kids} /Count 1 >>`,
    pageOf(trap),
    stream(text),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< ${widget} /T (a) /Rect [ 72 600 272 650 ] >>`,
    `<< ${widget} /T (b) /Rect [ 72 520 272 570 ] >>`,
    ...more,
  ]);
}

/** The victim signs what was prepared; `patch` as in {@link AttackScene}. */
export function signTrap(
  scene: AttackScene,
  pdf: Bytes,
  patch?: (pdf: Bytes) => void,
): Promise<Bytes> {
  return scene.sign(pdf, 'a', patch && { patch });
}

/** The first number that is free in a signed file. */
export function freeIn(pdf: Uint8Array): number {
  return Number(/\/Size (\d+)/.exec(fromLatin1(pdf).slice(-600))?.[1]);
}

/** Overwrites bytes of the same length. */
export function overwrite(pdf: Bytes, from: string, to: string): void {
  const at = indexOfText(pdf, from);
  if (from.length !== to.length || at === -1) throw new RangeError(`Nothing to overwrite: ${from}`);
  pdf.set(latin1(to), at);
}

/** An update whose cross-reference is a stream. */
export function appendStream(
  pdf: Uint8Array,
  num: number,
  keys: string,
  data: string,
  objects = '',
): Bytes {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(fromLatin1(pdf))?.[1] ?? '0';
  const id = '<00112233445566778899aabbccddeeff>';
  const trailer = `/Type /XRef /Root 1 0 R /ID [ ${id} ${id} ] /Prev ${previous} ${keys}`;
  const at = pdf.length + objects.length;
  const body = `${objects}${num} 0 obj\n${stream(data, trailer)}\nendobj\n`;
  return concat(pdf, latin1(`${body}startxref\n${at}\n%%EOF\n`));
}

/**
 * A trap that has sprung.
 *
 * @param before the file without what springs it
 */
export function sprung(kind: string, variant: string, pdf: Bytes, before?: Bytes): AttackFile {
  return { class: kind, variant, scenario: 'approval', pdf, ...(before && { before }) };
}
