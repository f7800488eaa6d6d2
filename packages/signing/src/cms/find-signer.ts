import { equalBytes, toHex } from '../bytes.ts';
import type { Certificate } from './certificate.ts';
import type { CmsSignature } from './read.ts';

/** The certificate that the SignerInfo names, among those the signature carries. */
export function findSigner(cms: CmsSignature): Certificate | undefined {
  const { issuerDer, serialDer, signerKeyIdentifier } = cms;
  return cms.certificates.find((certificate) =>
    issuerDer !== undefined && serialDer !== undefined
      ? equalBytes(certificate.issuerDer, issuerDer) && equalBytes(certificate.serialDer, serialDer)
      : signerKeyIdentifier !== undefined &&
        certificate.subjectKeyIdentifier === toHex(signerKeyIdentifier),
  );
}
