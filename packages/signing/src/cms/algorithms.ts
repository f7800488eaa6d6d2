import { digest, importKey, verifies } from '#arithmetic';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import {
  children,
  der,
  derInteger,
  derOid,
  expect,
  oidText,
  readDer,
  smallInteger,
  tag,
} from './der.ts';
import type { Der } from './der.ts';
import { ecdsaFromDer } from './ecdsa.ts';
import { oid } from './oids.ts';

/** The digests that TS 119 312 still recommends and WebCrypto knows. */
export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** The ways to sign that this package makes and accepts. */
export type SignatureAlgorithm =
  | `RSASSA-PKCS1-v1_5-${HashName}`
  | `RSA-PSS-${HashName}`
  | 'ECDSA-P-256-SHA-256'
  | 'ECDSA-P-384-SHA-384'
  | 'ECDSA-P-521-SHA-512';

/** A signature's arithmetic, apart from its key. */
export interface Scheme {
  readonly kind: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA';
  readonly hash: HashName;
}

/** Bytes of each digest. */
export const hashLength: Record<HashName, number> = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };

const hashOids: Record<HashName, string> = {
  'SHA-256': oid.sha256,
  'SHA-384': oid.sha384,
  'SHA-512': oid.sha512,
};

const rsaOids: Record<HashName, string> = {
  'SHA-256': oid.sha256WithRsa,
  'SHA-384': oid.sha384WithRsa,
  'SHA-512': oid.sha512WithRsa,
};

const ecdsaOids: Record<HashName, string> = {
  'SHA-256': oid.ecdsaWithSha256,
  'SHA-384': oid.ecdsaWithSha384,
  'SHA-512': oid.ecdsaWithSha512,
};

const curves: Record<string, { readonly name: string; readonly size: number }> = {
  [oid.p256]: { name: 'P-256', size: 32 },
  [oid.p384]: { name: 'P-384', size: 48 },
  [oid.p521]: { name: 'P-521', size: 66 },
};

/** RSA keys shorter than this are refused (TS 119 312); longer than the second cost too much time. */
const RSA_BITS = { min: 2048, max: 8192 };

/** Refusal of an algorithm or key that is too weak or not known. */
export function weak(what: string): SigningError {
  return new SigningError(
    'weak-algorithm',
    `${what} is not accepted. Sign with RSA of 2048 bits or more, or ECDSA on P-256, P-384 or P-521, and SHA-256, SHA-384 or SHA-512.`,
  );
}

/** Scheme and curve of one of our names. */
export function schemeOf(algorithm: SignatureAlgorithm): Scheme & { curve?: string } {
  const match = /^(RSASSA-PKCS1-v1_5|RSA-PSS|ECDSA)-(?:(P-\d{3})-)?(SHA-(?:256|384|512))$/.exec(
    algorithm,
  );
  if (match === null) throw weak('This signature algorithm');
  const [, kind, curve, hash] = match as unknown as [string, Scheme['kind'], string?, HashName?];
  return { kind, hash: hash ?? 'SHA-256', ...(curve !== undefined && { curve }) };
}

/** The name of a scheme with a key of this curve, in the style of {@link SignatureAlgorithm}. */
export function algorithmName(scheme: Scheme, curve?: string): string {
  return [scheme.kind, ...(curve === undefined ? [] : [curve]), scheme.hash].join('-');
}

/** Digest of the bytes. */
export const hash = digest;

const digests = new WeakMap<Bytes, Map<string, Promise<Bytes>>>();

/**
 * Digest of bytes that nobody changes any more, taken once: a document is large, and its digest is
 * compared here and told there.
 */
export function hashOnce(algorithm: HashName | 'SHA-1', data: Bytes): Promise<Bytes> {
  const known = digests.get(data) ?? new Map<string, Promise<Bytes>>();
  digests.set(data, known);
  let digest = known.get(algorithm);
  if (digest === undefined) known.set(algorithm, (digest = hash(algorithm, data)));
  return digest;
}

