/**
 * The certificate looked at before it signs (Thông tư 15/2025/TT-BKHCN, Điều 5 and Phụ lục II):
 * validity, use, whose it is, and whether it was revoked, as far as the portal can find out.
 */
import { accentsDiffer, personalNumbers, sameName, withTimeout } from '@tokhai/answers';
import { PortError, type CertificateOffer, type SignInput } from '@tokhai/elements';
import { postJson, toBase64 } from './post-json.ts';
import type { Words } from './words/words.ts';

/** How long a person waits for the portal to ask the issuers, in milliseconds. */
const statusMs = 12_000;
/** Certificates looked at; a token or an account has two or three. */
const maxOffers = 20;

export interface LookOptions {
  words: Words;
  /** Where the portal tells the status of certificates (`certificateStatusHandler` of the desk). */
  certificateStatus?: URL | undefined;
}

/** A certificate that could sign, under the id that its keeper gave it. */
export interface Held {
  id: string;
  /** DER; the signer's first. */
  certificates: readonly Uint8Array[];
}

/**
 * The certificate to sign with, or those to be shown first: several, or one with something to be
 * known about it. What the person took is taken.
 *
 * @throws {PortError} `certificate-unusable` when the only one must not sign
 */
export async function chosenOf<T extends Held>(
  found: readonly T[],
  input: SignInput,
  options: LookOptions,
): Promise<{ chosen: T } | { offers: CertificateOffer[] }> {
  const taken = found.find(({ id }) => id === input.certificate);
  if (taken) return { chosen: taken };
  const offers = await Promise.all(
    found.slice(0, maxOffers).map((one) => offerOf(one, input, options)),
  );
  const [only, ...others] = offers;
  const [first] = found;
  if (only === undefined || first === undefined || others.length > 0) return { offers };
  if (only.unusable !== undefined) throw new PortError('certificate-unusable', only.unusable);
  return only.warnings.length > 0 ? { offers } : { chosen: first };
}

/** An id for a certificate that nobody named: its SHA-256 in Base64. */
export async function fingerprint(der: Uint8Array): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(der))));
}

async function offerOf(
  { id, certificates }: Held,
  declared: SignInput,
  options: LookOptions,
): Promise<CertificateOffer> {
  const { certificateFacts } = await import('@tokhai/signing');
  const facts = certificateFacts(certificates[0] ?? new Uint8Array());
  const { name, issuer, notBefore, notAfter, suitable } = facts;
  const offer = { id, name, issuer, validUntil: notAfter.toISOString() };
  const { signFailures, signFailed, certificateWarnings } = options.words;
  const unusable = (code: string): CertificateOffer => {
    const words = signFailures[`certificate-${code}`] ?? signFailed;
    return { ...offer, warnings: [], unusable: words };
  };
  const now = new Date();
  if (now > notAfter) return unusable('expired');
  if (now < notBefore) return unusable('not-yet-valid');
  if (!suitable) return unusable('unsuitable');
  const status = await statusOf(certificates, options);
  if (status === 'revoked') return unusable('revoked');
  const warnings = holderWarnings(facts, declared).map((code) => certificateWarnings[code]);
  if (status !== 'good') warnings.push(certificateWarnings[status]);
  return { ...offer, warnings };
}

/** Another number is told alone: the name says no more then. The desk compares in the same way. */
function holderWarnings(
  { name, subject }: { name: string; subject: string },
  declared: SignInput,
): Array<'otherNumber' | 'otherName'> {
  const numbers = personalNumbers(subject);
  if (declared.identity !== undefined && numbers.length > 0 && !numbers.includes(declared.identity))
    return ['otherNumber'];
  if (declared.name === undefined) return [];
  const named = sameName(declared.name, name) && !accentsDiffer(declared.name, name);
  return named ? [] : ['otherName'];
}

/** What the portal found out; `unknown` too when there is none to ask, or it does not answer. */
async function statusOf(
  certificates: readonly Uint8Array[],
  { certificateStatus }: LookOptions,
): Promise<'good' | 'revoked' | 'unknown' | 'untrusted'> {
  if (certificateStatus === undefined) return 'unknown';
  const body = { certificates: certificates.map(toBase64) };
  const answer = await withTimeout(statusMs, (signal) =>
    postJson(certificateStatus, body, signal),
  ).catch(() => undefined);
  if (answer?.status !== 200) return 'unknown';
  const { trusted, status } = Object(answer.body) as { trusted?: unknown; status?: unknown };
  if (trusted === false) return 'untrusted';
  return status === 'good' || status === 'revoked' ? status : 'unknown';
}
