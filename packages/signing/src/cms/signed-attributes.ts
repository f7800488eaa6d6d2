import type { Bytes } from '../bytes.ts';
import { hash, hashIdentifier } from './algorithms.ts';
import type { HashName } from './algorithms.ts';
import { der, derOid, derSetOf, tag } from './der.ts';
import { oid } from './oids.ts';

/**
 * The attributes a PAdES baseline signature signs (EN 319 142-1, 6.3): content-type,
 * message-digest and signing-certificate-v2, and nothing else. The time stands in /M of the
 * signature dictionary; the CMS signing-time attribute is forbidden.
 *
 * @param digest digest of the document's byte ranges, by `algorithm`
 * @param certificate the signing certificate, DER
 * @param contentType of what is signed
 * @returns DER of the SET OF Attribute with its own tag (0x31): what is hashed and signed
 */
export async function signedAttributes(
  algorithm: HashName,
  digest: Bytes,
  certificate: Bytes,
  contentType: string = oid.data,
): Promise<Bytes> {
  const certificateHash = der(tag.octetString, await hash(algorithm, certificate));
  // SHA-256 is the DEFAULT of ESSCertIDv2 (RFC 5035, 4): DER leaves it out.
  const essCertId =
    algorithm === 'SHA-256'
      ? der(tag.sequence, certificateHash)
      : der(tag.sequence, hashIdentifier(algorithm), certificateHash);
  return derSetOf(
    attribute(oid.contentType, derOid(contentType)),
    attribute(oid.messageDigest, der(tag.octetString, digest)),
    attribute(oid.signingCertificateV2, der(tag.sequence, der(tag.sequence, essCertId))),
  );
}

function attribute(type: string, value: Bytes): Bytes {
  return der(tag.sequence, derOid(type), der(tag.set, value));
}
