import { toBytes } from '../bytes.ts';
import { algorithmName, hashLength, schemeOf } from '../cms/algorithms.ts';
import type { HashName, Scheme, SignatureAlgorithm } from '../cms/algorithms.ts';
import { SigningError } from '../error.ts';
import type { Signer } from '../signer.ts';

/** The digest each curve is used with. */
const curveHash: Record<string, HashName> = {
  'P-256': 'SHA-256',
  'P-384': 'SHA-384',
  'P-521': 'SHA-512',
};

/**
 * A signer with a WebCrypto key, which need not be extractable.
 *
 * @param certificates DER; the key's own first, then its issuers
 * @throws {SigningError} `unsupported-key` when the key is of no kind that signs documents
 */
export function webCryptoSigner({
  privateKey,
  certificates,
}: {
  readonly privateKey: CryptoKey;
  readonly certificates: readonly Uint8Array[];
}): Signer {
  const algorithm = algorithmOf(privateKey);
  const { kind, hash } = schemeOf(algorithm);
  const way =
    kind === 'RSA-PSS'
      ? { name: kind, saltLength: hashLength[hash] }
      : kind === 'ECDSA'
        ? { name: kind, hash }
        : { name: kind };
  return {
    certificates,
    algorithm,
    async sign({ signedAttributes }) {
      const signature = await crypto.subtle.sign(way, privateKey, toBytes(signedAttributes));
      return new Uint8Array(signature);
    },
  };
}

function algorithmOf({ algorithm, type, usages }: CryptoKey): SignatureAlgorithm {
  const curve = (algorithm as EcKeyAlgorithm).namedCurve;
  const hash =
    curve === undefined ? (algorithm as RsaHashedKeyAlgorithm).hash?.name : curveHash[curve];
  const known =
    type === 'private' &&
    usages.includes('sign') &&
    ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'ECDSA'].includes(algorithm.name) &&
    hash !== undefined &&
    hash in hashLength;
  if (!known)
    throw new SigningError(
      'unsupported-key',
      'Use a private RSA key, or an elliptic one on P-256, P-384 or P-521, that may sign.',
    );
  const scheme = { kind: algorithm.name, hash } as Scheme;
  return algorithmName(scheme, curve) as SignatureAlgorithm;
}
