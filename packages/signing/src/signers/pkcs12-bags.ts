import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { SigningError } from '../error.ts';

/** Rounds of key derivation; the most careful tools use some hundred thousand. */
export const MAX_ITERATIONS = 10_000_000;
const PBES2 = '1.2.840.113549.1.5.13';
/** RC2, RC4 and 3DES with the key derivation of PKCS #12 (RFC 7292, appendix C). */
const LEGACY = '1.2.840.113549.1.12.1.';
/** Of those, the two that files in use have: 3DES with three keys, RC2 with 40 bits. */
const READABLE = [`${LEGACY}3`, `${LEGACY}6`];
/** Rounds for those, counted by a slow SHA-1; old tools use some thousand. */
const MAX_LEGACY_ITERATIONS = 100_000;

/** What a file holds. */
export interface Pkcs12Content {
  readonly keys: readonly pkijs.PrivateKeyInfo[];
  /** DER. */
  readonly certificates: readonly Uint8Array[];
}

function unsupported(cause?: unknown): SigningError {
  return new SigningError(
    'pkcs12-unsupported',
    'The file is encrypted in a way this program does not know. Export it again with AES-256 and SHA-256.',
    { cause },
  );
}

/** Refuses ciphers that are broken, unknown, or tuned to keep the device busy. */
function checkCipher(algorithm: pkijs.AlgorithmIdentifier): void {
  if (READABLE.includes(algorithm.algorithmId)) {
    const iterations = legacyIterations(algorithm);
    if (iterations === undefined || iterations > MAX_LEGACY_ITERATIONS) throw unsupported();
    return;
  }
  if (algorithm.algorithmId.startsWith(LEGACY))
    throw new SigningError(
      'pkcs12-legacy-cipher',
      'The file is encrypted with RC4 or another cipher that is no longer safe. Convert it: openssl pkcs12 -legacy -in old.p12 -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.p12; then delete all.pem.',
    );
  if (algorithm.algorithmId !== PBES2) throw unsupported();
  let parameters: pkijs.PBKDF2Params;
  try {
    const { keyDerivationFunc } = new pkijs.PBES2Params({ schema: algorithm.algorithmParams });
    parameters = new pkijs.PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  } catch (cause) {
    throw unsupported(cause);
  }
  if (parameters.iterationCount > MAX_ITERATIONS) throw unsupported();
}

function legacyIterations({ algorithmParams }: pkijs.AlgorithmIdentifier): number | undefined {
  const parts: unknown[] =
    algorithmParams instanceof asn1js.Sequence ? algorithmParams.valueBlock.value : [];
  const [, rounds] = parts;
  return rounds instanceof asn1js.Integer && !rounds.valueBlock.isHexOnly
    ? rounds.valueBlock.valueDec
    : undefined;
}

/** Decrypts the outer layer. The MAC has proven the password right already. */
export async function readSafes(
  safe: pkijs.AuthenticatedSafe,
  password: ArrayBuffer,
): Promise<pkijs.SafeBag[]> {
  const bags: pkijs.SafeBag[] = [];
  for (const { contentType, content } of safe.safeContents) {
    let plain: ArrayBuffer;
    if (contentType === pkijs.ContentInfo.DATA && content instanceof asn1js.OctetString)
      plain = content.getValue();
    else if (contentType === pkijs.ContentInfo.ENCRYPTED_DATA) {
      const data = new pkijs.EncryptedData({ schema: content });
      checkCipher(data.encryptedContentInfo.contentEncryptionAlgorithm);
      plain = await decrypt(data, password);
    } else throw unsupported();
    try {
      bags.push(...pkijs.SafeContents.fromBER(plain).safeBags);
    } catch (cause) {
      throw unsupported(cause);
    }
  }
  return bags;
}

async function decrypt(data: pkijs.EncryptedData, password: ArrayBuffer): Promise<ArrayBuffer> {
  const { contentEncryptionAlgorithm: cipher } = data.encryptedContentInfo;
  if (READABLE.includes(cipher.algorithmId)) {
    const { decryptLegacy } = await import('./pkcs12-legacy.ts');
    const plain = decryptLegacy(
      cipher.algorithmId,
      new Uint8Array((cipher.algorithmParams as asn1js.Sequence).toBER()),
      new Uint8Array(data.encryptedContentInfo.getEncryptedContent()),
      new TextDecoder().decode(password),
    );
    if (plain === undefined) throw unsupported();
    return plain.buffer;
  }
  try {
    return await data.decrypt({ password });
  } catch (cause) {
    throw unsupported(cause);
  }
}

/** Keys and certificates of the bags; any other bag is none of our business. */
export async function readBags(
  bags: readonly pkijs.SafeBag[],
  password: ArrayBuffer,
): Promise<Pkcs12Content> {
  const keys: pkijs.PrivateKeyInfo[] = [];
  const certificates: Uint8Array[] = [];
  for (const { bagValue } of bags) {
    if (bagValue instanceof pkijs.PrivateKeyInfo) keys.push(bagValue);
    else if (bagValue instanceof pkijs.PKCS8ShroudedKeyBag)
      keys.push(await decryptKey(bagValue, password));
    else if (bagValue instanceof pkijs.CertBag && bagValue.certValue instanceof asn1js.OctetString)
      certificates.push(new Uint8Array(bagValue.certValue.getValue()));
  }
  return { keys, certificates };
}

async function decryptKey(
  bag: pkijs.PKCS8ShroudedKeyBag,
  password: ArrayBuffer,
): Promise<pkijs.PrivateKeyInfo> {
  checkCipher(bag.encryptionAlgorithm);
  const encrypted = new pkijs.EncryptedData({
    encryptedContentInfo: new pkijs.EncryptedContentInfo({
      contentEncryptionAlgorithm: bag.encryptionAlgorithm,
      encryptedContent: bag.encryptedData,
    }),
  });
  const plain = await decrypt(encrypted, password);
  try {
    return pkijs.PrivateKeyInfo.fromBER(plain);
  } catch (cause) {
    throw unsupported(cause);
  }
}
