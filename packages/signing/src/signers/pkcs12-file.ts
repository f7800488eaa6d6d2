import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { schemeOf, verifyRaw } from '../cms/algorithms.ts';
import { commonName, readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { ecdsaToDer } from '../cms/ecdsa.ts';
import { nameText, sameName } from '../cms/name.ts';
import { SigningError } from '../error.ts';
import { algorithmOf, numberOf, octets, readBer, sequence } from './pkcs12-asn1.ts';
import type { Node } from './pkcs12-asn1.ts';
import { dataIn, readSafe } from './pkcs12-bags.ts';
import { sealFits } from './pkcs12-mac.ts';
import type { Mac } from './pkcs12-mac.ts';
import type { Pkcs12Signer } from './pkcs12.ts';
import { webCryptoSigner } from './web-crypto.ts';

const MAX_FILE = 1024 * 1024;
const MAX_PATH = 8;
/** Rounds for the key of the seal, a second or two on a phone; tools use 2000 to 200,000. */
const MAX_MAC_ITERATIONS = 1_000_000;

/** See {@link openPkcs12}; apart from it because it brings asn1js, which few callers need. */
export async function readPkcs12(input: Uint8Array, password: string): Promise<Pkcs12Signer> {
  const file = readPfx(input);
  const { keys, certificates } = await readSafe(file.safe, await rightForm(file, password));
  if (keys.length === 0)
    throw new SigningError(
      'pkcs12-no-key',
      'The file holds no private key. Export the certificate again together with its key.',
    );
  const readable = certificates.flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch {
      return [];
    }
  });
  for (const pkcs8 of keys) {
    const privateKey = await importKey(pkcs8);
    const own = await findOwn(privateKey, readable);
    if (own === undefined) continue;
    const path = pathOf(own, readable).map(({ der }) => der);
    return {
      ...webCryptoSigner({ privateKey, certificates: path }),
      subject: nameText(own.subject),
      name: commonName(own),
      notBefore: own.notBefore,
      notAfter: own.notAfter,
    };
  }
  throw new SigningError(
    'pkcs12-no-certificate',
    'The file holds no certificate for its key. Export both together.',
  );
}

/** A file, still closed. */
interface Pfx {
  /** AuthenticatedSafe, sealed by the MAC. */
  readonly safe: Bytes;
  readonly mac: Mac;
}

/** Vietnamese can be written in two Unicode forms; a file was made with one of them. */
async function rightForm({ safe, mac }: Pfx, password: string): Promise<string> {
  for (const form of new Set([password.normalize('NFC'), password.normalize('NFD')])) {
    const fits = await sealFits(mac, safe, form);
    if (fits === undefined) throw strange();
    if (fits) return form;
  }
  throw new SigningError('pkcs12-wrong-password', 'The password is wrong. Type it again.');
}

function unreadable(cause: unknown): SigningError {
  return new SigningError(
    'pkcs12-unreadable',
    'This is no PKCS #12 file (.p12 or .pfx), or it is damaged. Choose the file your provider gave you.',
    { cause },
  );
}

function strange(cause?: unknown): SigningError {
  return new SigningError(
    'pkcs12-unsupported',
    'The file is protected in a way this program does not know. Export it again with a password, AES-256 and SHA-256.',
    { cause },
  );
}

/**
 * The MAC is read, and checked, before anything else: it alone tells a wrong password from a strange
 * cipher.
 */
function readPfx(input: Uint8Array): Pfx {
  if (input.length > MAX_FILE) throw unreadable(undefined);
  let content: Node | undefined;
  let sealed: Node | undefined;
  try {
    const [version, ...rest] = sequence(readBer(input));
    numberOf(version);
    [content, sealed] = rest;
    sequence(content);
  } catch (cause) {
    throw unreadable(cause);
  }
  try {
    const safe = dataIn(content);
    const [info, salt, rounds] = sequence(sealed);
    const [hash, digest] = sequence(info);
    const iterations = rounds === undefined ? 1 : numberOf(rounds);
    if (safe === undefined || iterations > MAX_MAC_ITERATIONS) throw strange();
    const { id } = algorithmOf(hash);
    return { safe, mac: { hash: id, digest: octets(digest), salt: octets(salt), iterations } };
  } catch (cause) {
    throw strange(cause);
  }
}

async function importKey(bytes: Bytes): Promise<CryptoKey> {
  const candidates: (RsaHashedImportParams | EcKeyImportParams)[] = [
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    ...['P-256', 'P-384', 'P-521'].map((namedCurve) => ({ name: 'ECDSA', namedCurve })),
  ];
  for (const parameters of candidates) {
    try {
      return await crypto.subtle.importKey('pkcs8', bytes, parameters, false, ['sign']);
    } catch {
      // Not of this kind: the platform says so only by failing.
    }
  }
  throw new SigningError(
    'pkcs12-unsupported',
    'The key is of a kind that is not accepted. Use RSA, or ECDSA on P-256, P-384 or P-521.',
  );
}

/** The certificate whose public key verifies what the private key signs. */
async function findOwn(
  privateKey: CryptoKey,
  certificates: readonly Certificate[],
): Promise<Certificate | undefined> {
  const signer = webCryptoSigner({ privateKey, certificates: [] });
  const { algorithm } = signer;
  const scheme = schemeOf(algorithm);
  const sample: Bytes = new TextEncoder().encode('Which certificate is mine?');
  const raw = toBytes(await signer.sign({ digest: sample, signedAttributes: sample, algorithm }));
  const signature = scheme.kind === 'ECDSA' ? ecdsaToDer(raw) : raw;
  for (const certificate of certificates) {
    const fits = await verifyRaw(certificate.spki, scheme, sample, signature).catch(() => false);
    if (fits) return certificate;
  }
  return undefined;
}

/** The certificate and its issuers as far as the file holds them, one after another. */
function pathOf(own: Certificate, certificates: readonly Certificate[]): Certificate[] {
  const path = [own];
  for (let last: Certificate | undefined = own; last !== undefined && path.length < MAX_PATH;) {
    const { issuer }: Certificate = last;
    last = certificates.find((other) => !path.includes(other) && sameName(other.subject, issuer));
    if (last !== undefined) path.push(last);
  }
  return path;
}
