import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hash, hashIdentifier, schemeOf } from '../cms/algorithms.ts';
import { assembleCms } from '../cms/assemble.ts';
import { readCertificate } from '../cms/certificate.ts';
import { children, der, derInteger, derOid, expect, readDer, tag } from '../cms/der.ts';
import { ecdsaToDer } from '../cms/ecdsa.ts';
import { oid } from '../cms/oids.ts';
import { signedAttributes } from '../cms/signed-attributes.ts';
import type { TimestampPort } from '../timestamp/port.ts';
import type { IssueOptions, IssuedCertificate, TestAuthority } from './authority.ts';
import { derTime } from './der-time.ts';

/** A timestamping authority for tests: real tokens, a clock that can be set. */
export interface TestTsa extends IssuedCertificate {
  readonly timestamp: TimestampPort;
  /** Answers a TimeStampReq with a TimeStampResp, both DER, as over HTTP. */
  respond(request: Uint8Array): Promise<Bytes>;
}

/** How it answers. */
export interface TestTsaOptions {
  readonly now?: () => Date;
  /** Certificates put into each token beside its own. */
  readonly carries?: readonly Uint8Array[];
}

/**
 * Starts a timestamping authority with a certificate of its own.
 *
 * @param options `now` is its clock; the rest goes into its certificate
 */
export async function createTestTsa(
  authority: TestAuthority,
  options: Partial<IssueOptions> & TestTsaOptions = {},
): Promise<TestTsa> {
  const { now = () => new Date(), carries = [], ...certificate } = options;
  const issued = await authority.issue({
    commonName: 'To Khai Test TSA',
    keyUsage: ['digitalSignature'],
    eku: [oid.timeStamping],
    ...certificate,
    algorithm: 'ECDSA-P-256-SHA-256',
  });
  const { privateKey, chain } = issued;
  if (privateKey === undefined) throw new Error('The authority signs with a key of its own.');
  let serial = 0;

  const stamp = async (imprint: Bytes, nonce?: Bytes): Promise<Bytes> => {
    const info = der(
      tag.sequence,
      derInteger(1),
      derOid('1.3.6.1.4.1.99999.1'),
      der(tag.sequence, hashIdentifier('SHA-256'), der(tag.octetString, imprint)),
      derInteger(++serial),
      derTime(now()),
      ...(nonce === undefined ? [] : [nonce]),
    );
    const scheme = schemeOf('ECDSA-P-256-SHA-256');
    const [signer, ...issuers] = [...chain, ...carries].map((one) => readCertificate(one));
    if (signer === undefined) throw new Error('The authority has no certificate.');
    const digest = await hash('SHA-256', info);
    const attributes = await signedAttributes('SHA-256', digest, signer.der, oid.tstInfo);
    const way = { name: 'ECDSA', hash: 'SHA-256' };
    const raw = new Uint8Array(await crypto.subtle.sign(way, privateKey, attributes));
    const content = { type: oid.tstInfo, bytes: info };
    return assembleCms(scheme, [signer, ...issuers], attributes, ecdsaToDer(raw), content);
  };

  return {
    ...issued,
    timestamp: (imprint) => stamp(toBytes(imprint)),
    async respond(request) {
      const parts = children(expect(readDer(toBytes(request)), tag.sequence));
      const imprint = children(expect(parts[1], tag.sequence))[1];
      const nonce = parts.slice(2).find(({ tag: type }) => type === tag.integer)?.raw;
      const token = await stamp(expect(imprint, tag.octetString).content, nonce);
      return der(tag.sequence, der(tag.sequence, derInteger(0)), token);
    },
  };
}
