import { constants, createHash, KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { toBytes } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { digestInfo, hashLength } from '../../cms/algorithms.ts';
import type { HashName } from '../../cms/algorithms.ts';

/**
 * Signs a digest by RSA, as an HSM does that never sees the data: WebCrypto can only sign data.
 * PKCS #1 v1.5 (RFC 8017, 8.2), or PSS with a salt as long as the digest (8.1).
 */
export function signDigest(
  privateKey: CryptoKey,
  digest: Uint8Array,
  hash: HashName,
  scheme: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' = 'RSASSA-PKCS1-v1_5',
): Bytes {
  if (digest.length !== hashLength[hash]) throw new Error(`This is no ${hash} digest.`);
  const key = KeyObject.from(privateKey);
  if (scheme === 'RSA-PSS') {
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    const padding = constants.RSA_NO_PADDING;
    return toBytes(privateEncrypt({ key, padding }, encodePss(digest, bits, hash)));
  }
  const padding = constants.RSA_PKCS1_PADDING;
  return toBytes(privateEncrypt({ key, padding }, digestInfo(digest)));
}

/** EMSA-PSS-ENCODE (RFC 8017, 9.1.1). */
function encodePss(digest: Uint8Array, bits: number, hash: HashName): Buffer {
  const name = hash.replace('-', '').toLowerCase();
  const size = hashLength[hash];
  const salt = randomBytes(size);
  const h = createHash(name).update(Buffer.alloc(8)).update(digest).update(salt).digest();
  const length = Math.ceil((bits - 1) / 8);
  const db = Buffer.concat([Buffer.alloc(length - 2 * size - 2), Buffer.of(1), salt]);
  for (let at = 0, counter = 0; at < db.length; at += size, counter++) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const mask = createHash(name).update(h).update(count).digest();
    for (let index = 0; index < size && at + index < db.length; index++)
      db[at + index] = (db[at + index] ?? 0) ^ (mask[index] ?? 0);
  }
  db[0] = (db[0] ?? 0) & (0xff >> (8 * length - (bits - 1)));
  return Buffer.concat([db, h, Buffer.of(0xbc)]);
}
