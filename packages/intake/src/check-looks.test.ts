import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFonts, signatureAppearance, type SignatureWords } from '@tokhai/pdf';
import { inkPicture } from '@tokhai/pdf/ink';
import { certificateNames, signPdf, webCryptoSigner } from '@tokhai/signing';
import { checkSubmission } from './check-submission.ts';
import { createAuthority, loadExample, loadProcedure, now, print } from './testing/submissions.ts';

const [ct01, authority, fonts] = await Promise.all([
  loadProcedure('ct01'),
  createAuthority(),
  loadFonts(),
]);
const pdf = await print(ct01, await loadExample(ct01, 'ct01', 'minimal'));
const { chain, privateKey } = await authority.issue({
  ...{ commonName: 'Ma', subjectSerialNumber: 'CCCD:092050000001' },
  notBefore: new Date('2026-11-01T00:00:00Z'),
  notAfter: new Date('2027-11-01T00:00:00Z'),
});
const signer = webCryptoSigner({ privateKey: privateKey!, certificates: chain });
const signedAt = new Date('2026-11-23T02:00:00Z');
const place = ct01.signers.find(({ id }) => id === 'nguoiKeKhai')!;
const honest = { title: place.title, ...certificateNames(chain[0]!), signedAt };
const picture = inkPicture({ width: 240, height: 80, bits: new Uint8Array(2400).fill(0x3c) });

/** What the desk says of a signature that shows certain words, beside what is only told. */
async function saidOf(words?: SignatureWords): Promise<[string, string[]]> {
  const appearance = words && signatureAppearance(fonts, words);
  const options = { field: place.id, signedAt, ...(appearance && { appearance }) };
  const { verdict } = await checkSubmission(await signPdf(pdf, signer, options), {
    ...{ procedures: [ct01], trust: [authority.root], now },
  });
  const { indication, reasons } = verdict;
  const told = reasons.filter(({ severity }) => severity !== 'information');
  return [indication, told.map(({ code, severity }) => `${severity} ${code}`)];
}

test('a signature shows who signed and when, with a picture of handwriting or without', async () => {
  assert.deepEqual(await saidOf(honest), ['passed', []]);
  assert.deepEqual(await saidOf({ ...honest, picture }), ['passed', []]);
  assert.deepEqual(await saidOf(), ['passed', []], 'nothing is shown, and nothing wrong');
});

test('an officer is warned of a signature that shows another name, time or issuer', async () => {
  const warned = ['passed', ['warning signature-shows-other']];
  assert.deepEqual(await saidOf({ ...honest, name: 'Nguyễn Văn A' }), warned);
  assert.deepEqual(await saidOf({ ...honest, issuer: 'Ban Cơ yếu Chính phủ' }), warned);
  const later = new Date(signedAt.getTime() + 60_000);
  assert.deepEqual(await saidOf({ ...honest, signedAt: later }), warned);
  assert.deepEqual(await saidOf({ ...honest, name: 'Nguyễn Văn A', picture }), warned);
});
