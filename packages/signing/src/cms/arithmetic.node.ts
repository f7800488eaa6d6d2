import { Buffer } from 'node:buffer';
import { constants, createPublicKey, hash, KeyObject, verify } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Bytes } from '../bytes.ts';
import type { HashName } from './algorithms.ts';
import { digest as digestAside, importKey as importAside } from './arithmetic.ts';
import type { Way } from './arithmetic.ts';
import { ecdsaToDer } from './ecdsa.ts';

/**
 * The same in Node, which does it on the spot: the way to another thread and back, as WebCrypto goes it,
 * takes longer than a signature or the digest of a form.
 */

/** Bytes from which another thread is worth its way: others wait for this one meanwhile. */
const LARGE = 1024 * 1024;
/** So many are done in a row before whoever else waits gets a turn: a file may hold thousands. */
const IN_A_ROW = 16;

const names = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
} as const;

/** What WebCrypto means by its names for RSA. */
const paddings = {
  'RSA-PSS': constants.RSA_PKCS1_PSS_PADDING,
  'RSASSA-PKCS1-v1_5': constants.RSA_PKCS1_PADDING,
} as const;

/** Bytes of both numbers of a signature, by its curve. */
const lengths: Readonly<Record<string, number>> = { 'P-256': 64, 'P-384': 96, 'P-521': 132 };

const verifyAside = promisify(verify);

let done = 0;

async function turn(): Promise<void> {
  done = (done + 1) % IN_A_ROW;
  if (done === 0) await setImmediate();
}

export async function digest(algorithm: HashName | 'SHA-1', data: Bytes): Promise<Bytes> {
  if (data.length >= LARGE) return digestAside(algorithm, data);
  await turn();
  return new Uint8Array(hash(names[algorithm], data, 'buffer'));
}

/** Bytes of the shortest elliptic key: on P-256, its point compressed. */
const SHORTEST_EC = 59;

const keys = new WeakMap<Bytes, KeyObject>();

/**
 * A public key; of the same bytes once, for those of a root live as long as somebody trusts it. An elliptic
 * one is not put to the test that WebCrypto repeats: its curve was read from the same bytes before, and no
 * point is read that is not on it. Only the one at infinity is, for which anybody can sign; it is shorter
 * than any other, and WebCrypto refuses it.
 *
 * It is given as text (RFC 7468): of an object Node asks whether it is a key, and what says that it is none
 * is an error that is thrown and caught, which takes longer than reading the key.
 */
export async function importKey(spki: Bytes, way: Way): Promise<CryptoKey | KeyObject> {
  if (way.name !== 'ECDSA' || spki.length < SHORTEST_EC) return importAside(spki, way);
  let key = keys.get(spki);
  if (key === undefined) {
    const base64 = Buffer.from(spki.buffer, spki.byteOffset, spki.length).toString('base64');
    key = createPublicKey(`-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`);
    keys.set(spki, key);
  }
  return key;
}

export async function verifies(
  way: Way,
  key: CryptoKey | KeyObject,
  signature: Bytes,
  data: Bytes,
): Promise<boolean> {
  const plain = key instanceof KeyObject ? key : KeyObject.from(key);
  const { name, saltLength, namedCurve = '' } = way;
  if (name === 'ECDSA' && signature.length !== lengths[namedCurve]) return false;
  // The key alone where it will do, for the reason that `importKey` tells.
  const [how, value] =
    name === 'ECDSA'
      ? [plain, ecdsaToDer(signature)]
      : [{ key: plain, padding: paddings[name], saltLength }, signature];
  if (data.length >= LARGE) return verifyAside(names[way.hash], data, how, value);
  await turn();
  return verify(names[way.hash], data, how, value);
}
