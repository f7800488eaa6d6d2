import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { fromLatin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { extendPdf, signPdf, timestampDocument, verifyPdf, webCryptoSigner } from '../index.ts';
import {
  appendUpdate,
  createTestAuthority,
  createTestTsa,
  testRevocation,
  tinyPdf,
} from '../testing/index.ts';
import type { TestAuthority, TestRevocation } from '../testing/index.ts';
import { createScene, judged } from './attack-kit.test.helper.ts';

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

let authority: TestAuthority;
let services: TestRevocation;

before(async () => {
  authority = await createTestAuthority({ services: 'http://ca.test' });
  services = testRevocation(authority);
});

async function person() {
  const { privateKey, ...rest } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: rest.chain });
  const sign = (pdf: Uint8Array, field = 'a'): Promise<Bytes> =>
    signPdf(pdf, signer, { field, signedAt: new Date() });
  return { ...rest, privateKey, sign };
}

suite('what timestamps prove', () => {
  test('a certificate revoked before an earlier document timestamp fails for good', async () => {
    const { timestamp } = await createTestTsa(authority);
    const { sign, certificate } = await person();
    const signed = await sign(await timestampDocument(tinyPdf(['a']), timestamp));
    const own = testRevocation(authority);
    own.revoke(certificate, ago(HOUR));
    const trust = { trust: [authority.root], fetchRevocation: own.port };
    const report = await verifyPdf(signed, trust);
    judged(report, 'TOTAL-FAILED', 'certificate-revoked');
    assert.equal(report.signatures.find(({ field }) => field === 'a')?.subIndication, 'REVOKED');
    const alone = await verifyPdf(await sign(tinyPdf(['a'])), trust);
    judged(alone, 'INDETERMINATE', 'certificate-revoked');
  });

  test('a timestamp that was signed along proves that the signature came later', async () => {
    const scene = await createScene();
    const tsa = await createTestTsa(scene.authority, { now: () => ago(HOUR / 2) });
    const pdf = await scene.forge({ contentTimestamp: tsa.timestamp });
    const report = await scene.verify(pdf);
    judged(report, 'TOTAL-PASSED');
    const told = report.signatures[0]?.contentTimestampAt;
    assert.ok(told !== undefined && Math.abs(Date.parse(told) - Date.now() + HOUR / 2) < HOUR / 10);
    const own = testRevocation(scene.authority);
    own.revoke(scene.person.certificate, ago(HOUR * 2));
    const data = { ocsps: [], crls: [await own.crl('issuing'), await own.crl('root')] };
    const stored = await extendedBy(pdf, data.crls);
    judged(await scene.verify(stored), 'TOTAL-FAILED', 'certificate-revoked');
    const other = await createTestTsa(await createTestAuthority({ name: 'Other' }));
    const strange = await scene.verify(await scene.forge({ contentTimestamp: other.timestamp }));
    judged(strange, 'TOTAL-PASSED');
    const codes = strange.signatures[0]?.notes.map(({ code }) => code);
    assert.ok(codes?.includes('content-timestamp-not-proven'));
  });

  test('roots for timestamps are apart from those for signers where that is wanted', async () => {
    const stamping = await createTestAuthority({ name: 'Stamps', services: 'http://tsa.test' });
    const { timestamp } = await createTestTsa(stamping);
    const { sign } = await person();
    const signed = await sign(tinyPdf(['a']));
    const trust = [authority.root];
    const timestampTrust = [stamping.root];
    const timed = await extendPdf(signed, { level: 'B-T', timestamp, trust, timestampTrust });
    const apart = await verifyPdf(timed, { trust, timestampTrust });
    assert.ok(apart.signatures[0]?.provenAt);
    assert.equal((await verifyPdf(timed, { trust })).signatures[0]?.provenAt, undefined);
    // A root for timestamps vouches for no signer, nor the other way round.
    const swapped = { trust: timestampTrust, timestampTrust: trust };
    const wrong = await verifyPdf(timed, swapped);
    judged(wrong, 'INDETERMINATE', 'unknown-issuer');
    assert.equal(wrong.signatures[0]?.provenAt, undefined);
  });

  test('a token too long for the room in the signature goes over the document', async () => {
    const long = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        authority.issue({ commonName: `${index} ${'x'.repeat(400)}` }),
      ),
    );
    const carries = long.map(({ certificate }) => certificate);
    const { sign } = await person();
    const signed = await sign(tinyPdf(['a']));
    const options = { trust: [authority.root], fetchRevocation: services.port };
    for (const [count, bytes] of [
      [8, 8 * 1024],
      [20, 12 * 1024],
    ] as const) {
      const tsa = await createTestTsa(authority, { carries: carries.slice(0, count) });
      const token = await tsa.timestamp(new Uint8Array(32));
      assert.ok(token.length > bytes, `${token.length}`);
      const { timestamp } = tsa;
      const lasting = await extendPdf(signed, { ...options, timestamp, level: 'B-LTA' });
      const report = await verifyPdf(lasting, options);
      judged(report, 'TOTAL-PASSED');
      assert.equal(report.signatures[0]?.level, 'B-LTA');
    }
    const endless = [...carries, ...carries, ...carries];
    const large = await createTestTsa(authority, { carries: endless });
    await assert.rejects(timestampDocument(signed, large.timestamp), {
      code: 'contents-too-small',
    });
  });
});

/** Revocation lists put into a store where only the entry of one signature names them. */
async function extendedBy(pdf: Bytes, lists: readonly Uint8Array[]): Promise<Bytes> {
  const text = fromLatin1(pdf);
  const numbers = [...text.matchAll(/(?:^|\n)(\d+) 0 obj/g)].map(([, num]) => Number(num));
  const next = Math.max(...numbers) + 1;
  const catalog = [...text.matchAll(/\n1 0 obj\n<<([\s\S]*?)>>\nendobj/g)].at(-1)?.[1] ?? '';
  const streams = lists.map((list, index) => [
    next + index,
    `<< /Length ${list.length} >>\nstream\n${fromLatin1(Uint8Array.from(list))}\nendstream`,
  ]);
  const names = lists.map((_, index) => `${next + index} 0 R`).join(' ');
  return appendUpdate(pdf, {
    objects: {
      1: `<<${catalog} /DSS << /VRI << /${'A'.repeat(40)} << /CRL [ ${names} ] >> >> >> >>`,
      ...(Object.fromEntries(streams) as Record<number, string>),
    },
  });
}
