import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { certificateFacts, sealedBy, type SealHolder } from './index.ts';
import { createTestAuthority } from './testing/index.ts';

const organization = 'Ủy ban nhân dân phường Sài Gòn, TP. Hồ Chí Minh';

async function certified(names: { commonName: string; organization: string }) {
  const { chain } = await (await createTestAuthority()).issue(names);
  const [der] = chain;
  assert.ok(der);
  const fingerprint = createHash('sha256').update(der).digest('hex');
  return { der, held: { subject: certificateFacts(der).subject, fingerprint } };
}

test('a certificate is told by itself, or by what its subject says, letter for letter', async () => {
  const own = await certified({ commonName: 'Văn phòng', organization });
  const other = await certified({ commonName: 'Văn phòng', organization: 'UBND phường Bến Thành' });
  const owns = async (...holders: SealHolder[]) => [
    await sealedBy(holders)(own.held),
    await sealedBy(holders)(other.held),
  ];
  assert.deepEqual(await owns(), [false, false]);
  assert.deepEqual(await owns({ certificate: own.der }), [true, false]);
  assert.deepEqual(await owns({ subject: { O: organization.normalize('NFD') } }), [true, false]);
  assert.deepEqual(await owns({ subject: { O: organization.slice(0, 30) } }), [false, false]);
  assert.deepEqual(await owns({ subject: { CN: 'Văn phòng' } }), [true, true]);
  const both = { CN: 'Văn phòng', O: organization };
  assert.deepEqual(await owns({ subject: both }, { certificate: other.der }), [true, true]);
});

test('a subject that fits everybody and what is no certificate are refused at once', () => {
  for (const subject of [{}, { O: '' }, { O: ' ' }, { O: 'x', CN: '' }])
    assert.throws(() => sealedBy([{ subject }]), RangeError);
  const certificate = new Uint8Array([1, 2, 3]);
  assert.throws(() => sealedBy([{ certificate }]), { name: 'SigningError' });
});
