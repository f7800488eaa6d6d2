import { readKey, schemeOf } from '../cms/algorithms.ts';
import type { HashName, SignatureAlgorithm } from '../cms/algorithms.ts';
import { readCertificate } from '../cms/certificate.ts';
import { oid } from '../cms/oids.ts';

const curveAlgorithm: Readonly<Record<string, SignatureAlgorithm>> = {
  'P-256': 'ECDSA-P-256-SHA-256',
  'P-384': 'ECDSA-P-384-SHA-384',
  'P-521': 'ECDSA-P-521-SHA-512',
};

const rsaByOid: ReadonlyArray<readonly [string, SignatureAlgorithm]> = [
  [oid.sha256WithRsa, 'RSASSA-PKCS1-v1_5-SHA-256'],
  [oid.rsaEncryption, 'RSASSA-PKCS1-v1_5-SHA-256'],
  [oid.sha512WithRsa, 'RSASSA-PKCS1-v1_5-SHA-512'],
  [oid.sha384WithRsa, 'RSASSA-PKCS1-v1_5-SHA-384'],
  [oid.rsaPss, 'RSA-PSS-SHA-256'],
];

/**
 * How a key that a service keeps signs: elliptic keys by their curve, RSA keys in the first way of
 * ours that the service offers, and by PKCS #1 v1.5 with SHA-256 when it says nothing.
 *
 * @param certificate DER
 * @param offered object identifiers of keys or signatures that the service names
 * @throws {SigningError} `not-der`, `weak-algorithm`
 */
export function algorithmFor(
  certificate: Uint8Array,
  offered: readonly string[] = [],
): SignatureAlgorithm {
  const key = readKey(readCertificate(certificate).spki);
  const byCurve = curveAlgorithm[key.curve ?? ''];
  if (byCurve !== undefined) return byCurve;
  return rsaByOid.find(([id]) => offered.includes(id))?.[1] ?? 'RSASSA-PKCS1-v1_5-SHA-256';
}

const hashOid: Readonly<Record<HashName, string>> = {
  'SHA-256': oid.sha256,
  'SHA-384': oid.sha384,
  'SHA-512': oid.sha512,
};

const signatureOid: Readonly<Record<string, string>> = {
  'RSASSA-PKCS1-v1_5-SHA-256': oid.sha256WithRsa,
  'RSASSA-PKCS1-v1_5-SHA-384': oid.sha384WithRsa,
  'RSASSA-PKCS1-v1_5-SHA-512': oid.sha512WithRsa,
  'ECDSA-P-256-SHA-256': oid.ecdsaWithSha256,
  'ECDSA-P-384-SHA-384': oid.ecdsaWithSha384,
  'ECDSA-P-521-SHA-512': oid.ecdsaWithSha512,
};

/** Object identifiers of a way to sign: its hash, and its signature (RFC 4055, RFC 5758). */
export function algorithmOids(algorithm: SignatureAlgorithm): { hash: string; signature: string } {
  const { hash } = schemeOf(algorithm);
  return { hash: hashOid[hash], signature: signatureOid[algorithm] ?? oid.rsaPss };
}
