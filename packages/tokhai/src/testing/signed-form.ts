/** A submission of a real procedure with real signatures, for browser tests and stories. */
import { askedSigners, signerName, type Answers } from '@tokhai/answers';
import { loadFonts, renderSubmission, signatureAppearance } from '@tokhai/pdf';
import { readProcedure, type Procedure } from '@tokhai/procedure';
import { certificateNames, signPdf, webCryptoSigner } from '@tokhai/signing';
import type { ConfirmationEvidence } from '@tokhai/signing/confirmation';
import {
  createTestAuthority,
  sealedConfirmation,
  type TestAuthority,
} from '@tokhai/signing/testing';

export interface SignedForm {
  pdf: Uint8Array;
  procedure: Procedure;
  authority: TestAuthority;
}

/**
 * Prints the answers and signs at the places of all its citizens, or at the first `count`.
 *
 * @param file the procedure file, parsed
 */
export async function signedForm(
  file: unknown,
  { answers, createdAt }: { answers: Answers; createdAt: string },
  count = Infinity,
): Promise<SignedForm> {
  const procedure = readProcedure(file);
  const fonts = await loadFonts();
  const authority = await createTestAuthority({ name: 'Tờ Khai Thử' });
  const files = new Map<string, Uint8Array>();
  let pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const places = askedSigners(procedure, answers).filter(({ role }) => role !== 'officer');
  for (const place of places.slice(0, count)) {
    pdf = await signAt(pdf, place, signerName(place, answers) ?? 'Không rõ', authority);
  }
  return { pdf, procedure, authority };
}

/** Signs at one place with a new certificate of the authority. */
export async function signAt(
  pdf: Uint8Array,
  { id, title }: { id: string; title: string },
  commonName: string,
  authority: TestAuthority,
): Promise<Uint8Array> {
  const { privateKey, chain } = await authority.issue({ commonName });
  if (!privateKey) throw new Error('the authority made no key');
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
  const names = certificateNames(chain[0]!);
  const appearance = signatureAppearance(await loadFonts(), { title, ...names, signedAt });
  return signPdf(pdf, signer, { field: id, signedAt, appearance });
}

/** Prints the answers, which invented people confirmed by logins: nobody signs but the agency. */
export async function confirmedForm(
  file: unknown,
  { answers, createdAt }: { answers: Answers; createdAt: string },
  more: Partial<ConfirmationEvidence> = {},
): Promise<SignedForm> {
  const procedure = readProcedure(file);
  const authority = await createTestAuthority({ name: 'Tờ Khai Thử' });
  const options = { createdAt, files: new Map<string, Uint8Array>(), fonts: await loadFonts() };
  const organization = 'Ủy ban nhân dân phường Sài Gòn';
  const { privateKey, chain } = await authority.issue({ commonName: organization, organization });
  if (!privateKey) throw new Error('the authority made no key');
  const sealer = webCryptoSigner({ privateKey, certificates: chain });
  const print = await renderSubmission(procedure, answers, options);
  return { pdf: await sealedConfirmation(print, sealer, more), procedure, authority };
}
