import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fromLatin1 } from '../bytes.ts';
import { readCertificate } from '../cms/certificate.ts';
import { oid } from '../cms/oids.ts';
import { storeMaterial } from '../extend/security-store.ts';
import { extendPdf, signPdf, timestampSignature, verifyPdf, webCryptoSigner } from '../index.ts';
import type { RevocationPort, VerifyOptions } from '../index.ts';
import { ocspRequest } from '../revocation/ocsp-request.ts';
import {
  appendUpdate,
  createTestAuthority,
  createTestTsa,
  testRevocation,
  tinyPdf,
} from '../testing/index.ts';
import { bodyOf, extended, stream } from '../testing/attacks/scene.ts';
import type { IssueOptions, TestRevocationOptions } from '../testing/index.ts';
import { judged } from './attack-kit.test.helper.ts';

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

/** Somebody's signature under an authority that answers about revocation. */
async function scene(options: TestRevocationOptions = {}, person: Partial<IssueOptions> = {}) {
  const authority = await createTestAuthority({ services: 'http://ca.test' });
  const { chain, certificate, privateKey } = await authority.issue({
    commonName: 'Nguyễn Thị Ánh',
    ...person,
  });
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const signed = await signPdf(tinyPdf(['a', 'b']), signer, { field: 'a', signedAt: new Date() });
  const services = testRevocation(authority, options);
  const verify = (pdf: Uint8Array, more: Partial<VerifyOptions> = {}) =>
    verifyPdf(pdf, { trust: [authority.root], fetchRevocation: services.port, ...more });
  return { authority, certificate, chain, signed, services, verify };
}

