import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concat, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';

/** Hashes by their object identifiers, with the size of the block that they work on. */
const hashes: Readonly<
  Record<
    string,
    { readonly name: string; readonly block: number; digest(bytes: Uint8Array): Uint8Array }
  >
> = {
  '1.3.14.3.2.26': { name: 'SHA-1', block: 64, digest: sha1 },
  '2.16.840.1.101.3.4.2.1': { name: 'SHA-256', block: 64, digest: sha256 },
  '2.16.840.1.101.3.4.2.2': { name: 'SHA-384', block: 128, digest: sha384 },
  '2.16.840.1.101.3.4.2.3': { name: 'SHA-512', block: 128, digest: sha512 },
};

/** What a file says about its seal (MacData; RFC 7292, 4). */
export interface Mac {
  /** Object identifier of the hash. */
  readonly hash: string;
  readonly digest: Bytes;
  readonly salt: Bytes;
  readonly iterations: number;
}

/**
 * Whether the seal of a file fits: the password is right, and nothing was changed.
 *
 * @returns undefined when the hash is not known here
 */
export async function sealFits(
  { hash: id, digest, salt, iterations }: Mac,
  content: Bytes,
  password: string,
): Promise<boolean | undefined> {
  const hash = hashes[id];
  if (hash === undefined) return undefined;
  // A salt or a password of any length, repeated until blocks are full (appendix B.2, 2 and 3).
  const filled = (bytes: Uint8Array): Bytes => {
    const size = hash.block * Math.ceil(bytes.length / hash.block);
    return Uint8Array.from({ length: size }, (_, index) => bytes[index % bytes.length] ?? 0);
  };
  // The key has the length of one hash, so one round of the derivation makes it; 3 is for a MAC.
  let key: Bytes = concat(
    new Uint8Array(hash.block).fill(3),
    filled(salt),
    filled(bmpString(password)),
  );
  // Not by WebCrypto: a promise costs twenty times what the hash of so few bytes does.
  for (let round = 0; round < iterations; round += 1) key = toBytes(hash.digest(key));
  const way = { name: 'HMAC', hash: hash.name };
  const secret = await crypto.subtle.importKey('raw', key, way, false, ['verify']);
  return crypto.subtle.verify('HMAC', secret, toBytes(digest), content);
}

/** UTF-16 with the more significant byte first, and two zero bytes at the end (appendix B.1). */
function bmpString(text: string): Bytes {
  const bytes = new Uint8Array(2 * text.length + 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes.set([unit >> 8, unit & 0xff], 2 * index);
  }
  return bytes;
}
