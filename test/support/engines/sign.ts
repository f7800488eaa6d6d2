import assert from 'node:assert/strict';
import type { Answers } from '@tokhai/answers';
import type { SignerPlace } from '@tokhai/procedure';
import { holderOf, trialPassword, trialSignature } from '../http-submission.ts';
import { confirmAndSign, giveSignatureFile } from '../signature-file.ts';
import { readSummary } from './arrive.ts';
import type { EngineKeyboard } from './keyboard.ts';

/** Signs at a place by a signature file. */
export async function sign(
  keys: EngineKeyboard,
  portal: string,
  place: SignerPlace,
  answers: Answers,
): Promise<void> {
  await keys.waitFor(`[data-signer="${place.id}"] form`);
  const bytes = await trialSignature(portal, holderOf(place, answers));
  await giveSignatureFile(keys, { bytes, password: trialPassword });
  await confirmAndSign(keys);
  const [signed, warned, refused] = [
    `[data-signer="${place.id}"] .tk-signed`,
    `[data-signer="${place.id}"] [data-warnings]`,
    '.tk-summary',
  ];
  await keys.waitFor(`${signed}, ${warned}, ${refused}`);
  if (await keys.isThere(refused)) {
    assert.fail(`the form refuses to sign: ${await keys.page.evaluate(readSummary)}`);
  }
  // On a busy machine the portal may not answer in time whether the certificate was revoked.
  if (await keys.isThere(warned)) await keys.activate('Ký bằng chứng thư này');
  await keys.waitFor(signed);
}