/** AlgorithmIdentifier of a digest, parameters absent (RFC 5754, 2). */
export function hashIdentifier(algorithm: HashName): Bytes {
  return der(tag.sequence, derOid(hashOids[algorithm]));
}

/** AlgorithmIdentifier of a scheme (RFC 5754 for RSA and ECDSA, RFC 4055 for PSS). */
export function schemeIdentifier({ kind, hash: digest }: Scheme): Bytes {
  if (kind === 'ECDSA') return der(tag.sequence, derOid(ecdsaOids[digest]));
  if (kind === 'RSASSA-PKCS1-v1_5')
    return der(tag.sequence, derOid(rsaOids[digest]), der(tag.null));
  return der(tag.sequence, derOid(oid.rsaPss), pssParameters(digest));
}

/** RSASSA-PSS-params, DER: MGF1 and salt of the digest's own kind and length (RFC 4055, 3.1). */
export function pssParameters(digest: HashName): Bytes {
  const digestIdentifier = der(tag.sequence, derOid(hashOids[digest]), der(tag.null));
  return der(
    tag.sequence,
    der(tag.context0, digestIdentifier),
    der(tag.context1, der(tag.sequence, derOid(oid.mgf1), digestIdentifier)),
    der(tag.context2, derInteger(hashLength[digest])),
  );
}

/**
 * DigestInfo of a SHA-2 digest, DER: what RSA by PKCS #1 v1.5 signs, for keys that take it ready
 * made (RFC 8017, 9.2 and A.2.4). The digest's length tells its hash.
 *
 * @throws {SigningError} `weak-algorithm` when it is no digest of ours
 */
export function digestInfo(digest: Uint8Array): Bytes {
  const found = Object.entries(hashLength).find(([, length]) => length === digest.length);
  if (found === undefined) throw weak('This digest');
  const identifier = der(tag.sequence, derOid(hashOids[found[0] as HashName]), der(tag.null));
  return der(tag.sequence, identifier, der(tag.octetString, digest));
}

/** Reads the AlgorithmIdentifier of a digest. */
export function readHash(identifier: Der | undefined): HashName {
  const algorithm = oidText(children(expect(identifier, tag.sequence))[0]);
  for (const [name, value] of Object.entries(hashOids))
    if (value === algorithm) return name as HashName;
  throw weak('This digest algorithm');
}

/**
 * Reads the AlgorithmIdentifier of a signature.
 *
 * @param digest the digest named elsewhere, for CMS, where `rsaEncryption` alone is common
 */
export function readScheme(identifier: Der | undefined, digest?: HashName): Scheme {
  const [first, parameters] = children(expect(identifier, tag.sequence));
  const algorithm = oidText(first);
  let scheme: Scheme | undefined;
  if (algorithm === oid.rsaEncryption && digest !== undefined)
    scheme = { kind: 'RSASSA-PKCS1-v1_5', hash: digest };
  else if (algorithm === oid.rsaPss) scheme = { kind: 'RSA-PSS', hash: readPss(parameters) };
  for (const name of Object.keys(hashOids) as HashName[]) {
    if (rsaOids[name] === algorithm) scheme = { kind: 'RSASSA-PKCS1-v1_5', hash: name };
    if (ecdsaOids[name] === algorithm) scheme = { kind: 'ECDSA', hash: name };
  }
  if (scheme === undefined || (digest !== undefined && scheme.hash !== digest))
    throw weak('This signature algorithm');
  return scheme;
}

