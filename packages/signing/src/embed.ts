import { equalBytes, toBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { hash, readKey, schemeOf, verifyRaw } from './cms/algorithms.ts';
import { assembleCms } from './cms/assemble.ts';
import { readCertificate } from './cms/certificate.ts';
import { ecdsaToDer } from './cms/ecdsa.ts';
import { signedAttributes } from './cms/signed-attributes.ts';
import { SigningError } from './error.ts';
import { signedBytes, writeContents } from './pdf/byte-range.ts';
import { prepareSignature } from './prepare.ts';
import type { PrepareOptions, PreparedSignature } from './prepare.ts';
import type { Signer } from './signer.ts';

/**
 * Puts a raw signature into its prepared document.
 *
 * The signature is checked against the certificate first: a wrong key must show here and not at
 * the portal.
 *
 * @param rawSignature ECDSA as r‖s or in DER
 * @param options `now` is the clock, the device's own by default
 * @throws {SigningError} `prepared-expired` when it waited too long, `prepared-changed` when the document is no longer what was signed,
 * `signature-mismatch` when the key is not the certificate's, `contents-too-small`
 */
export async function embedSignature(
  prepared: PreparedSignature,
  rawSignature: Uint8Array,
  { now = new Date() }: { readonly now?: Date } = {},
): Promise<Bytes> {
  return embed(prepared, rawSignature, now, true);
}

/** @param wasElsewhere whether others had the prepared document in hands, so that it may have changed */
async function embed(
  prepared: PreparedSignature,
  rawSignature: Uint8Array,
  now: Date,
  wasElsewhere: boolean,
): Promise<Bytes> {
  if (now > prepared.expiresAt)
    throw new SigningError(
      'prepared-expired',
      `The prepared document waited for its signature until ${prepared.expiresAt.toISOString()}. Prepare and sign it again.`,
    );
  const [signer, ...issuers] = prepared.certificates.map((der) => readCertificate(der));
  if (signer === undefined)
    throw new SigningError('no-certificate', 'Prepare the signature again with a certificate.');
  const scheme = schemeOf(prepared.algorithm);
  const attributes = prepared.signedAttributes;
  if (wasElsewhere) {
    const digest = await hash(scheme.hash, signedBytes(prepared.pdf, prepared.contents));
    if (!equalBytes(attributes, await signedAttributes(scheme.hash, digest, signer.der)))
      throw new SigningError(
        'prepared-changed',
        'The document changed after it was prepared. Prepare and sign it again.',
      );
  }

  const raw = toBytes(rawSignature);
  const { size } = readKey(signer.spki);
  const signature = size !== undefined && raw.length === size * 2 ? ecdsaToDer(raw) : raw;
  if (!(await verifyRaw(signer.spki, scheme, attributes, signature)))
    throw new SigningError(
      'signature-mismatch',
      'The signature was not made with the key of this certificate. Choose the matching certificate.',
    );

  const cms = assembleCms(scheme, [signer, ...issuers], attributes, signature);
  return writeContents(prepared.pdf, prepared.contents, cms);
}

/** Prepares, signs and embeds in one go, with a signer that answers at once. */
export async function signPdf(
  pdf: Uint8Array,
  signer: Signer,
  options: Omit<PrepareOptions, 'certificates' | 'algorithm'>,
): Promise<Bytes> {
  const { certificates, algorithm } = signer;
  const prepared = await prepareSignature(pdf, { ...options, certificates, algorithm });
  // Of a copy: so nobody else has in hands what is embedded, and it need not be hashed once more.
  const digest = prepared.digest.slice();
  const attributes = prepared.signedAttributes.slice();
  const raw = await signer.sign({ digest, signedAttributes: attributes, algorithm });
  return embed(prepared, raw, new Date(), false);
}
