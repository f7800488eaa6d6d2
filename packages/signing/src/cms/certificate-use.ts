import { keyUsageBit } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { oid } from './oids.ts';

/** Purposes of services whose keys must sign nothing else (RFC 3161, 2.3; RFC 6960, 4.2.2.2). */
const services: readonly string[] = [oid.timeStamping, oid.ocspSigning];

/**
 * Why a certificate is not made for signing documents, as the end of a sentence; undefined when it
 * is: not an authority's, key usage digitalSignature or nonRepudiation, no service's purpose.
 */
export function unsuitability(certificate: Certificate): string | undefined {
  const { keyUsage, extendedKeyUsage } = certificate;
  const { digitalSignature, nonRepudiation } = keyUsageBit;
  if (certificate.isCa) return 'belongs to an authority';
  if (keyUsage !== undefined && !keyUsage.has(digitalSignature) && !keyUsage.has(nonRepudiation))
    return 'may not be used for signatures';
  if (extendedKeyUsage?.some((purpose) => services.includes(purpose)))
    return 'belongs to a service for timestamps or revocation';
  return undefined;
}