/** PSS parameters must be explicit, use one digest throughout and a salt of its length. */
function readPss(parameters: Der | undefined): HashName {
  const [digestPart, mgfPart, saltPart, ...rest] = children(expect(parameters, tag.sequence));
  const digest = readHash(children(expect(digestPart, tag.context0))[0]);
  const mgf = children(expect(children(expect(mgfPart, tag.context1))[0], tag.sequence));
  const salt = smallInteger(children(expect(saltPart, tag.context2))[0]);
  const ordinary =
    oidText(mgf[0]) === oid.mgf1 &&
    readHash(mgf[1]) === digest &&
    salt === hashLength[digest] &&
    rest.length === 0;
  if (!ordinary) throw weak('This form of RSA-PSS');
  return digest;
}

/** What kind of key a SubjectPublicKeyInfo holds. */
export function readKey(spki: Bytes): {
  kind: 'RSA' | 'EC';
  curve?: string;
  size?: number;
  pkcs1: Bytes;
} {
  const [identifier, key] = children(expect(readDer(spki), tag.sequence));
  const [first, parameters] = children(expect(identifier, tag.sequence));
  const algorithm = oidText(first);
  const { content } = expect(key, tag.bitString);
  const pkcs1 = content.subarray(1);
  if (algorithm === oid.rsaEncryption || algorithm === oid.rsaPss) return { kind: 'RSA', pkcs1 };
  if (algorithm !== oid.ecPublicKey) throw weak('This kind of key');
  const curve = curves[oidText(parameters)];
  if (curve === undefined) throw weak('This elliptic curve');
  return { kind: 'EC', curve: curve.name, size: curve.size, pkcs1 };
}

/**
 * The length of a key: bits of the modulus, or of the curve.
 *
 * @throws {SigningError} `weak-algorithm`, `not-der`
 */
export function keyBits(spki: Bytes): { readonly kind: 'RSA' | 'EC'; readonly bits: number } {
  const { kind, curve, pkcs1 } = readKey(spki);
  if (kind === 'EC') return { kind, bits: Number(curve?.slice(2)) };
  const modulus = expect(children(expect(readDer(pkcs1), tag.sequence))[0], tag.integer).content;
  const first = modulus.findIndex((byte) => byte !== 0);
  return {
    kind,
    bits: first === -1 ? 0 : (modulus.length - first) * 8 - Math.clz32(modulus[first] ?? 0) + 24,
  };
}

/**
 * Whether `signature` is right for `data` under the key.
 *
 * @param spki SubjectPublicKeyInfo, DER
 * @param signature as it stands in CMS or a certificate: ECDSA in DER
 * @throws {SigningError} `weak-algorithm` when the key does not suit the scheme or is too short
 */
export async function verifyRaw(
  spki: Bytes,
  scheme: Scheme,
  data: Bytes,
  signature: Bytes,
): Promise<boolean> {
  const key = readKey(spki);
  const isEc = key.kind === 'EC';
  if (isEc !== (scheme.kind === 'ECDSA')) throw weak('A key of another kind');
  const { kind: name, hash: digest } = scheme;
  // Of these each kind of key takes what it needs.
  const way = { name, hash: digest, namedCurve: key.curve ?? '', saltLength: hashLength[digest] };
  const imported = await importKey(isEc ? spki : plainRsa(key.pkcs1), way);
  let value = signature;
  if (isEc) {
    try {
      value = ecdsaFromDer(signature, key.size ?? 0);
    } catch {
      return false;
    }
  } else {
    const bits = ((imported as CryptoKey).algorithm as RsaHashedKeyAlgorithm).modulusLength;
    if (bits < RSA_BITS.min || bits > RSA_BITS.max) throw weak(`An RSA key of ${bits} bits`);
  }
  return verifies(way, imported, value, data);
}

/** WebCrypto imports RSA keys only under rsaEncryption, so a key marked "PSS only" is re-wrapped. */
function plainRsa(pkcs1: Bytes): Bytes {
  return der(
    tag.sequence,
    der(tag.sequence, derOid(oid.rsaEncryption), der(tag.null)),
    der(tag.bitString, Uint8Array.of(0), pkcs1),
  );
}
