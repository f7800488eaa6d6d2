import { keyUsageBit } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { oid } from './oids.ts';

/** Purposes of services whose keys must sign nothing else (RFC 3161, 2.3; RFC 6960, 4.2.2.2). */
const services: readonly string[] = [oid.timeStamping, oid.ocspSigning];

/**
 * Purposes of machines and of makers of programs. A web server's certificate may name the very agency
 * that seals, and its key lies on the server.
 */
const machines: readonly string[] = [oid.serverAuth, oid.codeSigning];

/**
 * Why a certificate is not made for signing documents, as the end of a sentence; undefined when it
 * is: not an authority's, key usage digitalSignature or nonRepudiation, no service's purpose, not for a
 * machine alone (clientAuth says nothing: servers and people have it).
 */
export function unsuitability(certificate: Certificate): string | undefined {
  const { keyUsage, extendedKeyUsage } = certificate;
  const { digitalSignature, nonRepudiation } = keyUsageBit;
  if (certificate.isCa) return 'belongs to an authority';
  if (keyUsage !== undefined && !keyUsage.has(digitalSignature) && !keyUsage.has(nonRepudiation))
    return 'may not be used for signatures';
  if (extendedKeyUsage?.some((purpose) => services.includes(purpose)))
    return 'belongs to a service for timestamps or revocation';
  const telling = extendedKeyUsage?.filter((purpose) => purpose !== oid.clientAuth) ?? [];
  if (telling.length > 0 && telling.every((purpose) => machines.includes(purpose)))
    return 'is made for a web server or for programs';
  return undefined;
}