suite('revocation', () => {
  test('is asked for every certificate of the path, and told', async () => {
    const { signed, verify, services } = await scene();
    const asked: string[] = [];
    const report = await verify(signed, {
      fetchRevocation: (request) => {
        asked.push(request.url);
        return services.port(request);
      },
    });
    judged(report, 'TOTAL-PASSED');
    assert.equal(report.signatures[0]?.revocation, 'good');
    assert.ok(report.signatures[0]?.revocationKnownAt);
    assert.deepEqual(asked, ['http://ca.test/ocsp', 'http://ca.test/root.crl']);
  });

  test('of the signer leaves the signature open: nothing proves that it came before', async () => {
    const { certificate, signed, services, verify } = await scene();
    services.revoke(certificate, ago(HOUR));
    const report = await verify(signed);
    judged(report, 'INDETERMINATE', 'certificate-revoked');
    assert.equal(report.signatures[0]?.subIndication, 'REVOKED_NO_POE');
    assert.equal(report.signatures[0]?.revocation, 'revoked');
    judged(await verify(signed, { revocation: 'off' }), 'TOTAL-PASSED');
  });

  test('is found out however much the document holds that says nothing', async () => {
    const { certificate, signed, services, verify } = await scene();
    services.revoke(certificate, ago(HOUR));
    const size = Number(/\/Size (\d+)/.exec(fromLatin1(signed.subarray(-600)))?.[1]);
    const numbers = Array.from({ length: 200 }, (_, index) => size + index);
    const store = `/DSS << /OCSPs [ ${numbers.map((num) => `${num} 0 R`).join(' ')} ] >>`;
    const stuffed = appendUpdate(signed, {
      objects: {
        1: extended(bodyOf(signed, 1), store),
        ...Object.fromEntries(numbers.map((num) => [num, stream(`${num}`)])),
      },
    });
    judged(await verify(stuffed), 'INDETERMINATE', 'certificate-revoked');
  });

  test('is found in the list when the responder does not answer', async () => {
    const { certificate, signed, services, verify } = await scene();
    services.revoke(certificate, ago(HOUR));
    const report = await verify(signed, {
      fetchRevocation: (request) =>
        request.kind === 'ocsp' ? Promise.reject(new Error('gone')) : services.port(request),
    });
    judged(report, 'INDETERMINATE', 'certificate-revoked');
  });

  test('is asked for in the delta list that a list names, and that one may be gone', async () => {
    const deltas = 'http://ca.test/delta.crl';
    const { certificate, signed, services, verify } = await scene({ deltas });
    const asked: string[] = [];
    const silent: RevocationPort = (request) => {
      asked.push(request.url);
      return request.kind === 'ocsp' ? Promise.reject(new Error('gone')) : services.port(request);
    };
    judged(
      await verify(signed, { fetchRevocation: silent, revocation: 'require' }),
      'TOTAL-PASSED',
    );
    assert.equal(asked.filter((url) => url === deltas).length, 1, 'once for the whole path');
    services.revoke(certificate, ago(HOUR));
    const report = await verify(signed, { fetchRevocation: silent });
    judged(report, 'INDETERMINATE', 'certificate-revoked');
    // Without it the full list, which is still relied on, has to do.
    const without = await verify(signed, {
      fetchRevocation: (request) =>
        request.url === deltas ? Promise.reject(new Error('gone')) : silent(request),
    });
    judged(without, 'TOTAL-PASSED');
    // A responder that answers has newer word than any list: no delta list is asked for.
    asked.length = 0;
    await verify(signed, {
      fetchRevocation: (request) => {
        asked.push(request.url);
        return services.port(request);
      },
    });
    assert.equal(asked.includes(deltas), false);
  });

  test('a delta list of somebody else, or an endless row of them, changes nothing', async () => {
    const deltas = 'http://ca.test/delta.crl';
    const { certificate, signed, services, verify } = await scene({ deltas });
    const other = await scene({ deltas });
    other.services.revoke(certificate, ago(HOUR));
    let asked = 0;
    const report = await verify(signed, {
      fetchRevocation: async (request) => {
        asked += 1;
        if (request.kind === 'ocsp') throw new Error('gone');
        return request.url === deltas ? other.services.delta() : services.port(request);
      },
    });
    judged(report, 'TOTAL-PASSED');
    assert.ok(asked < 10, String(asked));
    // A full list in its place is read as one: it is signed by the issuer and says the same.
    const full = await verify(signed, {
      fetchRevocation: (request) =>
        request.kind === 'ocsp' ? Promise.reject(new Error('gone')) : services.crl('issuing'),
    });
    assert.notEqual(full.indication, 'TOTAL-FAILED');
  });

  test('of the provider leaves the signature open', async () => {
    const { authority, signed, services, verify } = await scene();
    services.revoke(authority.intermediate, ago(HOUR));
    judged(await verify(signed), 'INDETERMINATE', 'issuer-revoked');
  });

  test('after the time that a timestamp proves does not matter', async () => {
    const { authority, certificate, signed, services, verify } = await scene();
    const tsa = await createTestTsa(authority);
    const stamped = await timestampSignature(signed, tsa.timestamp);
    const later = new Date(Date.now() + HOUR);
    services.revoke(certificate, new Date(Date.now() + HOUR / 2));
    judged(await verify(signed, { at: later }), 'INDETERMINATE', 'certificate-revoked');
    const report = await verify(stamped, { at: later });
    judged(report, 'TOTAL-PASSED');
    assert.ok(report.signatures[0]?.notes.some(({ code }) => code === 'revoked-later'));
    services.revoke(tsa.certificate, ago(HOUR));
    const without = await verify(stamped, { at: later });
    assert.equal(without.signatures[0]?.provenAt, undefined, 'the authority was revoked as well');
    judged(without, 'INDETERMINATE', 'certificate-revoked');
  });

  test('that nobody answers for: told, or required', async () => {
    const { signed, verify } = await scene();
    const gone = () => Promise.reject(new Error('gone'));
    const told = await verify(signed, { fetchRevocation: gone });
    judged(told, 'TOTAL-PASSED');
    assert.equal(told.signatures[0]?.revocation, 'unknown');
    const required = await verify(signed, { fetchRevocation: gone, revocation: 'require' });
    judged(required, 'INDETERMINATE', 'revocation-unknown');
    assert.equal(required.signatures[0]?.subIndication, 'TRY_LATER');
  });
});

