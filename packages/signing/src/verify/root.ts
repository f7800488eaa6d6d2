import { concat, equalBytes } from '../bytes.ts';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { SigningError } from '../error.ts';

/**
 * A certificate that is trusted at certain times only, e.g. while a supervisory body had granted its
 * service a status (ETSI TS 119 612, 5.5.4).
 */
export interface TrustAnchor {
  /** DER. */
  readonly certificate: Uint8Array;
  /** From the first moment up to, and without, the second; without a second until today. */
  readonly periods: readonly TrustPeriod[];
}

export interface TrustPeriod {
  readonly from: Date;
  readonly until?: Date;
}

/** What is trusted: a certificate (DER) at any time, or one at certain times. */
export type Trusted = Uint8Array | TrustAnchor;

/** A trusted certificate, read. */
export interface Root extends Certificate {
  /** Absent: at any time. */
  readonly trustedDuring?: readonly TrustPeriod[];
}

const certificates = new WeakMap<Uint8Array, Certificate>();

/** The same few roots are given with every file: each is read once, as long as its bytes stay. */
function certificateOf(der: Uint8Array): Certificate {
  let known = certificates.get(der);
  if (!known || !equalBytes(known.der, der))
    certificates.set(der, (known = readCertificate(concat(der))));
  return known;
}

/** @throws {SigningError} `bad-trust` */
export function readRoot(trusted: Trusted): Root {
  try {
    if (trusted instanceof Uint8Array) return certificateOf(trusted);
    const { certificate, periods } = trusted;
    return { ...certificateOf(certificate), trustedDuring: periods };
  } catch (cause) {
    throw new SigningError('bad-trust', 'Pass trusted certificates as DER, one each.', { cause });
  }
}

/** Whether a root was trusted at a moment. */
export function isTrustedAt({ trustedDuring }: Root, at: Date): boolean {
  if (trustedDuring === undefined) return true;
  return trustedDuring.some(({ from, until }) => from <= at && (until === undefined || at < until));
}
