import { keyUsageBit } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { oid } from '../cms/oids.ts';
import type { Findings } from './findings.ts';

/**
 * Whether the certificate is made for signing documents: not an authority's, key usage
 * digitalSignature or nonRepudiation, and not one for timestamps or OCSP answers.
 */
export function checkUse(signer: Certificate, findings: Findings): void {
  const refuse = (what: string) =>
    findings.doubt(
      'CHAIN_CONSTRAINTS_FAILURE',
      'certificate-unsuitable',
      `The signer's certificate ${what}. Sign with a certificate for documents.`,
    );
  const { keyUsage, extendedKeyUsage } = signer;
  const { digitalSignature, nonRepudiation } = keyUsageBit;
  if (signer.isCa) refuse('belongs to an authority');
  if (keyUsage !== undefined && !keyUsage.has(digitalSignature) && !keyUsage.has(nonRepudiation))
    refuse('may not be used for signatures');
  const services: readonly string[] = [oid.timeStamping, oid.ocspSigning];
  if (extendedKeyUsage?.some((purpose) => services.includes(purpose)))
    refuse('belongs to a service for timestamps or revocation');
}
