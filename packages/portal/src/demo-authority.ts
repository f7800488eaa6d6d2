/**
 * The demonstration's own certification authority: made at the first start, kept over restarts.
 * It believes whatever name it is told, so its certificates prove nothing about a person.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCertificate, type RevocationPort } from '@tokhai/signing';
import {
  createTestAuthority,
  importTestAuthority,
  testRevocation,
  toPkcs12,
  type IssuedCertificate,
  type TestAuthority,
  type TestAuthorityJson,
} from '@tokhai/signing/testing';

/** Password of every .p12 file of the demonstration; shown beside the download. */
export const p12Password = 'to-khai-demo';

/** Named in certificates and answered within the portal alone: `.invalid` leads nowhere. */
const services = 'http://ca.invalid';

/** How long a certificate lasts. */
const validityMs = 30 * 24 * 60 * 60 * 1000;

/** Who a certificate is for. */
export interface Holder {
  name: string;
  /** Personal identification number, 12 digits; empty for none. */
  identity: string;
}

/** A certificate that was asked for in a wrong way. */
export class HolderError extends Error {
  override readonly name = 'HolderError';
  readonly code: 'bad-name' | 'bad-identity' | 'bad-public-key';

  constructor(code: HolderError['code'], remedy: string) {
    super(remedy);
    this.code = code;
  }
}

export interface DemoAuthority {
  /** Its answers about revocation, without a network; none is ever revoked. */
  revocation: RevocationPort;
  /** The root certificate, DER. */
  root: Uint8Array;
  /** The root certificate, PEM. */
  pem: string;
  /**
   * Certifies a P-256 key (SubjectPublicKeyInfo, DER).
   * @returns the certificate and its issuer, DER
   * @throws {HolderError}
   */
  certify(publicKey: Uint8Array, holder: Holder): Promise<readonly Uint8Array[]>;
  /** A new RSA key with its certificate, kept for the person by a simulated service. @throws {HolderError} */
  keep(holder: Holder): Promise<IssuedCertificate>;
  /** A new key with its certificate as PKCS#12 under {@link p12Password}. @throws {HolderError} */
  p12(holder: Holder): Promise<Uint8Array<ArrayBuffer>>;
}

/** The names that go into the certificate (X.520; the number as TCVN writes it). */
export function subject({ name, identity }: Holder): {
  commonName: string;
  subjectSerialNumber?: string;
} {
  const commonName = name.normalize('NFC').trim().replace(/\s+/g, ' ');
  const printable = /^[\p{L}\p{M}\p{N}\p{P} ]+$/u.test(commonName);
  if (!printable || commonName.length > 100) {
    throw new HolderError('bad-name', 'Give a name of 1 to 100 letters.');
  }
  const digits = identity.replace(/[\s.]/g, '');
  if (digits === '') return { commonName };
  if (!/^\d{12}$/.test(digits)) throw new HolderError('bad-identity', 'Give 12 digits.');
  return { commonName, subjectSerialNumber: `CCCD:${digits}` };
}

async function importKey(spki: Uint8Array): Promise<CryptoKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    return await crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, true, ['verify']);
  } catch (cause) {
    throw Object.assign(
      new HolderError('bad-public-key', 'Give a P-256 key as SubjectPublicKeyInfo in Base64.'),
      { cause },
    );
  }
}

/** The authority kept in a file below `folder`; a new one when there is none. */
export async function openAuthority(
  folder: string,
  file: string,
  name: string,
  services?: string,
): Promise<TestAuthority> {
  const path = join(folder, file);
  try {
    return await importTestAuthority(JSON.parse(await readFile(path, 'utf8')) as TestAuthorityJson);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const authority = await createTestAuthority({
    name,
    ...(services !== undefined && { services }),
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written whole or not at all: half a key file would lock every later start out.
  const part = `${path}.part`;
  await writeFile(part, JSON.stringify(await authority.export()), { mode: 0o600 });
  await rename(part, path);
  return authority;
}

/** Opens the demonstration authority. Its keys lie in `authority.json`, readable by its owner. */
export async function demoAuthority(folder: string): Promise<DemoAuthority> {
  const authority = await openAuthority(folder, 'authority.json', 'Tờ Khai trình diễn', services);
  const validity = (): { notAfter: Date } => ({ notAfter: new Date(Date.now() + validityMs) });
  return {
    revocation: testRevocation(authority).port,
    root: authority.root,
    pem: writeCertificate(authority.root),
    async certify(publicKey, holder) {
      const names = subject(holder);
      const key = await importKey(publicKey);
      return (await authority.issue({ ...names, ...validity(), publicKey: key })).chain;
    },
    keep: async (holder) =>
      authority.issue({
        ...subject(holder),
        ...validity(),
        algorithm: 'RSASSA-PKCS1-v1_5-SHA-256',
      }),
    async p12(holder) {
      const { chain, privateKey } = await authority.issue({ ...subject(holder), ...validity() });
      if (privateKey === undefined) throw new Error('the authority made no key');
      const friendlyName = 'Chu ky thu';
      const bytes = await toPkcs12({
        privateKey,
        certificates: chain,
        password: p12Password,
        friendlyName,
      });
      return new Uint8Array(bytes);
    },
  };
}
