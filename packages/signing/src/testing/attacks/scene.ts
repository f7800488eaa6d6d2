import { fromLatin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import type { CertificationLevel } from '../../pdf/signature-references.ts';
import { writePdf } from '../write-pdf.ts';
import { appendUpdate } from './raw.ts';
import type { RawUpdate } from './raw.ts';

/** What the victim's signature is: an approval, or a certification with its P. */
export type Scenario = 'approval' | 'certified-1' | 'certified-2' | 'certified-3';

export const scenarios: readonly Scenario[] = [
  'approval',
  'certified-1',
  'certified-2',
  'certified-3',
];

/** Somebody who signs; the attacker has a valid certificate too. */
export interface AttackScene {
  sign(
    pdf: Uint8Array,
    field: string,
    options?: {
      readonly certify?: CertificationLevel;
      readonly by?: 'victim' | 'attacker';
      /** Changes what is about to be signed, in a way that this package would not open. */
      readonly patch?: (pdf: Bytes) => void;
    },
  ): Promise<Bytes>;
}

/** A file that a verifier has to refuse, or that it has to accept. */
export interface AttackFile {
  /** The published class of attacks. */
  readonly class: string;
  readonly variant: string;
  readonly scenario: Scenario;
  readonly pdf: Bytes;
  /** Number of the object that a verifier should name; absent when no object is to blame. */
  readonly object?: number;
  /** The same file before the attack, which a verifier has to accept, where that is not clear. */
  readonly before?: Bytes;
}

/** Numbers of the objects of {@link victimPdf} that attacks aim at. */
export const target = {
  catalog: 1,
  page: 3,
  secret: 4,
  font: 5,
  a: 6,
  b: 7,
  amount: 8,
  looks: 9,
  cover: 10,
};
/** Number of the signature of field a, and the first number that is free then. */
export const signatureNumber = 11;
export const free = 12;

const visible = '/Type /Annot /Subtype /Widget /F 4 /P 3 0 R';

/** A stream with its length. */
export function stream(content: string, keys = ''): string {
  return `<< /Length ${content.length} ${keys} >>\nstream\n${content}\nendstream`;
}

/** A line of text over the page. */
export const overlay = stream('BT /F1 24 Tf 72 700 Td (Pay 9999999) Tj ET');

/** The looks of a form field that says something. */
export function looks(text: string): string {
  const form = '/Type /XObject /Subtype /Form /BBox [ 0 0 200 50 ]';
  return stream(
    `BT /F1 12 Tf 2 4 Td (${text}) Tj ET`,
    `${form} /Resources << /Font << /F1 5 0 R >> >>`,
  );
}

/**
 * A contract with traps that shadow attacks need: a text under a cover, a text field, and a second
 * page object that no cross-reference lists. Fields a and b are empty signature fields.
 */
export function victimPdf(lock = ''): Bytes {
  const text = 'BT /F1 24 Tf 72 700 Td (Pay 1000000) Tj ET';
  const cover = '1 1 1 rg 60 690 400 40 re f 0 g BT /F1 24 Tf 72 700 Td (Pay 100) Tj ET';
  const page = (contents: string) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents ${contents} /Resources << /Font << /F1 5 0 R >> >> /Annots [ 6 0 R 7 0 R 8 0 R ] >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 6 0 R 7 0 R 8 0 R ] /SigFlags 3 >> >>',
    '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
    page('[ 4 0 R 10 0 R ]'),
    stream(text),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< ${visible} /FT /Sig /T (a) /TU (Buyer) /Rect [ 72 600 272 650 ] ${lock} >>`,
    `<< ${visible} /FT /Sig /T (b) /TU (Seller) /Rect [ 72 520 272 570 ] >>`,
    `<< ${visible} /FT /Tx /T (amount) /TU (Amount) /V (100) /Rect [ 72 440 272 490 ] /AP << /N 9 0 R >> >>`,
    looks('100'),
    stream(cover),
  ];
  return writePdf(objects, { [target.page]: page('4 0 R') });
}

/** The victim's document, signed in field a. */
export async function signedVictim(
  scene: AttackScene,
  scenario: Scenario,
  pdf = victimPdf(),
): Promise<Bytes> {
  if (scenario === 'approval') return scene.sign(pdf, 'a');
  return scene.sign(pdf, 'a', { certify: Number(scenario.at(-1)) as CertificationLevel });
}

/** What an object says last in a file: what stands between `obj` and `endobj`. */
export function bodyOf(pdf: Uint8Array, num: number): string {
  const text = fromLatin1(pdf);
  const start = text.lastIndexOf(`\n${num} 0 obj\n`) + `\n${num} 0 obj\n`.length;
  return text.slice(start, text.indexOf('\nendobj', start));
}

/** The body of a dictionary with something put at its end. */
export function extended(body: string, more: string): string {
  return `${body.trimEnd().slice(0, -2)} ${more} >>`;
}

/** Attacks by an update: the objects it writes, and the one that is to blame. */
export type UpdateAttacks = Readonly<Record<string, RawUpdate & { readonly object?: number }>>;

/** Appends each update to the signed document. */
export function byUpdates(
  name: string,
  scenario: Scenario,
  signed: Uint8Array,
  updates: UpdateAttacks,
): AttackFile[] {
  return Object.entries(updates).map(([variant, { object, ...update }]) => ({
    ...{ class: name, variant, scenario },
    pdf: appendUpdate(signed, update),
    ...(object !== undefined && { object }),
  }));
}
