import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificateFile } from './certificate-file.ts';
import { createTestAuthority } from './testing/index.ts';
import { writeCertificate } from './write-certificate.ts';

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END CERTIFICATE-----\n`;

test('reads a list of certificates in PEM, and a single one in DER', async () => {
  const { root, intermediate } = await createTestAuthority();
  const text = `# National root\r\n${pem(root).replaceAll('\n', '\r\n')}other text\n${pem(intermediate)}`;
  assert.deepEqual(readCertificateFile(Buffer.from(text)), [root, intermediate]);
  assert.deepEqual(readCertificateFile(root), [root]);
});

test('writes a certificate in PEM, in lines of 64 characters', async () => {
  const { root } = await createTestAuthority();
  assert.equal(writeCertificate(root), pem(root));
  const full = root.subarray(0, 96);
  assert.equal(writeCertificate(full), pem(full), 'no empty line after two full ones');
});

test('refuses a file without certificates, a damaged one, and an endless list', async () => {
  const { root } = await createTestAuthority();
  for (const file of [
    '',
    'not found',
    pem(root.subarray(0, 200)),
    `${pem(root)}-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----`,
    pem(root).repeat(201),
  ]) {
    assert.throws(() => readCertificateFile(Buffer.from(file)), { code: 'no-certificate' });
  }
});
