import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateNames } from './certificate-names.ts';
import { SigningError } from './error.ts';
import { createTestAuthority } from './testing/index.ts';

test('names the holder and the issuer', async () => {
  const authority = await createTestAuthority({ name: 'Thử' });
  const { certificate } = await authority.issue({ commonName: 'Nguyễn Văn An' });
  assert.deepEqual(certificateNames(certificate), {
    name: 'Nguyễn Văn An',
    issuer: 'Thử Issuing CA',
  });
});

test('refuses what is no certificate', () => {
  assert.throws(() => certificateNames(new Uint8Array([1, 2, 3])), SigningError);
});
