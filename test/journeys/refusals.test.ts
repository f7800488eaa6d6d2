/** Whatever the desk says about a submission, the person who sent it reads it in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownReasonCodes } from '@tokhai/intake';
import { signPdf, verifyPdf, webCryptoSigner } from '@tokhai/signing';
import { createTestAuthority, tinyPdf } from '@tokhai/signing/testing';
import { refusalTexts } from '../../packages/tokhai/src/words/refusals.ts';

/** Reasons that never refuse a submission. */
const harmless = new Set([
  'older-version-taken',
  'answers-changed-since',
  'awaits-paper',
  'answers-overruled',
  'confirmed-not-signed',
  'confirmer-name-differs',
  'confirmer-identity-unproven',
  'procedure-not-given',
  'signer-name-differs',
  'signer-name-accents',
  'signer-identity-unproven',
  'signature-shows-other',
  // Said of files and dossiers that the agency has, never of what is sent to it.
  'confirmation-missing',
  'confirmation-differs',
  'evidence-deleted',
  'seal-of-other-agency',
]);

test('every reason for which the desk refuses has words with a remedy, in each language', () => {
  const refusing = ownReasonCodes.filter((code) => !harmless.has(code));
  assert.ok(refusing.length > 10);
  for (const [language, texts] of Object.entries(refusalTexts)) {
    const missing = refusing.filter((code) => !Object.hasOwn(texts, code));
    assert.deepEqual(missing, [], language);
  }
});

test('what happened to a signature has words too', async () => {
  const authority = await createTestAuthority();
  const stranger = await createTestAuthority({ name: 'Stranger' });
  const { chain, privateKey } = await authority.issue({ commonName: 'An' });
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: chain });
  const signed = await signPdf(tinyPdf(), signer, { field: 'An', signedAt: new Date() });
  const changed = Uint8Array.from(signed);
  changed[20] = (changed[20] ?? 0) ^ 1;
  const inYears = (years: number): Date => new Date(Date.now() + years * 366 * 86_400_000);
  const reports = await Promise.all([
    verifyPdf(tinyPdf(), { trust: [authority.root] }),
    verifyPdf(signed, { trust: [stranger.root] }),
    verifyPdf(signed, { trust: [authority.root], at: inYears(2) }),
    verifyPdf(signed, { trust: [authority.root], at: inYears(11) }),
    verifyPdf(changed, { trust: [authority.root] }),
  ]);
  for (const { indication, reasons } of reports) {
    assert.notEqual(indication, 'TOTAL-PASSED');
    for (const { code } of reasons) {
      assert.ok(Object.hasOwn(refusalTexts.vi, code), `${code} has no words`);
    }
  }
});
