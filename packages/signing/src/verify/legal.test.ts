import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { builtInProfiles, signPdf, verifyPdf, webCryptoSigner } from '../index.ts';
import type { LegalProfile, LegalReport, SignatureAlgorithm, VerifyOptions } from '../index.ts';
import { createTestAuthority, tinyPdf } from '../testing/index.ts';
import type { TestAuthority } from '../testing/index.ts';
import { profileAt } from './legal.ts';

const DAY = 86_400_000;
let authority: TestAuthority;

before(async () => {
  authority = await createTestAuthority();
});

/** What the law says of a document signed in this way. */
async function legalOf(
  algorithm: SignatureAlgorithm,
  options: Partial<VerifyOptions> = {},
): Promise<LegalReport | undefined> {
  const person = { commonName: 'Nguyễn Thị Ánh', organization: 'UBND xã', algorithm };
  const { chain, privateKey } = await authority.issue(person);
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const pdf = await signPdf(tinyPdf(['a']), signer, { field: 'a', signedAt: new Date() });
  const report = await verifyPdf(pdf, { trust: [authority.root], ...options });
  assert.equal(report.indication, 'TOTAL-PASSED');
  const legal = report.signatures[0]?.legal;
  assert.deepEqual(
    report.legal,
    legal && { profile: legal.profile, title: legal.title, matches: legal.matches },
  );
  return legal;
}

const codes = (legal: LegalReport | undefined) => legal?.reasons.map(({ code }) => code);

suite('the legal profile stands beside the verdict', () => {
  test('what Thông tư 15/2025 lists matches, PKCS #1 v1.5 does not', async () => {
    for (const algorithm of ['RSA-PSS-SHA-256', 'ECDSA-P-384-SHA-384'] as const)
      assert.equal((await legalOf(algorithm))?.matches, true, algorithm);
    const old = await legalOf('RSASSA-PKCS1-v1_5-SHA-256');
    assert.equal(old?.profile, 'vn-tt15-2025');
    assert.equal(old.matches, false);
    assert.deepEqual(codes(old), ['profile-scheme']);
  });

  test('the seven items of its Điều 6 are told in its words', async () => {
    const legal = await legalOf('ECDSA-P-256-SHA-256');
    const items = new Map(legal?.items.map((item) => [item.id, item]));
    assert.deepEqual(
      [...items.values()].map(({ label }) => label),
      [
        'Tổ chức cấp chứng thư số',
        'Người ký',
        'Đơn vị quản lý chứng thư số',
        'Thời gian ký',
        'Tính toàn vẹn',
        'Hiệu lực chứng thư số lúc ký',
        'Thời hạn chứng thư số',
      ],
    );
    assert.match(items.get('issuer')?.value ?? '', /To Khai Test Issuing CA/);
    assert.equal(items.get('signer')?.value, 'Nguyễn Thị Ánh');
    assert.equal(items.get('managingUnit')?.value, 'UBND xã');
    assert.equal(items.get('time')?.proven, false);
    assert.equal(items.get('integrity')?.holds, true);
    assert.equal(items.get('validityAtSigning')?.holds, true);
    assert.match(items.get('validityPeriod')?.value ?? '', /^\d{4}-.*Z\/\d{4}-.*Z$/);
  });

  test('a deployment brings its own, and what is asked for is looked at', async () => {
    const [profile] = builtInProfiles as [LegalProfile];
    const bits = { rsa: 3072, ec: 384 };
    const strict: LegalProfile = {
      ...profile,
      signature: { schemes: ['ECDSA'], hashes: ['SHA-512'], minimumBits: bits },
      certificates: { hashes: ['SHA-512'], minimumBits: bits },
      formats: [{ subFilter: 'adbe.pkcs7.detached', standard: 'ISO 32000-1:2008' }],
    };
    const common = ['profile-certificate-hash', 'profile-certificate-key'];
    const strictly = { profiles: [strict] };
    assert.deepEqual(codes(await legalOf('ECDSA-P-256-SHA-256', strictly)), [
      ...['profile-format', 'profile-hash', 'profile-key'],
      ...common,
    ]);
    assert.deepEqual(codes(await legalOf('RSA-PSS-SHA-512', strictly)), [
      ...['profile-format', 'profile-scheme', 'profile-key'],
      ...common,
    ]);
  });

  test('the one in force on the day counts, at the clock of Vietnam', async () => {
    const [profile] = builtInProfiles as [LegalProfile];
    const newer = { ...profile, id: 'newer', validFrom: '2026-01-01' };
    const profiles = [newer, profile];
    assert.equal(profileAt(profiles, new Date('2025-08-14T16:59:59Z')), undefined);
    assert.equal(profileAt(profiles, new Date('2025-08-14T17:00:00Z'))?.id, 'vn-tt15-2025');
    assert.equal(profileAt(profiles, new Date('2026-03-01'))?.id, 'newer');
    const ended = { ...profile, validTo: '2025-12-31' };
    assert.equal(profileAt([ended], new Date('2026-01-01')), undefined);
    // The second day from now: tomorrow in Greenwich may have begun in Vietnam.
    const later = new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10);
    const future = { ...profile, validFrom: later };
    assert.equal(await legalOf('ECDSA-P-256-SHA-256', { profiles: [future] }), undefined);
  });
});
