/**
 * The ways to sign that this package brings. PDF, fonts and cryptography are loaded only when
 * somebody signs.
 */
import {
  PortError,
  type PendingSignature,
  type SignInput,
  type Signature,
  type SignMethod,
  type SignOutcome,
  type Signed,
} from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import type { Signer } from '@tokhai/signing';
import { certifiedKey } from './certificate.ts';
import { datedAppearance } from './sign-appearance.ts';
import { chosenOf, fingerprint } from './sign-look.ts';
import { takeSigned } from './sign-outside.ts';
import { signByToken } from './sign-token.ts';
import { awaitRemote, startRemote, type RemoteOptions } from './sign-remote.ts';
import type { Words } from './words/words.ts';

/** What the ways to sign need of the host. */
export interface SignOptions extends RemoteOptions {
  /** Where a demonstration certificate is asked for. */
  certificateService?: URL | undefined;
  /** Where the token agent listens, when not at its usual port. */
  agent?: URL | undefined;
}

async function signerFromFile({ p12, password }: SignInput, words: Words): Promise<Signer> {
  if (p12 === undefined || password === undefined) {
    throw new PortError('p12-missing', words.p12Missing);
  }
  const { openPkcs12 } = await import('@tokhai/signing');
  return openPkcs12(p12, password);
}

async function signerFromService(
  { name, identity }: SignInput,
  { words, certificateService }: SignOptions,
): Promise<Signer> {
  if (certificateService === undefined || name === undefined) {
    throw new PortError('signer-name-missing', words.signerNameMissing);
  }
  const { webCryptoSigner } = await import('@tokhai/signing');
  return webCryptoSigner(await certifiedKey(certificateService, { name, identity }, words));
}

/** Signs with a signer that answers at once. */
async function signNow(
  pdf: Uint8Array,
  place: SignerPlace,
  signer: Signer,
  input: SignInput,
): Promise<Signed> {
  const { signPdf } = await import('@tokhai/signing');
  const { name, issuer, signedAt, appearance } = await datedAppearance(
    place,
    signer.certificates[0],
    input,
  );
  const signed = await signPdf(pdf, signer, { field: place.id, signedAt, appearance });
  return { pdf: signed, signature: { name, issuer, signedAt: signedAt.toISOString() } };
}

/** A failure of signing in words; the technical one stays its cause. */
function inWords(cause: unknown, words: Words): PortError {
  if (cause instanceof PortError) return cause;
  const { code } = cause as { code?: unknown };
  const message = typeof code === 'string' ? words.signFailures[code] : undefined;
  return new PortError('sign-failed', message ?? words.signFailed, { cause });
}

/**
 * Signs the PDF at a signer's place. Signatures that are in it stay valid.
 * @throws {PortError} with what to do about it
 */
export async function sign(
  pdf: Uint8Array,
  place: SignerPlace,
  method: SignMethod,
  input: SignInput,
  options: SignOptions,
): Promise<SignOutcome> {
  try {
    if (method.needs === 'signed-file')
      return await takeSigned(pdf, place, input.file, options.words);
    if (method.needs === 'token') return await signByToken(pdf, place, input, options);
    if (method.needs === 'account') return await startRemote(pdf, place, method, input, options);
    // Issued a moment ago for this signature, and worth nothing in law: nothing to be looked at.
    if (method.needs === 'none')
      return await signNow(pdf, place, await signerFromService(input, options), input);
    const signer = await signerFromFile(input, options.words);
    const { certificates } = signer;
    const id = await fingerprint(certificates[0] ?? new Uint8Array());
    const looked = await chosenOf([{ id, certificates }], input, options);
    return 'offers' in looked ? looked : await signNow(pdf, place, signer, input);
  } catch (cause) {
    throw inWords(cause, options.words);
  }
}

/**
 * Waits for a signature that is made elsewhere.
 * @throws {PortError} with what to do about it
 */
export async function awaitSignature(
  pending: PendingSignature,
  signal: AbortSignal,
  options: SignOptions,
): Promise<Signed> {
  try {
    return await awaitRemote(pending, signal, options);
  } catch (cause) {
    throw inWords(cause, options.words);
  }
}

/** The signatures that a PDF holds, by the id of the signer's place. */
export async function signatures(pdf: Uint8Array): Promise<ReadonlyMap<string, Signature>> {
  const { signatureFields } = await import('@tokhai/signing');
  const found = new Map<string, Signature>();
  for (const { name: field, signed, signerName = '', signedAt } of await signatureFields(pdf)) {
    if (!signed || signedAt === undefined) continue;
    found.set(field, { name: signerName, signedAt: signedAt.toISOString() });
  }
  return found;
}
