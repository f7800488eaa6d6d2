import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signPdf, webCryptoSigner } from '@tokhai/signing';
import { createTestAuthority, tinyPdf } from '@tokhai/signing/testing';
import { takeSigned } from './sign-outside.ts';
import { words } from './words/words.ts';

const authority = await createTestAuthority();
const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
const signer = webCryptoSigner({ privateKey: privateKey!, certificates: chain });
const signedAt = new Date('2026-11-22T08:30:00Z');
const sign = (pdf: Uint8Array, field: string) =>
  signPdf(pdf, signer, { field, signedAt: new Date(Math.max(+signedAt, Date.now())) });
const place = { id: 'b', title: 'Người khai', role: 'citizen', required: true } as never;
const code = (expected: string) => ({ code: `outside-${expected}` });

test('takes the file given out with one more signature, also after an earlier one', async () => {
  for (const given of [tinyPdf(['a', 'b']), await sign(tinyPdf(['a', 'b']), 'a')]) {
    const file = await sign(given, 'b');
    const taken = await takeSigned(given, place, file, words.vi);
    assert.equal(taken.signature.name, 'Nguyễn Thị Ánh');
    assert.equal(taken.pdf, file);
  }
});

test('refuses another file, another field, no signature, and changes beside it', async () => {
  const given = tinyPdf(['a', 'b']);
  const take = (file: Uint8Array | undefined) => takeSigned(given, place, file, words.vi);
  await assert.rejects(take(undefined), code('other-file'));
  await assert.rejects(take(await sign(tinyPdf(['b']), 'b')), code('other-file'));
  await assert.rejects(take(given), code('not-signed'));
  await assert.rejects(take(await sign(given, 'a')), code('not-signed'));
  const both = await sign(await sign(given, 'a'), 'b');
  await assert.rejects(take(both), code('changed'));
  const forged = (await sign(given, 'b')).slice();
  // The last digit of the second: any other makes a time, whatever day it is.
  const at = new TextDecoder('latin1').decode(forged).lastIndexOf('/M (D:20');
  forged[at + 19] = (forged[at + 19] ?? 0) ^ 1;
  await assert.rejects(take(forged), code('changed'));
});
