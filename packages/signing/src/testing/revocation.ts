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
}

/** Revocation lists and OCSP of a test authority. */
export interface TestRevocation {
  /** Revokes a certificate, `at` the time given. */
  revoke(certificate: Uint8Array, at: Date): void;
  crl(of: 'root' | 'issuing'): Promise<Bytes>;
  /** Answers an OCSPRequest about certificates of the issuing authority, both DER. */
  ocsp(request: Uint8Array): Promise<Bytes>;
  /** The same by the addresses in the authority's certificates, without a network. */
  readonly port: RevocationPort;
}

/** Starts the services that say which certificates of a test authority were revoked. */
export function testRevocation(
  authority: TestAuthority,
  { now = () => new Date(), validity = DAY, responder }: TestRevocationOptions = {},
): TestRevocation {
  /** When, by the serial number's DER in hexadecimal. */
  const revoked = new Map<string, Date>();
  const { root, issuing } = authority.issuers;

  const crl: TestRevocation['crl'] = async (of) => {
    const issuer = of === 'root' ? root : issuing;
    const { subjectDer } = readCertificate(issuer.certificate);
    const entries = [...revoked].map(([serial, at]) =>
      der(tag.sequence, fromHex(serial), derTime(at)),
    );
    return signed(issuer, (algorithm) => [
      derInteger(1),
      algorithm,
      subjectDer,
      derTime(now()),
      derTime(new Date(now().getTime() + validity)),
      ...(entries.length > 0 ? [der(tag.sequence, ...entries)] : []),
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
    ocsp,
    async port(request) {
      if (request.kind === 'ocsp') return ocsp(request.body);
      return crl(request.url.endsWith('/root.crl') ? 'root' : 'issuing');
    },
  };
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