suite('what the document itself says about revocation', () => {
  const gone = () => Promise.reject(new Error('gone'));

  /** A signature that brings the good answer of an hour ago, and what issuers say now. */
  async function carried(validity = 24 * HOUR) {
    let now = ago(HOUR);
    const { services, ...rest } = await scene({ now: () => now, validity });
    const [person = rest.certificate, issuer = person] = rest.chain;
    const request = await ocspRequest(readCertificate(person), readCertificate(issuer));
    const pdf = await storeMaterial(rest.signed, {
      certificates: [],
      ocsps: [await services.ocsp(request)],
      crls: [await services.crl('root')],
    });
    now = new Date();
    return { ...rest, services, pdf };
  }

  test('is asked for anew: whoever signs with a stolen key chooses what it brings along', async () => {
    const { certificate, services, verify, pdf } = await carried();
    const asked: string[] = [];
    const fetchRevocation: RevocationPort = (request) => {
      asked.push(request.url);
      return services.port(request);
    };
    const before = await verify(pdf, { fetchRevocation });
    judged(before, 'TOTAL-PASSED');
    assert.deepEqual(asked, ['http://ca.test/ocsp', 'http://ca.test/root.crl']);
    services.revoke(certificate, ago(HOUR / 2));
    judged(await verify(pdf), 'INDETERMINATE', 'certificate-revoked');
  });

  test('counts while it is in force, where nobody answers or is asked', async () => {
    const { authority, verify, pdf } = await carried();
    const required = { revocation: 'require' } as const;
    const silent = await verify(pdf, { ...required, fetchRevocation: gone });
    judged(silent, 'TOTAL-PASSED');
    assert.ok(Date.parse(silent.signatures[0]?.revocationKnownAt ?? '') < Date.now() - HOUR / 2);
    judged(await verifyPdf(pdf, { trust: [authority.root], ...required }), 'TOTAL-PASSED');
  });

  test('counts only while it is as fresh as the desk wants it', async () => {
    const { services, verify, pdf } = await carried();
    const strict = { revocation: 'require', revocationFreshness: HOUR / 2 } as const;
    const old = await verify(pdf, { ...strict, fetchRevocation: gone });
    judged(old, 'INDETERMINATE', 'revocation-unknown');
    judged(await verify(pdf, { ...strict, fetchRevocation: services.port }), 'TOTAL-PASSED');
    const patient = { ...strict, revocationFreshness: 2 * HOUR, fetchRevocation: gone };
    judged(await verify(pdf, patient), 'TOTAL-PASSED');
  });

  test('is enough when it was said after the time that is proven, and makes the level', async () => {
    let now = new Date(Date.now() + 2000);
    const { authority, signed, services } = await scene({ now: () => now });
    const { timestamp } = await createTestTsa(authority);
    const options = { trust: [authority.root], fetchRevocation: services.port };
    const lasting = await extendPdf(signed, { ...options, level: 'B-LT', timestamp });
    const asked: string[] = [];
    const report = await verifyPdf(lasting, {
      ...options,
      fetchRevocation: (request) => {
        asked.push(request.url);
        return gone();
      },
    });
    judged(report, 'TOTAL-PASSED');
    assert.deepEqual(asked, []);

    // What issuers say beside it does not lower the level.
    now = ago(HOUR);
    const early = await extendPdf(signed, { ...options, level: 'B-LT', timestamp });
    now = new Date();
    const again = await verifyPdf(early, options);
    judged(again, 'TOTAL-PASSED');
    assert.equal(again.signatures[0]?.level, 'B-LT');
  });

  test('does not keep issuers of other signatures from being asked', async () => {
    const { authority, certificate, signed, services, verify } = await scene();
    const { chain, privateKey } = await authority.issue({ commonName: 'Kẻ tấn công' });
    assert.ok(privateKey);
    const attacker = webCryptoSigner({ privateKey, certificates: chain });
    const both = await signPdf(signed, attacker, { field: 'b', signedAt: new Date() });
    const twin = await createTestAuthority({ services: 'http://ca.test' });
    const junk = Array.from({ length: 30 }, (_, index) =>
      testRevocation(twin, { deltas: `http://junk.test/${index}` }).crl('issuing'),
    );
    const material = { certificates: [], ocsps: [], crls: await Promise.all(junk) };
    const stuffed = await storeMaterial(both, material);
    services.revoke(certificate, ago(HOUR));
    const asked: string[] = [];
    const report = await verify(stuffed, {
      fetchRevocation(request) {
        asked.push(request.url);
        // Of the newest signature, which is judged first, nothing can be found out.
        const responders = asked.filter((url) => url.endsWith('/ocsp'));
        const dead = request.url.endsWith('issuing.crl') || responders.length < 2;
        return dead ? gone() : services.port(request);
      },
    });
    judged(report, 'INDETERMINATE', 'certificate-revoked');
    assert.deepEqual(
      asked.filter((url) => url.includes('junk')),
      [],
      'lists that no issuer signed send nobody anywhere',
    );
  });
});

