import type { Bytes } from '../bytes.ts';
import { toBytes } from '../bytes.ts';
import type { SignatureAlgorithm } from '../cms/algorithms.ts';
import { generateKeys, keyParameters, makeCertificate } from './certificate.ts';
import type { KeyAndCertificate, TestCertificateOptions } from './certificate.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** What a test authority is made of. */
export interface TestAuthorityOptions {
  /** Common name; the root and the issuing authority add a word to it. */
  readonly name?: string;
  /** Both authorities' validity; from a year ago to ten years ahead by default. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly algorithm?: SignatureAlgorithm;
  /**
   * Address below which certificates name `root.crl`, `issuing.crl` and `ocsp`, to be answered by
   * {@link testRevocation}. Without it they name nothing.
   */
  readonly services?: string;
}

/** A person's (or a service's) certificate to be issued. */
export interface IssueOptions extends Partial<TestCertificateOptions> {
  readonly commonName: string;
  /** The person's own public key; a pair is generated when it is absent. */
  readonly publicKey?: CryptoKey;
  /** Of the generated pair; the authority's own by default. */
  readonly algorithm?: SignatureAlgorithm;
}

/** A certificate just issued. */
export interface IssuedCertificate {
  readonly certificate: Bytes;
  /** The certificate and the issuing authority, as a signer carries them. */
  readonly chain: readonly Bytes[];
  readonly publicKey: CryptoKey;
  /** Present when the pair was generated here; can be exported. */
  readonly privateKey?: CryptoKey;
}

/** A test authority as JSON: certificates and PKCS #8 keys in base64. Secret in earnest use. */
export interface TestAuthorityJson {
  readonly algorithm: SignatureAlgorithm;
  readonly root: string;
  readonly rootKey: string;
  readonly intermediate: string;
  readonly intermediateKey: string;
  readonly services?: string;
}

/** A root and an issuing authority without any legal value, for tests and demonstrations. */
export class TestAuthority {
  readonly algorithm: SignatureAlgorithm;
  readonly #root: KeyAndCertificate;
  readonly #intermediate: KeyAndCertificate;

  readonly services: string | undefined;

  constructor(
    algorithm: SignatureAlgorithm,
    root: KeyAndCertificate,
    intermediate: KeyAndCertificate,
    services?: string,
  ) {
    this.algorithm = algorithm;
    this.services = services;
    this.#root = root;
    this.#intermediate = intermediate;
  }

  /** DER of the root: what a verifier is told to trust. */
  get root(): Bytes {
    return this.#root.certificate;
  }

  /** DER of the issuing authority. */
  get intermediate(): Bytes {
    return this.#intermediate.certificate;
  }

  /** The keys that sign revocation lists and OCSP responses. */
  get issuers(): { readonly root: KeyAndCertificate; readonly issuing: KeyAndCertificate } {
    return { root: this.#root, issuing: this.#intermediate };
  }

  /** Issues a certificate; valid from an hour ago for a year unless told otherwise. */
  async issue(options: IssueOptions): Promise<IssuedCertificate> {
    const { publicKey: given, algorithm = this.algorithm, ...certificateOptions } = options;
    const pair = given === undefined ? await generateKeys(algorithm) : undefined;
    const publicKey = given ?? (pair as CryptoKeyPair).publicKey;
    const now = Math.floor(Date.now() / 1000) * 1000;
    const certificate = await makeCertificate(
      {
        notBefore: new Date(now - 3_600_000),
        notAfter: new Date(now + YEAR),
        ...(this.services !== undefined && {
          crl: `${this.services}/issuing.crl`,
          ocsp: `${this.services}/ocsp`,
        }),
        ...certificateOptions,
      },
      publicKey,
      { privateKey: this.#intermediate.privateKey, issuer: this.intermediate },
    );
    return {
      certificate,
      chain: [certificate, this.intermediate],
      publicKey,
      ...(pair && { privateKey: pair.privateKey }),
    };
  }

  /** Everything needed to go on issuing after a restart. */
  async export(): Promise<TestAuthorityJson> {
    const key = async ({ privateKey }: KeyAndCertificate) =>
      toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)));
    return {
      algorithm: this.algorithm,
      root: toBase64(this.root),
      rootKey: await key(this.#root),
      intermediate: toBase64(this.intermediate),
      intermediateKey: await key(this.#intermediate),
      ...(this.services !== undefined && { services: this.services }),
    };
  }
}

/** Makes a new authority with new keys. */
export async function createTestAuthority(
  options: TestAuthorityOptions = {},
): Promise<TestAuthority> {
  const { name = 'To Khai Test', algorithm = 'ECDSA-P-256-SHA-256' } = options;
  const now = Math.floor(Date.now() / 1000) * 1000;
  const validity = {
    notBefore: options.notBefore ?? new Date(now - YEAR),
    notAfter: options.notAfter ?? new Date(now + 10 * YEAR),
    ca: true,
  };
  const rootKeys = await generateKeys(algorithm);
  const root = await makeCertificate(
    { commonName: `${name} Root CA`, ...validity },
    rootKeys.publicKey,
    { privateKey: rootKeys.privateKey },
  );
  const keys = await generateKeys(algorithm);
  const intermediate = await makeCertificate(
    {
      commonName: `${name} Issuing CA`,
      pathLength: 0,
      ...validity,
      ...(options.services !== undefined && { crl: `${options.services}/root.crl` }),
    },
    keys.publicKey,
    { privateKey: rootKeys.privateKey, issuer: root },
  );
  return new TestAuthority(
    algorithm,
    { certificate: root, privateKey: rootKeys.privateKey },
    { certificate: intermediate, privateKey: keys.privateKey },
    options.services,
  );
}

/** The authority that {@link TestAuthority.export} wrote down. */
export async function importTestAuthority(json: TestAuthorityJson): Promise<TestAuthority> {
  const parameters = keyParameters(json.algorithm);
  const pair = async (certificate: string, key: string): Promise<KeyAndCertificate> => ({
    certificate: fromBase64(certificate),
    privateKey: await crypto.subtle.importKey('pkcs8', fromBase64(key), parameters, true, ['sign']),
  });
  return new TestAuthority(
    json.algorithm,
    await pair(json.root, json.rootKey),
    await pair(json.intermediate, json.intermediateKey),
    json.services,
  );
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Bytes {
  return toBytes(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}
