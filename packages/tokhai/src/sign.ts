/**
 * The ways to sign that this package brings. PDF, fonts and cryptography are loaded only when
 * somebody signs.
 */
import { PortError, type SignInput, type Signature, type SignMethod } from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import type { Signer } from '@tokhai/signing';
import { certifiedKey } from './certificate.ts';
import type { SignMethodId } from './sign-methods.ts';
import type { Words } from './words/words.ts';

/** What the ways to sign need of the host. */
export interface SignOptions {
  words: Words;
  /** Where a demonstration certificate is asked for; absent: that way is not offered. */
  certificateService?: URL | undefined;
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
): Promise<{ pdf: Uint8Array; signature: Signature }> {
  try {
    const signer = await (method.id === ('p12' satisfies SignMethodId)
      ? signerFromFile(input, options.words)
      : signerFromService(input, options));
    const [{ certificateNames, signPdf }, { loadFonts, signatureAppearance }] = await Promise.all([
      import('@tokhai/signing'),
      import('@tokhai/pdf'),
    ]);
    const { name, issuer } = certificateNames(signer.certificates[0] ?? new Uint8Array());
    // Signing times are written in whole seconds.
    const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
    const { title } = place;
    const appearance = signatureAppearance(await loadFonts(), { title, name, issuer, signedAt });
    const signed = await signPdf(pdf, signer, { field: place.id, signedAt, appearance });
    return { pdf: signed, signature: { name, issuer, signedAt: signedAt.toISOString() } };
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
