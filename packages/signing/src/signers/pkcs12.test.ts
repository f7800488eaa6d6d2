import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SigningError, openPkcs12, signPdf, verifyPdf } from '../index.ts';
import { createTestAuthority, tinyPdf, toPkcs12 } from '../testing/index.ts';

const password = 'Mật khẩu1';
const file = (name: string) => readFileSync(new URL(`../../test-data/${name}`, import.meta.url));
const code = (expected: string) => (error: unknown) =>
  error instanceof SigningError && error.code === expected;

for (const algorithm of ['RSASSA-PKCS1-v1_5-SHA-256', 'ECDSA-P-384-SHA-384'] as const)
  test(`a file made here signs: ${algorithm}`, async () => {
    const authority = await createTestAuthority({ algorithm });
    const { privateKey, chain } = await authority.issue({
      commonName: 'Nguyễn Thị Ánh',
      subjectSerialNumber: 'CCCD:012345678901',
    });
    assert.ok(privateKey);
    // The order in the file says nothing: the key decides whose certificate it is.
    const certificates = [authority.root, ...[...chain].reverse()];
    const signer = await openPkcs12(
      await toPkcs12({ privateKey, certificates, password }),
      password,
    );
    assert.equal(signer.name, 'Nguyễn Thị Ánh');
    assert.equal(signer.subject, 'C=VN, serialNumber=CCCD:012345678901, CN=Nguyễn Thị Ánh');
    assert.equal(signer.algorithm, algorithm);
    assert.deepEqual(signer.certificates, [...chain, authority.root]);
    const signed = await signPdf(tinyPdf(['a']), signer, { field: 'a', signedAt: new Date() });
    const report = await verifyPdf(signed, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
  });

test('a file by OpenSSL opens, with the password in either Unicode form', async () => {
  for (const form of ['NFC', 'NFD'] as const) {
    const { name } = await openPkcs12(file('openssl.p12'), password.normalize(form));
    assert.equal(name, 'Nguyễn Thị Ánh');
  }
});

test('each refusal has its own code', async () => {
  await assert.rejects(openPkcs12(file('openssl.p12'), 'wrong'), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('openssl.p12'), ''), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('legacy.p12'), 'wrong'), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('legacy.p12'), password), (error: unknown) => {
    assert.ok(code('pkcs12-legacy-cipher')(error));
    return (error as Error).message.includes('openssl pkcs12');
  });
  await assert.rejects(openPkcs12(file('legacy-key.p12'), password), code('pkcs12-legacy-cipher'));
  await assert.rejects(openPkcs12(file('no-mac.p12'), password), code('pkcs12-unsupported'));
  await assert.rejects(openPkcs12(file('no-key.p12'), password), code('pkcs12-no-key'));
  await assert.rejects(openPkcs12(file('object-streams.pdf'), ''), code('pkcs12-unreadable'));
  await assert.rejects(openPkcs12(new Uint8Array(2_000_000), ''), code('pkcs12-unreadable'));
});

test('a damaged file is refused, whatever the damage', async () => {
  const whole = file('openssl.p12');
  for (let at = 0; at < whole.length; at += 37) {
    const damaged = Uint8Array.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    // Where the damage hits a name or a salt of no use the file may still open: then it must be ours.
    const result: unknown = await openPkcs12(damaged, password).catch((error: unknown) => error);
    if (result instanceof Error)
      assert.ok(result instanceof SigningError, `${at}: ${result.stack}`);
    else assert.equal((result as { name: string }).name, 'Nguyễn Thị Ánh');
  }
});