suite('an answer about revocation counts for nothing', () => {
  const required = { revocation: 'require' } as const;

  test('when it is stale, or of the future', async () => {
    const stale = await scene({ now: () => ago(48 * HOUR) });
    judged(await stale.verify(stale.signed, required), 'INDETERMINATE', 'revocation-unknown');
    const early = await scene({ now: () => ago(-HOUR) });
    judged(await early.verify(early.signed, required), 'INDETERMINATE', 'revocation-unknown');
  });

  test('from another authority of the same name', async () => {
    const { signed, verify } = await scene();
    const twin = await createTestAuthority({ services: 'http://ca.test' });
    const { port } = testRevocation(twin);
    const report = await verify(signed, { ...required, fetchRevocation: port });
    judged(report, 'INDETERMINATE', 'revocation-unknown');
  });

  const responders: Record<string, readonly [Partial<IssueOptions>, boolean]> = {
    'a responder that the issuer certified': [{ eku: [oid.ocspSigning], ocspNoCheck: true }, true],
    'a responder whose own status is found in the list': [{ eku: [oid.ocspSigning] }, true],
    'a person that the issuer certified': [{ ocspNoCheck: true }, false],
    'a responder that expired': [
      { eku: [oid.ocspSigning], ocspNoCheck: true, notAfter: ago(60_000) },
      false,
    ],
  };
  for (const [who, [options, believed]] of Object.entries(responders))
    test(`${believed ? 'but not ' : ''}from ${who}`, async () => {
      const { authority, chain, signed } = await scene();
      const { certificate, privateKey } = await authority.issue({ commonName: 'OCSP', ...options });
      assert.ok(privateKey);
      const answering = testRevocation(authority, { responder: { certificate, privateKey } });
      const asked = new Set<string>();
      const report = await verifyPdf(signed, {
        trust: [authority.root],
        revocation: 'require',
        async fetchRevocation(request) {
          const again = asked.has(request.url);
          asked.add(request.url);
          // Lists are only there for the responder's own status and the issuer's.
          const list = request.kind === 'crl' && request.url.endsWith('issuing.crl');
          if (list && (again || options.ocspNoCheck === true)) throw new Error('gone');
          return answering.port(request);
        },
      });
      assert.equal(chain.length, 2);
      assert.equal(report.indication, believed ? 'TOTAL-PASSED' : 'INDETERMINATE');
    });
});
