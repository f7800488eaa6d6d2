import * as pkijs from 'pkijs';
import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { schemeOf, verifyRaw } from '../cms/algorithms.ts';
import { commonName, readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { ecdsaToDer } from '../cms/ecdsa.ts';
import { nameText, sameName } from '../cms/name.ts';
import { SigningError } from '../error.ts';
import { MAX_ITERATIONS, readBags, readSafes } from './pkcs12-bags.ts';
import type { Pkcs12Signer } from './pkcs12.ts';
import { webCryptoSigner } from './web-crypto.ts';

const MAX_FILE = 1024 * 1024;
const MAX_PATH = 8;

/** See {@link openPkcs12}; apart from it because it brings pkijs, which few callers need. */
export async function readPkcs12(input: Uint8Array, password: string): Promise<Pkcs12Signer> {
  const pfx = readPfx(input);
  const { safe, secret } = await openSafe(pfx, password);
  const { keys, certificates } = await readBags(await readSafes(safe, secret), secret);
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

/** Vietnamese can be written in two Unicode forms; a file was made with one of them. */
async function openSafe(
  pfx: pkijs.PFX,
  password: string,
): Promise<{ safe: pkijs.AuthenticatedSafe; secret: ArrayBuffer }> {
  const forms = [...new Set([password.normalize('NFC'), password.normalize('NFD')])];
  for (const [index, form] of forms.entries()) {
    const secret = toBytes(new TextEncoder().encode(form)).buffer;
    try {
      return { safe: await checkIntegrity(pfx, secret), secret };
    } catch (error) {
      const isWrong = error instanceof SigningError && error.code === 'pkcs12-wrong-password';
      if (!isWrong || index === forms.length - 1) throw error;
    }
  }
  throw unreadable(undefined);
}

function unreadable(cause: unknown): SigningError {
  return new SigningError(
    'pkcs12-unreadable',
    'This is no PKCS #12 file (.p12 or .pfx), or it is damaged. Choose the file your provider gave you.',
    { cause },
  );
}

function readPfx(input: Uint8Array): pkijs.PFX {
  if (input.length > MAX_FILE) throw unreadable(undefined);
  try {
    return pkijs.PFX.fromBER(toBytes(input));
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** The MAC is checked before anything else: it alone tells a wrong password from a strange cipher. */
async function checkIntegrity(
  pfx: pkijs.PFX,
  password: ArrayBuffer,
): Promise<pkijs.AuthenticatedSafe> {
  const { macData } = pfx;
  const unsupported = new SigningError(
    'pkcs12-unsupported',
    'The file is protected in a way this program does not know. Export it again with a password, AES-256 and SHA-256.',
  );
  if (macData === undefined || pfx.authSafe.contentType !== pkijs.ContentInfo.DATA)
    throw unsupported;
  if ((macData.iterations ?? 1) > MAX_ITERATIONS) throw unsupported;
  const engine = pkijs.getCrypto(true);
  let intact: boolean;
  try {
    const content = pfx.authSafe.content.getValue() as ArrayBuffer;
    const { name: hashAlgorithm } = engine.getAlgorithmByOID<{ name: string }>(
      macData.mac.digestAlgorithm.algorithmId,
      true,
    );
    intact = await engine.verifyDataStampedWithPassword({
      password,
      hashAlgorithm,
      salt: toBytes(macData.macSalt.valueBlock.valueHexView).slice().buffer,
      iterationCount: macData.iterations ?? 1,
      contentToVerify: content,
      signatureToVerify: toBytes(macData.mac.digest.valueBlock.valueHexView).slice().buffer,
    });
    if (intact) return pkijs.AuthenticatedSafe.fromBER(content);
  } catch (cause) {
    unsupported.cause = cause;
    throw unsupported;
  }
  throw new SigningError('pkcs12-wrong-password', 'The password is wrong. Type it again.');
}

async function importKey(pkcs8: pkijs.PrivateKeyInfo): Promise<CryptoKey> {
  const bytes = pkcs8.toSchema().toBER();
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
