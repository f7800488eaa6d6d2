import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import { algorithmOf, isInteger, numberOf, octets, rawOf, sequence } from './pkcs12-asn1.ts';
import type { Algorithm } from './pkcs12-asn1.ts';

/** Rounds of key derivation; the most careful tools use some hundred thousand. */
const MAX_ITERATIONS = 10_000_000;
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
/** RC2, RC4 and 3DES with the key derivation of PKCS #12 (RFC 7292, appendix C). */
const LEGACY = '1.2.840.113549.1.12.1.';
/** Of those, the two that files in use have: 3DES with three keys, RC2 with 40 bits. */
const READABLE = [`${LEGACY}3`, `${LEGACY}6`];
/** Rounds for those, counted by a slow SHA-1; old tools use some thousand. */
const MAX_LEGACY_ITERATIONS = 100_000;

/** Pseudo-random functions of PBKDF2 (RFC 8018, B.1.2). */
const functions: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
/** AES-CBC by its length of key, in bits. */
const ciphers: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  '2.16.840.1.101.3.4.1.42': 256,
};

export function unsupported(cause?: unknown): SigningError {
  return new SigningError(
    'pkcs12-unsupported',
    'The file is encrypted in a way this program does not know. Export it again with AES-256 and SHA-256.',
    { cause },
  );
}

/**
 * Decrypts by a password. Ciphers that are broken, unknown, or tuned to keep the device busy are
 * refused.
 *
 * @throws {SigningError} `pkcs12-unsupported`, `pkcs12-legacy-cipher`
 */
export async function decrypt(
  algorithm: Algorithm,
  encrypted: Bytes,
  password: string,
): Promise<Bytes> {
  const { id, parameters } = algorithm;
  try {
    if (READABLE.includes(id)) return await decryptOld(algorithm, encrypted, password);
    if (id === PBES2) return await decryptPbes2(algorithm, encrypted, password);
  } catch (cause) {
    throw cause instanceof SigningError ? cause : unsupported(cause);
  }
  if (id.startsWith(LEGACY))
    throw new SigningError(
      'pkcs12-legacy-cipher',
      'The file is encrypted with RC4 or another cipher that is no longer safe. Convert it: openssl pkcs12 -legacy -in old.p12 -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.p12; then delete all.pem.',
    );
  throw unsupported(parameters);
}

async function decryptOld(
  { id, parameters }: Algorithm,
  encrypted: Bytes,
  password: string,
): Promise<Bytes> {
  const [, rounds] = sequence(parameters);
  if (parameters === undefined || numberOf(rounds) > MAX_LEGACY_ITERATIONS) throw unsupported();
  const { decryptLegacy } = await import('./pkcs12-legacy.ts');
  const plain = decryptLegacy(id, rawOf(parameters), encrypted, password);
  if (plain === undefined) throw unsupported();
  return plain;
}

/** PBES2 with PBKDF2 (RFC 8018, 6.2): AES-CBC here, any other cipher by pkijs. */
async function decryptPbes2(
  algorithm: Algorithm,
  encrypted: Bytes,
  password: string,
): Promise<Bytes> {
  const { parameters } = algorithm;
  const [derivation, encryption] = sequence(parameters).map(algorithmOf);
  if (derivation?.id !== PBKDF2) throw unsupported();
  const [salt, rounds, ...rest] = sequence(derivation.parameters);
  // The length of the key may stand between, and follows from the cipher anyway.
  const prf = rest.find((one) => !isInteger(one));
  const hash = prf === undefined ? 'SHA-1' : functions[algorithmOf(prf).id];
  const length = ciphers[encryption?.id ?? ''];
  const iterations = numberOf(rounds);
  if (hash === undefined || iterations > MAX_ITERATIONS) throw unsupported();
  if (length === undefined) {
    const { decryptUncommon } = await import('./pkcs12-uncommon.ts');
    return decryptUncommon(algorithm, encrypted, password);
  }
  const secret = toBytes(new TextEncoder().encode(password));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash, salt: octets(salt), iterations },
    base,
    { name: 'AES-CBC', length },
    false,
    ['decrypt'],
  );
  const iv = octets(encryption?.parameters);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, encrypted));
}
