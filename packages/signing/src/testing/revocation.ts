import { toBytes, toHex } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { schemeIdentifier } from '../cms/algorithms.ts';
import type { Scheme } from '../cms/algorithms.ts';
import { readCertificate } from '../cms/certificate.ts';
import { children, der, derInteger, derOid, expect, readDer, tag } from '../cms/der.ts';
import { ecdsaToDer } from '../cms/ecdsa.ts';
import { oid } from '../cms/oids.ts';
import type { RevocationPort } from '../revocation/evidence.ts';
import type { TestAuthority } from './authority.ts';
import type { KeyAndCertificate } from './certificate.ts';
import { derTime } from './der-time.ts';

const DAY = 24 * 60 * 60 * 1000;

/** How the services answer. */
export interface TestRevocationOptions {
  readonly now?: () => Date;
  /** How long an answer is relied on, in milliseconds; a day by default. */
  readonly validity?: number;
  /** A responder of its own; the issuing authority answers by default. */
  readonly responder?: KeyAndCertificate;
  /**
   * Address of delta lists. Then the issuing authority's full list stays as it was at first, and tells where
   * to look for what came since (RFC 5280, 5.2.6).
   */
  readonly deltas?: string;
}

/** Revocation lists and OCSP of a test authority. */
export interface TestRevocation {
  /** Revokes a certificate, `at` the time given. */
  revoke(certificate: Uint8Array, at: Date): void;
  crl(of: 'root' | 'issuing'): Promise<Bytes>;
  /** What came since the full list of the issuing authority. */
  delta(): Promise<Bytes>;
  /** Answers an OCSPRequest about certificates of the issuing authority, both DER. */
  ocsp(request: Uint8Array): Promise<Bytes>;
  /** The same by the addresses in the authority's certificates, without a network. */
  readonly port: RevocationPort;
}

/** Starts the services that say which certificates of a test authority were revoked. */
export function testRevocation(
  authority: TestAuthority,
  { now = () => new Date(), validity = DAY, responder, deltas }: TestRevocationOptions = {},
): TestRevocation {
  /** When, by the serial number's DER in hexadecimal. */
  const revoked = new Map<string, Date>();
  const { root, issuing } = authority.issuers;

  const crl: TestRevocation['crl'] = (of) => {
    if (of === 'root') return list(root, revoked, []);
    if (deltas === undefined) return list(issuing, revoked, []);
    return list(issuing, new Map(), [
      extension(oid.crlNumber, false, derInteger(1)),
      extension(oid.freshestCrl, false, point(deltas)),
    ]);
  };

  const delta: TestRevocation['delta'] = () =>
    list(issuing, revoked, [
      extension(oid.crlNumber, false, derInteger(2)),
      extension(oid.deltaCrlIndicator, true, derInteger(1)),
    ]);

  const list = async (
    issuer: KeyAndCertificate,
    told: ReadonlyMap<string, Date>,
    extensions: readonly Bytes[],
  ): Promise<Bytes> => {
    const { subjectDer } = readCertificate(issuer.certificate);
    const entries = [...told].map(([serial, at]) =>
      der(tag.sequence, fromHex(serial), derTime(at)),
    );
    return signed(issuer, (algorithm) => [
      derInteger(1),
      algorithm,
      subjectDer,
      derTime(now()),
      derTime(new Date(now().getTime() + validity)),
      ...(entries.length > 0 ? [der(tag.sequence, ...entries)] : []),
      ...(extensions.length > 0 ? [der(tag.context0, der(tag.sequence, ...extensions))] : []),
    ]);
  };

  const ocsp: TestRevocation['ocsp'] = async (request) => {
    const tbs = children(expect(readDer(toBytes(request)), tag.sequence))[0];
    const list = children(expect(children(expect(tbs, tag.sequence))[0], tag.sequence));
    const [id] = children(expect(list[0], tag.sequence));
    const serial = children(expect(id, tag.sequence))[3];
    const at = revoked.get(toHex(expect(serial, tag.integer).raw));
    const status = at === undefined ? der(0x80) : der(tag.context1, derTime(at));
    const until = derTime(new Date(now().getTime() + validity));
    const single = der(
      tag.sequence,
      expect(id, tag.sequence).raw,
      status,
      derTime(now()),
      der(tag.context0, until),
    );
    const signer = responder ?? issuing;
    const { subjectDer } = readCertificate(signer.certificate);
    const basic = await signed(
      signer,
      () => [der(tag.context1, subjectDer), derTime(now()), der(tag.sequence, single)],
      responder && der(tag.context0, der(tag.sequence, responder.certificate)),
    );
    const bytes = der(tag.sequence, derOid(oid.ocspBasic), der(tag.octetString, basic));
    return der(tag.sequence, der(0x0a, Uint8Array.of(0)), der(tag.context0, bytes));
  };

  return {
    revoke(certificate, at) {
      revoked.set(toHex(readCertificate(certificate).serialDer), at);
    },
    crl,
    delta,
    ocsp,
    async port(request) {
      if (request.kind === 'ocsp') return ocsp(request.body);
      if (request.url === deltas) return delta();
      return crl(request.url.endsWith('/root.crl') ? 'root' : 'issuing');
    },
  };
}

function extension(id: string, critical: boolean, value: Bytes): Bytes {
  const flag = critical ? [der(tag.boolean, Uint8Array.of(0xff))] : [];
  return der(tag.sequence, derOid(id), ...flag, der(tag.octetString, value));
}

/** CRLDistributionPoints of one address. */
function point(address: string): Bytes {
  const uri = der(0x86, new TextEncoder().encode(address));
  return der(tag.sequence, der(tag.sequence, der(tag.context0, der(tag.context0, uri))));
}

/** What X.509 signs is always the sequence of something, its algorithm and a bit string. */
async function signed(
  { privateKey }: KeyAndCertificate,
  fields: (algorithm: Bytes) => Bytes[],
  extra?: Bytes,
): Promise<Bytes> {
  const { name } = privateKey.algorithm;
  const scheme: Scheme = { kind: name as Scheme['kind'], hash: 'SHA-256' };
  const algorithm = schemeIdentifier(scheme);
  const data = der(tag.sequence, ...fields(algorithm));
  const way = { name, hash: 'SHA-256', saltLength: 32 };
  const raw = new Uint8Array(await crypto.subtle.sign(way, privateKey, data));
  const signature = name === 'ECDSA' ? ecdsaToDer(raw) : raw;
  const bits = der(tag.bitString, Uint8Array.of(0), signature);
  return der(tag.sequence, data, algorithm, bits, ...(extra ? [extra] : []));
}

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
