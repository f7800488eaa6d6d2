import { latin1, toBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { hash, readKey, schemeOf } from './cms/algorithms.ts';
import type { SignatureAlgorithm } from './cms/algorithms.ts';
import { unsuitability } from './cms/certificate-use.ts';
import { commonName, isSelfIssued, readCertificate } from './cms/certificate.ts';
import type { Certificate } from './cms/certificate.ts';
import { signedAttributes } from './cms/signed-attributes.ts';
import { SigningError } from './error.ts';
import { addAppearance } from './pdf/appearance.ts';
import type { SignatureAppearance } from './pdf/appearance.ts';
import { formatPdfDate } from './pdf/date.ts';
import { fillByteRange, signedBytes, unknownByteRange } from './pdf/byte-range.ts';
import type { Placeholder } from './pdf/byte-range.ts';
import { rectOf, signatureFieldsOf } from './pdf/fields.ts';
import { openPdf } from './pdf/file.ts';
import { Increment } from './pdf/increment.ts';
import { permissionsOf } from './pdf/permissions.ts';
import { enterCertification, referencesFor } from './pdf/signature-references.ts';
import type { CertificationLevel } from './pdf/signature-references.ts';
import { EVIDENCE_KEY } from './pdf/evidence-key.ts';
import { fieldToSign } from './pdf/signing-field.ts';
import { textString } from './pdf/text.ts';
import { PdfString, dict, name } from './pdf/values.ts';

/** PDF/A-3 allows strings of at most this many bytes (ISO 19005-3, 6.1.13). */
export const MAX_CONTENTS = 32_767;
/** Room for a later RFC 3161 timestamp token with its certificates, in bytes. */
const TIMESTAMP_ROOM = 8 * 1024;
/** How long a prepared document may wait for its signature, in milliseconds, unless told otherwise. */
export const PREPARED_LIFETIME = 15 * 60 * 1000;
/** Longest {@link PrepareOptions.evidence}, in UTF-16 units: as a PDF/A string it has two bytes each. */
const MAX_EVIDENCE = 8000;
/** What a CMS needs beside certificates and signature: attributes, identifiers, headers. */
const CMS_ROOM = 1024;

/** Who signs what, and when. */
export interface PrepareOptions {
  /** Fully qualified name of the signature field; a missing one is added, invisible. */
  readonly field: string;
  /** The signing time that is claimed in /M, written in Vietnamese time (UTC+7). */
  readonly signedAt: Date;
  /** DER; the signer's first, then its issuers. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  /** The signer's name for readers; the certificate's common name by default. */
  readonly name?: string;
  /** Why it is signed, one short line for readers (/Reason, ISO 32000-1, table 252). */
  readonly reason?: string;
  /**
   * A record that the signature is about, e.g. JSON: kept in the signature dictionary, so that the
   * signature covers it. Of at most 8000 characters. Readers other than ours do not show it.
   */
  readonly evidence?: string;
  readonly appearance?: SignatureAppearance;
  /** Makes the first signature a certification, and says what may be done after it (DocMDP). */
  readonly certify?: CertificationLevel;
  /** Bytes reserved for the CMS; computed with room for a timestamp by default. */
  readonly reserveBytes?: number;
  /**
   * When the prepared document is of no use any more; a quarter of an hour from now by default. The
   * time of /M is claimed before anybody signs: a signature that comes much later would claim a
   * wrong one.
   */
  readonly expiresAt?: Date;
}

/**
 * A document that waits for its signature: plain data that the structured clone algorithm copies,
 * so that it can wait in IndexedDB while somebody confirms on another device.
 */
export interface PreparedSignature {
  readonly field: string;
  readonly algorithm: SignatureAlgorithm;
  /** Digest of {@link signedAttributes}: what a remote service signs. */
  readonly digest: Bytes;
  /** DER of the SET OF signed attributes. */
  readonly signedAttributes: Bytes;
  /** The whole file with an empty signature. */
  readonly pdf: Bytes;
  /** Offset of the `<` of /Contents, and the offset after its `>`. */
  readonly contents: Placeholder;
  /** DER; the signer's first, then the path without its root. */
  readonly certificates: readonly Bytes[];
  /** {@link embedSignature} takes no signature after it. */
  readonly expiresAt: Date;
}

/**
 * Appends an incremental update with an empty signature, and computes what is to be signed.
 *
 * @throws {SigningError} `field-already-signed`, `certificate-expired`,
 * `certificate-not-yet-valid`, `certificate-unsuitable`, `certificate-other-algorithm`,
 * `contents-too-small`, `evidence-too-long`, `document-locked`, `field-locked`, `already-signed`, and the codes of reading a PDF (`not-a-pdf`, `malformed-pdf`, …)
 */
export async function prepareSignature(
  input: Uint8Array,
  options: PrepareOptions,
): Promise<PreparedSignature> {
  const chain = signingChain(options);
  const [signer] = chain;
  if ((options.evidence?.length ?? 0) > MAX_EVIDENCE)
    throw new SigningError(
      'evidence-too-long',
      `Pass at most ${MAX_EVIDENCE} characters as evidence; keep the rest elsewhere, by its hash.`,
    );
  const file = await openPdf(toBytes(input));
  // Another thread hashes meanwhile.
  const hashing = hash('SHA-256', file.bytes);
  const view = file.view();
  const permissions = permissionsOf(view);
  if (permissions.closed)
    throw new SigningError(
      'document-locked',
      'Its author locked this document against further signatures. Ask for one that may be signed.',
    );
  if (permissions.isLocked(options.field))
    throw new SigningError(
      'field-locked',
      'Somebody who signed before locked this place. Sign in another one.',
    );
  const increment = new Increment(view);
  const place = signatureFieldsOf(view).find(({ name }) => name === options.field);
  const references = referencesFor(view, place?.dict, options.certify);
  const field = fieldToSign(view, increment, options.field);

  const signature = dict({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    ByteRange: unknownByteRange,
    Contents: new PdfString(new Uint8Array(reserve(options, chain)), true),
    M: new PdfString(latin1(formatPdfDate(options.signedAt))),
    Name: textString(options.name ?? commonName(signer)),
    ...(options.reason !== undefined && { Reason: textString(options.reason) }),
    ...(options.evidence !== undefined && { [EVIDENCE_KEY]: textString(options.evidence) }),
    ...(references.length > 0 && { Reference: references }),
  });
  const value = increment.add(signature);
  increment.replace(field.ref, increment.changed(field.ref, { V: value }));
  if (options.certify !== undefined) enterCertification(view, increment, value);
  if (options.appearance !== undefined && field.widget !== undefined) {
    const [left, bottom, right, top] = rectOf(view, field.widget.dict.get('Rect'));
    const box = { width: right - left, height: top - bottom };
    if (box.width > 0 && box.height > 0) {
      const drawn = await addAppearance(increment, options.appearance, box);
      const widget = increment.changed(field.widget.ref, { AP: dict({ N: drawn }) });
      increment.replace(field.widget.ref, widget);
    }
  }

  const pdf = increment.write((await hashing).subarray(0, 16));
  const contents = fillByteRange(pdf, file.bytes.length);
  const scheme = schemeOf(options.algorithm);
  const digest = await hash(scheme.hash, signedBytes(pdf, contents));
  const attributes = await signedAttributes(scheme.hash, digest, signer.der);
  return {
    field: options.field,
    algorithm: options.algorithm,
    digest: await hash(scheme.hash, attributes),
    signedAttributes: attributes,
    pdf,
    contents,
    certificates: chain.map((certificate) => certificate.der),
    expiresAt: options.expiresAt ?? new Date(Date.now() + PREPARED_LIFETIME),
  };
}

function reserve({ reserveBytes }: PrepareOptions, chain: readonly Certificate[]): number {
  const certificates = chain.reduce((sum, { der }) => sum + der.length, 0);
  // The key's own size bounds its signature: an RSA key is longer than what it signs.
  const needed = certificates + (chain[0]?.spki.length ?? 0) + CMS_ROOM;
  const size = reserveBytes ?? Math.min(needed + TIMESTAMP_ROOM, MAX_CONTENTS);
  if (needed > size || size > MAX_CONTENTS)
    throw new SigningError(
      'contents-too-small',
      `Reserve between ${needed} and ${MAX_CONTENTS} bytes, or pass fewer certificates.`,
    );
  return size;
}

/** The certificates to put in, with the signer's own proven fit to sign now. */
function signingChain(options: PrepareOptions): readonly [Certificate, ...Certificate[]] {
  const [signer, ...others] = options.certificates.map((der) => readCertificate(der));
  const { signedAt } = options;
  if (signer === undefined)
    throw new SigningError('no-certificate', 'Pass the certificate of the signer.');
  if (Number.isNaN(signedAt.getTime()))
    throw new SigningError('bad-date', 'Pass a valid date as signedAt.');
  if (signedAt > signer.notAfter)
    throw new SigningError(
      'certificate-expired',
      `The certificate expired on ${signer.notAfter.toISOString()}. Renew it, then sign.`,
    );
  if (signedAt < signer.notBefore)
    throw new SigningError(
      'certificate-not-yet-valid',
      `The certificate is valid from ${signer.notBefore.toISOString()}. Check the clock of this device.`,
    );
  const reason = unsuitability(signer);
  if (reason !== undefined)
    throw new SigningError(
      'certificate-unsuitable',
      `The certificate ${reason}. Choose one for signing documents.`,
    );
  const { kind, curve } = schemeOf(options.algorithm);
  const key = readKey(signer.spki);
  if ((kind === 'ECDSA' ? curve : undefined) !== key.curve)
    throw new SigningError(
      'certificate-other-algorithm',
      `The certificate's key does not fit ${options.algorithm}. Choose the algorithm of the key.`,
    );
  return [signer, ...others.filter((certificate) => !isSelfIssued(certificate))];
}
