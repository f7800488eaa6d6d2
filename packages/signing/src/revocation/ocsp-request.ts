import type { Bytes } from '../bytes.ts';
import type { Certificate } from '../cms/certificate.ts';
import { children, der, derOid, expect, readDer, tag } from '../cms/der.ts';
import { oid } from '../cms/oids.ts';

/** Digests of the issuer's name and key, by which OCSP names certificates (RFC 6960, 4.1.1). */
export async function issuerHashes(
  issuer: Certificate,
  algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512',
): Promise<{ readonly name: Bytes; readonly key: Bytes }> {
  const [, key] = children(expect(readDer(issuer.spki), tag.sequence));
  const digest = async (data: Bytes) => new Uint8Array(await crypto.subtle.digest(algorithm, data));
  return {
    name: await digest(issuer.subjectDer),
    key: await digest(expect(key, tag.bitString).content.subarray(1)),
  };
}

/**
 * An OCSPRequest for one certificate, without a nonce (RFC 6960, 4.1.1; RFC 5019). SHA-1 names the
 * certificate as every responder understands it; it protects nothing here.
 */
export async function ocspRequest({ serialDer }: Certificate, issuer: Certificate): Promise<Bytes> {
  const { name, key } = await issuerHashes(issuer, 'SHA-1');
  const id = der(
    tag.sequence,
    der(tag.sequence, derOid(oid.sha1), der(tag.null)),
    der(tag.octetString, name),
    der(tag.octetString, key),
    serialDer,
  );
  const list = der(tag.sequence, der(tag.sequence, id));
  return der(tag.sequence, der(tag.sequence, list));
}
