import type { Bytes } from '../bytes.ts';
import type { HashName, Scheme } from './algorithms.ts';

/** How a key verifies, in the words of WebCrypto. */
export interface Way {
  readonly name: Scheme['kind'];
  readonly hash: HashName;
  /** Bytes; it counts for RSA-PSS alone. */
  readonly saltLength?: number;
  /** It counts for ECDSA alone. */
  readonly namedCurve?: string;
}

/** Digest of the bytes, by WebCrypto. Node has `arithmetic.node.ts` in place of this file. */
export async function digest(algorithm: HashName | 'SHA-1', data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, data));
}

/** A public key. @param spki SubjectPublicKeyInfo, DER */
export function importKey(spki: Bytes, way: Way): Promise<CryptoKey> {
  // Nothing in it is secret.
  return crypto.subtle.importKey('spki', spki, way, true, ['verify']);
}

/**
 * Whether a signature is right for `data`, by WebCrypto.
 *
 * @param signature of ECDSA both numbers in the length of the curve, one after the other
 */
export function verifies(
  way: Way,
  key: CryptoKey,
  signature: Bytes,
  data: Bytes,
): Promise<boolean> {
  return crypto.subtle.verify(way, key, signature, data);
}
