import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hashIdentifier, schemeIdentifier } from './algorithms.ts';
import type { Scheme } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { der, derInteger, derOid, derSetOf, tag } from './der.ts';
import { oid } from './oids.ts';

/**
 * A CMS SignedData with one SignerInfo (RFC 5652), DER; detached unless given its content.
 *
 * @param certificates signer first, then the path without its root
 * @param attributes DER of the signed attributes with the tag of a SET
 * @param signature as CMS wants it: ECDSA in DER
 */
export function assembleCms(
  scheme: Scheme,
  certificates: readonly [Certificate, ...Certificate[]],
  attributes: Bytes,
  signature: Bytes,
  content?: { readonly type: string; readonly bytes: Bytes },
): Bytes {
  const [signer] = certificates;
  // Signed as a SET, stored under an implicit [0] (RFC 5652, 5.4).
  const stored = concat(Uint8Array.of(tag.context0), attributes.subarray(1));
  const signerInfo = der(
    tag.sequence,
    derInteger(1),
    der(tag.sequence, signer.issuerDer, signer.serialDer),
    hashIdentifier(scheme.hash),
    stored,
    schemeIdentifier(scheme),
    der(tag.octetString, signature),
  );
  const sorted = derSetOf(...certificates.map((certificate) => certificate.der));
  const signedData = der(
    tag.sequence,
    // Version 3 announces another content than plain data (RFC 5652, 5.1).
    derInteger(content === undefined ? 1 : 3),
    der(tag.set, hashIdentifier(scheme.hash)),
    content === undefined
      ? der(tag.sequence, derOid(oid.data))
      : der(
          tag.sequence,
          derOid(content.type),
          der(tag.context0, der(tag.octetString, content.bytes)),
        ),
    concat(Uint8Array.of(tag.context0), sorted.subarray(1)),
    der(tag.set, signerInfo),
  );
  return der(tag.sequence, derOid(oid.signedData), der(tag.context0, signedData));
}
