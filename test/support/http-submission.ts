/** Submissions made without a browser, for what is said to the desk over HTTP. */
import assert from 'node:assert/strict';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import { loadFonts, renderSubmission, signatureAppearance } from '@tokhai/pdf';
import type { SignerPlace } from '@tokhai/procedure';
import { certificateNames, openPkcs12, signPdf } from '@tokhai/signing';
import type { Example, ProcedureWithExamples } from './examples.ts';

/** The password that the portal shows beside its trial signatures. */
export const trialPassword = 'to-khai-demo';

/** Who signs at a place: name and number, out of the answers. */
export interface Holder {
  name: string;
  identity: string;
}

export function holderOf(place: SignerPlace, answers: Answers): Holder {
  const identity = (place.identity ?? '')
    .split('/')
    .reduce<unknown>((value, step) => (value as Answers | undefined)?.[step], answers);
  return {
    name: signerName(place, answers) ?? '',
    identity: typeof identity === 'string' ? identity : '',
  };
}

/** A trial signature file from the portal's own page. */
export async function trialSignature(portal: string, holder: Holder): Promise<Buffer> {
  const body = new URLSearchParams({ ...holder });
  const response = await fetch(`${portal}/chu-ky-thu`, { method: 'POST', body });
  assert.equal(response.status, 200, 'the portal gives no trial signature');
  return Buffer.from(await response.arrayBuffer());
}

/**
 * An example as the form prints it, without a signature.
 * @param createdAt ISO 8601 instant; another one makes another submission
 */
export async function printedSubmission(
  { procedure, files }: ProcedureWithExamples,
  { answers }: Example,
  createdAt = new Date().toISOString(),
): Promise<Uint8Array> {
  return renderSubmission(procedure, answers, { createdAt, files });
}

/** A printed example, signed by everybody who has to, with trial signatures of the portal. */
export async function signSubmission(
  portal: string,
  printed: Uint8Array,
  { procedure }: ProcedureWithExamples,
  { answers }: Example,
): Promise<Uint8Array> {
  const fonts = await loadFonts();
  let pdf = printed;
  for (const place of requiredSigners(procedure, answers)) {
    const file = await trialSignature(portal, holderOf(place, answers));
    const signer = await openPkcs12(file, trialPassword);
    const signedAt = new Date();
    const names = certificateNames(signer.certificates[0] ?? new Uint8Array());
    const appearance = signatureAppearance(fonts, { title: place.title, ...names, signedAt });
    pdf = await signPdf(pdf, signer, { field: place.id, signedAt, appearance });
  }
  return pdf;
}
