import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { equalBytes, fromLatin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { extendPdf, signPdf, timestampDocument, verifyPdf, webCryptoSigner } from '../index.ts';
import type { ExtendOptions } from '../index.ts';
import { createTestAuthority, createTestTsa, testRevocation, tinyPdf } from '../testing/index.ts';
import type { TestAuthority, TestRevocation } from '../testing/index.ts';
import { defaultLimits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import { readSecurityStore } from '../verify/security-store.ts';
import { storeMaterial } from './security-store.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
const HOUR = 3_600_000;

let authority: TestAuthority;
let services: TestRevocation;
let signed: Bytes;
let both: Bytes;
let options: Omit<ExtendOptions, 'level'>;
let signerCertificate: Bytes;

before(async () => {
  authority = await createTestAuthority({ services: 'http://ca.test' });
  services = testRevocation(authority);
  const { chain, certificate, privateKey } = await authority.issue({
    commonName: 'Nguyễn Thị Ánh',
    notAfter: new Date(Date.now() + HOUR),
  });
  assert.ok(privateKey);
  signerCertificate = certificate;
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const signedAt = new Date();
  signed = await signPdf(tinyPdf(['a', 'b']), signer, { field: 'a', signedAt });
  both = await signPdf(signed, signer, { field: 'b', signedAt });
  const tsa = await createTestTsa(authority);
  options = {
    timestamp: tsa.timestamp,
    trust: [authority.root],
    fetchRevocation: services.port,
  };
});

/** The levels of all signatures, with nobody to ask. */
async function levels(pdf: Uint8Array, at = new Date()): Promise<unknown[]> {
  const { signatures } = await verifyPdf(pdf, { trust: [authority.root], at });
  return signatures.filter(({ kind }) => kind === 'signature').map(({ level }) => level);
}

/** Nobody answers any more. */
const offline = (pdf: Uint8Array, at?: Date) =>
  verifyPdf(pdf, { trust: [authority.root], revocation: 'require', ...(at && { at }) });

suite('extending', () => {
  test('to B-T puts the timestamp into the signature', async () => {
    const timed = await extendPdf(signed, { ...options, level: 'B-T' });
    assert.equal(timed.length, signed.length);
    assert.equal((await offline(timed)).indication, 'INDETERMINATE', 'revocation is not at hand');
    assert.deepEqual([await levels(signed), await levels(timed)], [['B-B'], ['B-T']]);
    assert.ok(equalBytes(await extendPdf(timed, { ...options, level: 'B-T' }), timed), 'once');
  });

  test('to B-T timestamps the document when several are not proven', async () => {
    const timed = await extendPdf(both, { ...options, level: 'B-T' });
    assert.ok(equalBytes(timed.subarray(0, both.length), both));
    const { signatures } = await verifyPdf(timed, { trust: [authority.root] });
    assert.deepEqual(
      signatures.map(({ kind, provenAt }) => `${kind} ${provenAt !== undefined}`),
      ['signature true', 'signature true', 'timestamp true'],
    );
  });

  test('to B-LT makes it checkable after the certificate ended, with nobody to ask', async () => {
    const lasting = await extendPdf(signed, { ...options, level: 'B-LT' });
    for (const at of [new Date(), new Date(Date.now() + 12 * HOUR)]) {
      const report = await offline(lasting, at);
      assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
      assert.equal(report.signatures[0]?.revocation, 'good');
    }
    assert.deepEqual(await levels(lasting), ['B-LT']);
    const text = fromLatin1(lasting);
    assert.match(text, /\/DSS \d+ 0 R/);
    assert.match(text, /\/ESIC << \/BaseVersion \/1.7 \/ExtensionLevel 2 >>/);
  });

  test('to B-LTA covers all of it, and a later one renews it', async () => {
    const archived = await extendPdf(both, { ...options, level: 'B-LTA' });
    const report = await offline(archived);
    assert.equal(report.signatures.at(-1)?.kind, 'timestamp');
    assert.deepEqual(await levels(archived), ['B-LTA', 'B-LTA']);
    assert.ok(report.signatures.filter(({ kind }) => kind === 'signature').length === 2);
    assert.ok(report.signatures.every(({ modifiedAfterSigning }) => !modifiedAfterSigning));
    const inHalfAYear = new Date(Date.now() + YEAR / 2);
    const now = () => inHalfAYear;
    const tsa = await createTestTsa(authority, { now, notAfter: new Date(Date.now() + 5 * YEAR) });
    const later = {
      timestamp: tsa.timestamp,
      trust: [authority.root],
      fetchRevocation: testRevocation(authority, { now }).port,
      at: inHalfAYear,
    };
    const renewed = await extendPdf(archived, { ...later, level: 'B-LTA' });
    assert.ok(equalBytes(renewed.subarray(0, archived.length), archived));
    assert.deepEqual(await levels(renewed, inHalfAYear), ['B-LTA', 'B-LTA']);
    // The first authority has ended by then; signer's certificate long before.
    const afterAll = await verifyPdf(renewed, {
      trust: [authority.root],
      at: new Date(Date.now() + 2 * YEAR),
    });
    assert.equal(afterAll.indication, 'TOTAL-PASSED', JSON.stringify(afterAll.reasons));
  });

  test('reaches the same levels where issuers are asked too, who say it anew', async () => {
    const archived = await extendPdf(signed, { ...options, level: 'B-LTA' });
    const soon = new Date(Date.now() + HOUR / 2);
    const asking = {
      trust: [authority.root],
      at: soon,
      fetchRevocation: testRevocation(authority, { now: () => soon }).port,
    };
    const report = await verifyPdf(archived, asking);
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
    assert.equal(report.signatures[0]?.level, 'B-LTA');

    // What issuers say when they are asked does not stand in the document.
    const timed = await extendPdf(signed, { ...options, level: 'B-T' });
    const store = await readSecurityStore(await openPdf(archived), defaultLimits);
    const lacking = await storeMaterial(timed, { ...store, certificates: [], crls: [] });
    const covered = await timestampDocument(lacking, options.timestamp);
    const { signatures } = await verifyPdf(covered, asking);
    assert.equal(signatures[0]?.level, 'B-T');
  });

  test('refuses what does not hold', async () => {
    const rejects = (pdf: Uint8Array, more: Partial<ExtendOptions>) =>
      assert.rejects(extendPdf(pdf, { ...options, level: 'B-LT', ...more }), {
        code: 'cannot-extend',
      });
    await rejects(tinyPdf(['a']), {});
    await rejects(signed, { trust: [] });
    const broken = signed.slice();
    const at = fromLatin1(broken).indexOf('Hello');
    broken.set([0x4a], at);
    await rejects(broken, {});
    const strange = await createTestTsa(await createTestAuthority({ name: 'Other' }));
    await rejects(signed, { timestamp: strange.timestamp });
    const revoking = testRevocation(authority);
    revoking.revoke(signerCertificate, new Date(Date.now() - HOUR));
    await rejects(signed, { fetchRevocation: revoking.port });
    await rejects(signed, { fetchRevocation: () => Promise.reject(new Error('gone')) });
  });
});
