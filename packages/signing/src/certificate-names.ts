import { commonName, readCertificate } from './cms/certificate.ts';

/** Whom a certificate names, and who issued it, by the names people know them by. */
export interface CertificateNames {
  /** Common name of the holder. */
  readonly name: string;
  /** Common name of the issuer. */
  readonly issuer: string;
}

/**
 * The two names that a visible signature shows. Nothing is verified.
 *
 * @param der an X.509 certificate
 * @throws {SigningError} `not-der`
 */
export function certificateNames(der: Uint8Array): CertificateNames {
  const certificate = readCertificate(der);
  return {
    name: commonName(certificate),
    issuer: commonName({ subject: certificate.issuer }),
  };
}
