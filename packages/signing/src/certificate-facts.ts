import { unsuitability } from './cms/certificate-use.ts';
import { commonName, readCertificate } from './cms/certificate.ts';
import { nameText } from './cms/name.ts';
import type { CertificateNames } from './certificate-names.ts';

/** What a certificate says of itself, for whoever is about to sign with it. */
export interface CertificateFacts extends CertificateNames {
  /** The whole subject, as RFC 4514 text. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Whether it is made for signing documents (key usage and purposes, RFC 5280, 4.2.1.3 and .12). */
  readonly suitable: boolean;
}

/**
 * Reads what is looked at before signing. Nothing is verified.
 *
 * @param der an X.509 certificate
 * @throws {SigningError} `not-der`
 */
export function certificateFacts(der: Uint8Array): CertificateFacts {
  const certificate = readCertificate(der);
  return {
    name: commonName(certificate),
    issuer: commonName({ subject: certificate.issuer }),
    subject: nameText(certificate.subject),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    suitable: unsuitability(certificate) === undefined,
  };
}
