import { equalBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { algorithmName, hashOnce, readHash, readKey, verifyRaw } from '../cms/algorithms.ts';
import type { Scheme } from '../cms/algorithms.ts';
import type { Certificate } from '../cms/certificate.ts';
import { children, expect, oidText, readLeadingDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { findSigner } from '../cms/find-signer.ts';
import { oid } from '../cms/oids.ts';
import type { CmsSignature } from '../cms/read.ts';
import { SigningError } from '../error.ts';
import type { PdfString } from '../pdf/values.ts';
import type { Findings } from './findings.ts';

/** Which rules a CMS is held to. */
export type CmsKind = 'pades' | 'foreign' | 'timestamp';

/** What the CMS says, once its arithmetic is checked. */
export interface CheckedCms {
  readonly signer: Certificate;
  /** All certificates it carries. */
  readonly certificates: readonly Certificate[];
  readonly algorithm: string;
  readonly scheme: Scheme;
}

const known = new WeakMap<PdfString, Der>();

/**
 * What stands at the beginning of /Contents, read once.
 *
 * @throws {SigningError} `not-der`
 */
export function derOf(contents: PdfString): Der {
  const der = known.get(contents) ?? readLeadingDer(contents.bytes);
  known.set(contents, der);
  return der;
}

/** Reads the CMS from /Contents, of which everything after it must be zero. */
export function readContents(contents: PdfString, findings: Findings): Der | undefined {
  try {
    const der = derOf(contents);
    const { bytes } = contents;
    let end = der.raw.length;
    // A loop within the bounds: with a callback for each byte, or one look beyond, the room took long.
    while (end < bytes.length && bytes[end] === 0) end++;
    if (end < bytes.length)
      findings.fail(
        'FORMAT_FAILURE',
        'nonzero-padding',
        'Bytes are hidden behind the signature. Have the document signed again.',
      );
    return der;
  } catch (error) {
    reportUnreadable(error, findings);
    return undefined;
  }
}

/** Puts a refusal to read a signature into the findings. */
export function reportUnreadable(error: unknown, findings: Findings): void {
  const { code, message } = error instanceof SigningError ? error : unreadable();
  if (code === 'weak-algorithm') findings.doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', code, message);
  else findings.fail('FORMAT_FAILURE', code, message);
}

function unreadable(): SigningError {
  return new SigningError(
    'bad-cms',
    'The signature cannot be read. Have the document signed again with software for PAdES.',
  );
}

/**
 * Checks digest, signature and signing-certificate-v2.
 *
 * @param kind what is claimed: in PAdES and timestamps the certificate must be bound
 */
export async function checkCms(
  cms: CmsSignature,
  covered: Bytes,
  kind: CmsKind,
  findings: Findings,
): Promise<CheckedCms | undefined> {
  const signer = findSigner(cms);
  if (signer === undefined) {
    findings.doubt(
      'NO_SIGNING_CERTIFICATE_FOUND',
      'no-signing-certificate',
      'The signature does not carry the certificate of its signer. Have the document signed again.',
    );
    return undefined;
  }
  try {
    const [contentType] = cms.attributes.get(oid.contentType) ?? [];
    const expected = kind === 'timestamp' ? oid.tstInfo : oid.data;
    if (oidText(contentType) !== expected) throw unreadable();
    await checkDigest(cms, covered, findings);
    await checkSigningCertificate(cms, signer, kind, findings);
    if (cms.attributes.has(oid.signingTime) && kind === 'pades')
      findings.note('signing-time-attribute', 'The CMS holds a signing-time, which PAdES forbids.');
    if (!(await verifyRaw(signer.spki, cms.scheme, cms.signedBytes, cms.signature)))
      findings.fail(
        'SIG_CRYPTO_FAILURE',
        'signature-invalid',
        'The signature does not belong to this document and certificate. Have it signed again.',
      );
    const { curve } = readKey(signer.spki);
    return {
      signer,
      certificates: cms.certificates,
      algorithm: algorithmName(cms.scheme, curve),
      scheme: cms.scheme,
    };
  } catch (error) {
    reportUnreadable(error, findings);
    const { certificates, scheme } = cms;
    return { signer, certificates, algorithm: algorithmName(scheme), scheme };
  }
}

async function checkDigest(cms: CmsSignature, covered: Bytes, findings: Findings): Promise<void> {
  const values = cms.attributes.get(oid.messageDigest) ?? [];
  const digest = expect(values[0], tag.octetString).content;
  if (values.length !== 1 || !equalBytes(digest, await hashOnce(cms.digestAlgorithm, covered)))
    findings.fail(
      'HASH_FAILURE',
      'digest-mismatch',
      'The document was changed after it was signed. Ask for the file that was signed.',
    );
}

/**
 * The first certificate that signing-certificate-v2 names must be the one that was used (RFC 5035).
 * Timestamps may still carry the older signing-certificate (RFC 5816, 2.2.1).
 */
async function checkSigningCertificate(
  cms: CmsSignature,
  signer: Certificate,
  kind: CmsKind,
  findings: Findings,
): Promise<void> {
  const newer = cms.attributes.get(oid.signingCertificateV2);
  const older = kind === 'timestamp' ? cms.attributes.get(oid.signingCertificate) : undefined;
  const values = newer ?? older;
  if (values === undefined) {
    const message =
      'The signature does not bind its certificate (signing-certificate-v2). Have the document signed again with software for PAdES.';
    if (kind !== 'foreign') findings.fail('FORMAT_FAILURE', 'no-signing-certificate-v2', message);
    else findings.note('no-signing-certificate-v2', message);
    return;
  }
  const list = children(expect(children(expect(values[0], tag.sequence))[0], tag.sequence));
  const preset = newer === undefined ? 'SHA-1' : 'SHA-256';
  if (values.length !== 1 || !(await namesCertificate(list[0], signer, preset)))
    findings.fail(
      'SIG_CONSTRAINTS_FAILURE',
      'signing-certificate-mismatch',
      'The certificate is not the one the signer signed with. Have the document signed again.',
    );
}

/** @param preset the digest that is meant when none is named */
async function namesCertificate(
  id: Der | undefined,
  signer: Certificate,
  preset: 'SHA-1' | 'SHA-256',
): Promise<boolean> {
  const parts = children(expect(id, tag.sequence));
  const algorithm = parts[0]?.tag === tag.sequence ? readHash(parts.shift()) : preset;
  const digest = expect(parts[0], tag.octetString).content;
  if (!equalBytes(digest, await hashOnce(algorithm, signer.der))) return false;
  if (parts[1] === undefined) return true;
  const [names, serial] = children(expect(parts[1], tag.sequence));
  const directory = children(expect(names, tag.sequence)).find(({ tag: type }) => type === 0xa4);
  return (
    serial !== undefined &&
    equalBytes(serial.raw, signer.serialDer) &&
    directory !== undefined &&
    equalBytes(directory.content, signer.issuerDer)
  );
}
