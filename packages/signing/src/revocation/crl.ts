import { readScheme, verifyRaw } from '../cms/algorithms.ts';
import { distributionPoints } from '../cms/access.ts';
import { keyUsageBit } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { sameName } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';
import { findEntry } from './entries.ts';
import { ALL_REASONS } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { coverage, isIndirect } from './issuing-distribution-point.ts';
import type { Crl } from './read-crl.ts';

const knownExtensions = new Set<string>([
  oid.authorityKeyIdentifier,
  oid.crlNumber,
  oid.issuingDistributionPoint,
  oid.deltaCrlIndicator,
  oid.freshestCrl,
]);

/** Whether the holder of a certificate signed the list and may (RFC 5280, 6.3.3, f and g). */
export async function signedBy(crl: Crl, signer: Certificate): Promise<boolean> {
  if (signer.keyUsage !== undefined && !signer.keyUsage.has(keyUsageBit.cRLSign)) return false;
  if (!sameName(crl.issuer, signer.subject)) return false;
  try {
    return await verifyRaw(signer.spki, readScheme(crl.algorithm), crl.tbs, crl.signature);
  } catch {
    return false;
  }
}

/** Whether a list only tells what changed since a full one (RFC 5280, 5.2.4). */
export function isDelta({ extensions }: Crl): boolean {
  return extensions.has(oid.deltaCrlIndicator);
}

/**
 * For which reasons a list may speak about a certificate, as bits of ReasonFlags; its signature is
 * checked elsewhere. None when it is one for other certificates, or has conditions that are not
 * known here.
 */
export function crlReasons(crl: Crl, subject: Certificate): number {
  for (const [id, { critical }] of crl.extensions)
    if (critical && !knownExtensions.has(id)) return 0;
  const issuing = crl.extensions.get(oid.issuingDistributionPoint);
  return coverage(issuing, distributionPoints(subject), subject, crl);
}

/**
 * What a full list says about a certificate.
 *
 * @throws {SigningError} `not-der`
 */
export function crlEvidence(crl: Crl, subject: Certificate): Evidence | undefined {
  const reasons = isDelta(crl) ? 0 : crlReasons(crl, subject);
  if (reasons === 0) return undefined;
  const entry = findEntry(crl, subject, isIndirect(crl.extensions));
  if (entry === 'unreadable') return undefined;
  const base = {
    source: 'crl',
    thisUpdate: crl.thisUpdate,
    nextUpdate: crl.nextUpdate,
    ...(reasons !== ALL_REASONS && { reasons }),
  } as const;
  if (entry === undefined) return { ...base, status: 'good' };
  return { ...base, status: 'revoked', revokedAt: entry.revokedAt };
}
