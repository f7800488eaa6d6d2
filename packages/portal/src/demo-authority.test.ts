import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPkcs12 } from '@tokhai/signing';
import { demoAuthority, HolderError, p12Password, type DemoAuthority } from './demo-authority.ts';

let folder: string;
let authority: DemoAuthority;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-portal-'));
  authority = await demoAuthority(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

async function newSpki(namedCurve = 'P-256'): Promise<Uint8Array> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
}

test('certifies a key for a name, under its own root', async () => {
  const holder = { name: '  Nguyễn  Văn An ', identity: '012 345 678 901' };
  const [leaf, issuer] = await authority.certify(await newSpki(), holder);
  const certificate = new X509Certificate(leaf ?? new Uint8Array());
  assert.match(certificate.subject, /CN=Nguyễn Văn An/);
  assert.match(certificate.subject, /CCCD:012345678901/);
  assert.equal(certificate.verify(new X509Certificate(issuer ?? new Uint8Array()).publicKey), true);
  assert.ok(new Date(certificate.validTo).getTime() < Date.now() + 31 * 86_400_000);
});

test('refuses what is no name, no number or no key, with a code', async () => {
  const spki = await newSpki();
  const refused = (code: string) => (error: unknown) =>
    error instanceof HolderError && error.code === code;
  for (const name of ['', ' ', 'a'.repeat(101), 'An\u0000', 'a\nb<']) {
    await assert.rejects(authority.certify(spki, { name, identity: '' }), refused('bad-name'));
  }
  for (const identity of ['1', '0123456789012', '01234567890a']) {
    const holder = { name: 'An', identity };
    await assert.rejects(authority.certify(spki, holder), refused('bad-identity'));
  }
  const holder = { name: 'An', identity: '' };
  for (const key of [new Uint8Array(), spki.slice(1), await newSpki('P-384')]) {
    await assert.rejects(authority.certify(key, holder), refused('bad-public-key'));
  }
});

test('gives a .p12 file that opens with the password shown', async () => {
  const bytes = await authority.p12({ name: 'Trần Thị Bình', identity: '' });
  const signer = await openPkcs12(bytes, p12Password);
  assert.equal(signer.certificates.length, 2);
});

test('is the same authority after a restart, and its keys are its owner’s alone', async () => {
  assert.equal((await demoAuthority(folder)).pem, authority.pem);
  const { mode } = await stat(join(folder, 'authority.json'));
  assert.equal(mode & 0o077, 0);
});
