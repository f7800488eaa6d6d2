import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { concat, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { children, der, readDer, tag } from '../cms/der.ts';
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

test('a file with a cipher that few tools write opens: AES-GCM', async () => {
  const authority = await createTestAuthority();
  const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  const rare = { privateKey, certificates: chain, password, cipher: 'AES-GCM' } as const;
  const made = await toPkcs12(rare);
  assert.equal((await openPkcs12(made, password)).name, 'Nguyễn Thị Ánh');
  await assert.rejects(openPkcs12(made, 'khác'), code('pkcs12-wrong-password'));
});

test('a file by OpenSSL opens, with the password in either Unicode form', async () => {
  for (const form of ['NFC', 'NFD'] as const) {
    const { name } = await openPkcs12(file('openssl.p12'), password.normalize(form));
    assert.equal(name, 'Nguyễn Thị Ánh');
  }
});

test('files of old tools open: RC2 with 40 bits, 3DES, a MAC with SHA-1', async () => {
  for (const name of ['legacy.p12', 'legacy-key.p12']) {
    const signer = await openPkcs12(file(name), password);
    assert.equal(signer.name, 'Nguyễn Thị Ánh', name);
    // It is open only when its key signs what its certificate verifies.
    const sample = new Uint8Array(32);
    const { algorithm } = signer;
    const raw = await signer.sign({ digest: sample, signedAttributes: sample, algorithm });
    assert.ok(raw.length >= 64, name);
  }
});

test('a file with indefinite lengths and content in pieces opens, as some tools write it', async () => {
  const [version, content, mac] = children(readDer(toBytes(file('openssl.p12'))));
  const [type, wrapped] = children(content!);
  const [safe] = children(wrapped!);
  const open = (first: number, ...inner: Uint8Array[]): Bytes =>
    concat(Uint8Array.of(first, 0x80), ...inner, new Uint8Array(2));
  const half = safe!.content.length >> 1;
  const pieces = [safe!.content.subarray(0, half), safe!.content.subarray(half)];
  const inPieces = open(0x24, ...pieces.map((piece) => der(tag.octetString, piece)));
  const authSafe = open(tag.sequence, type!.raw, open(tag.context0, inPieces));
  const ber = open(tag.sequence, version!.raw, authSafe, mac!.raw);
  assert.equal((await openPkcs12(ber, password)).name, 'Nguyễn Thị Ánh');
  await assert.rejects(openPkcs12(ber, 'wrong'), code('pkcs12-wrong-password'));
});

test('a password opens a file made with its other Unicode form', async () => {
  const authority = await createTestAuthority();
  const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  const decomposed = password.normalize('NFD');
  const made = await toPkcs12({ privateKey, certificates: chain, password: decomposed });
  for (const typed of [password.normalize('NFC'), decomposed])
    assert.equal((await openPkcs12(made, typed)).name, 'Nguyễn Thị Ánh');
  await assert.rejects(openPkcs12(made, 'Mat khau1'), code('pkcs12-wrong-password'));
});

test('each refusal has its own code', async () => {
  await assert.rejects(openPkcs12(file('openssl.p12'), 'wrong'), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('openssl.p12'), ''), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('legacy.p12'), 'wrong'), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('rc4.p12'), 'wrong'), code('pkcs12-wrong-password'));
  await assert.rejects(openPkcs12(file('rc4.p12'), password), (error: unknown) => {
    assert.ok(code('pkcs12-legacy-cipher')(error));
    return (error as Error).message.includes('openssl pkcs12');
  });
  await assert.rejects(openPkcs12(file('slow.p12'), password), code('pkcs12-unsupported'));
  await assert.rejects(openPkcs12(file('no-mac.p12'), password), code('pkcs12-unsupported'));
  await assert.rejects(openPkcs12(file('no-key.p12'), password), code('pkcs12-no-key'));
  await assert.rejects(openPkcs12(file('object-streams.pdf'), ''), code('pkcs12-unreadable'));
  await assert.rejects(openPkcs12(new Uint8Array(2_000_000), ''), code('pkcs12-unreadable'));
});

test('a damaged file is refused, whatever the damage', async () => {
  for (const name of ['openssl.p12', 'legacy.p12']) await damage(file(name));
});

async function damage(whole: Uint8Array): Promise<void> {
  for (let at = 0; at < whole.length; at += 37) {
    const damaged = Uint8Array.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    // Where the damage hits a name or a salt of no use the file may still open: then it must be ours.
    const result: unknown = await openPkcs12(damaged, password).catch((error: unknown) => error);
    if (result instanceof Error)
      assert.ok(result instanceof SigningError, `${at}: ${result.stack}`);
    else assert.equal((result as { name: string }).name, 'Nguyễn Thị Ánh');
  }
}
