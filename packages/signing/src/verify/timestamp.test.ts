import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { equalBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { oid } from '../cms/oids.ts';
import { timestampDocument } from '../extend/document-timestamp.ts';
import { timestampSignature, verifyPdf } from '../index.ts';
import type { VerificationReport } from '../index.ts';
import { createTestAuthority, createTestTsa, tinyPdf } from '../testing/index.ts';
import { createScene, judged } from './attack-kit.test.helper.ts';
import type { Scene } from './attack-kit.test.helper.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
let scene: Scene;
let signed: Bytes;

before(async () => {
  scene = await createScene();
  ({ signed } = scene);
});

const firstOf = ({ signatures: [first] }: VerificationReport) => {
  assert.ok(first);
  return first;
};

suite('a timestamp over the signature', () => {
  test('proves a time, and changes nothing that was signed', async () => {
    const tsa = await createTestTsa(scene.authority);
    const stamped = await timestampSignature(signed, tsa.timestamp);
    assert.equal(stamped.length, signed.length);
    const first = firstOf(await scene.verify(stamped));
    assert.equal(first.indication, 'TOTAL-PASSED', JSON.stringify(first.reasons));
    assert.equal(first.timestamps[0]?.indication, 'TOTAL-PASSED');
    assert.equal(first.timestamps[0]?.authority, 'To Khai Test TSA');
    assert.equal(first.provenAt, first.timestamps[0]?.time);
  });

  test('keeps a signature valid after its certificate expired', async () => {
    const person = await scene.issue({
      commonName: 'Người Hết Hạn',
      notAfter: new Date(Date.now() + 60_000),
    });
    const tsa = await createTestTsa(scene.authority, { notAfter: new Date(Date.now() + YEAR) });
    const plain = await scene.sign(tinyPdf(['a']), 'a', person);
    const later = new Date(Date.now() + YEAR / 2);
    judged(await scene.verify(plain, later), 'INDETERMINATE', 'certificate-expired');
    const stamped = await timestampSignature(plain, tsa.timestamp);
    judged(await scene.verify(stamped, later), 'TOTAL-PASSED');
    // The authority's own certificate has to hold until somebody timestamps again.
    const muchLater = new Date(Date.now() + 2 * YEAR);
    judged(await scene.verify(stamped, muchLater), 'INDETERMINATE', 'certificate-expired');
  });

  const twins: Record<string, Parameters<typeof createTestTsa>[1]> = {
    'an authority that may sign documents too': { eku: [oid.timeStamping, '1.3.6.1.5.5.7.3.4'] },
    'an authority for something else': { eku: ['1.3.6.1.5.5.7.3.4'] },
    'an authority whose key may not sign': { keyUsage: ['keyCertSign'] },
    'a time that has not come': { now: () => new Date(Date.now() + 3_600_000) },
    'a time before the authority was certified': { now: () => new Date(Date.now() - YEAR) },
  };
  for (const [what, options] of Object.entries(twins))
    test(`by ${what} proves nothing`, async () => {
      const tsa = await createTestTsa(scene.authority, options);
      const first = firstOf(await scene.verify(await timestampSignature(signed, tsa.timestamp)));
      assert.notEqual(first.timestamps[0]?.indication, 'TOTAL-PASSED');
      assert.equal(first.provenAt, undefined);
      assert.equal(first.indication, 'TOTAL-PASSED', 'it says nothing against the signature');
      assert.ok(first.notes.some(({ code }) => code === 'timestamp-not-proven'));
    });

  test('by an authority nobody trusts proves nothing', async () => {
    const tsa = await createTestTsa(await createTestAuthority({ name: 'Other' }));
    const first = firstOf(await scene.verify(await timestampSignature(signed, tsa.timestamp)));
    assert.equal(first.timestamps[0]?.reasons[0]?.code, 'unknown-issuer');
    assert.equal(first.provenAt, undefined);
  });

  test('over something else is not put in, and is not believed', async () => {
    const tsa = await createTestTsa(scene.authority);
    const wrong = () => tsa.timestamp(new Uint8Array(32));
    await assert.rejects(timestampSignature(signed, wrong), { code: 'timestamp-mismatch' });
  });

  test('is put in once, and only into the newest signature', async () => {
    const { timestamp } = await createTestTsa(scene.authority);
    const stamped = await timestampSignature(signed, timestamp);
    await assert.rejects(timestampSignature(stamped, timestamp), { code: 'already-timestamped' });
    const covered = await timestampDocument(stamped, timestamp);
    await assert.rejects(timestampSignature(covered, timestamp), { code: 'nothing-to-timestamp' });
    const nothing = timestampSignature(tinyPdf(['a']), timestamp);
    await assert.rejects(nothing, { code: 'nothing-to-timestamp' });
  });

  test('that claims to be older than the signature leaves it open', async () => {
    const now = () => new Date(Date.now() - 30 * 60_000);
    const tsa = await createTestTsa(scene.authority, { now });
    const stamped = await timestampSignature(signed, tsa.timestamp);
    judged(await scene.verify(stamped), 'INDETERMINATE', 'signed-after-timestamp');
  });
});

suite('a document timestamp', () => {
  test('proves the time of every signature before it', async () => {
    const tsa = await createTestTsa(scene.authority);
    const both = await scene.sign(signed, 'b');
    const stamped = await timestampDocument(both, tsa.timestamp);
    assert.ok(equalBytes(stamped.subarray(0, both.length), both));
    const report = await scene.verify(stamped);
    judged(report, 'TOTAL-PASSED');
    assert.deepEqual(
      report.signatures.map(({ kind, indication }) => `${kind} ${indication}`),
      ['signature TOTAL-PASSED', 'signature TOTAL-PASSED', 'timestamp TOTAL-PASSED'],
    );
    assert.ok(report.signatures.every(({ provenAt }) => provenAt !== undefined));
  });

  test('carries an older timestamp over the end of its authority', async () => {
    const brief = await createTestTsa(scene.authority, { notAfter: new Date(Date.now() + 60_000) });
    const lasting = await createTestTsa(scene.authority, {
      notAfter: new Date(Date.now() + 3 * YEAR),
    });
    const later = new Date(Date.now() + 2 * YEAR);
    const once = await timestampDocument(signed, brief.timestamp);
    judged(await scene.verify(once, later), 'INDETERMINATE', 'certificate-expired');
    const twice = await timestampDocument(once, lasting.timestamp);
    judged(await scene.verify(twice, later), 'TOTAL-PASSED');
  });

  test('over changed bytes fails the document', async () => {
    const tsa = await createTestTsa(scene.authority);
    const stamped = await timestampDocument(signed, tsa.timestamp);
    const changed = stamped.slice();
    const at = changed.length - 40;
    const report = await scene.verify(changed.with(at, (changed[at] ?? 0) ^ 1));
    assert.notEqual(report.indication, 'TOTAL-PASSED');
  });

  test('of an authority nobody trusts is told', async () => {
    const { timestamp } = await createTestTsa(await createTestAuthority({ name: 'Other' }));
    const stamped = await timestampDocument(signed, timestamp);
    const report = await verifyPdf(stamped, { trust: [scene.authority.root] });
    const last = report.signatures.at(-1);
    assert.equal(last?.kind, 'timestamp');
    assert.equal(last?.reasons[0]?.code, 'unknown-issuer');
  });
});
