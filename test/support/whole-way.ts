/** The main job from end to end, as a citizen and a desk do it; for browsers that are served and not new. */
import assert from 'node:assert/strict';
import type { Visit } from './browser.ts';
import { exampleOf } from './examples.ts';
import type { FormDriver } from './form-driver.ts';
import {
  holderOf,
  printedSubmission,
  signSubmission,
  trialPassword,
  trialSignature,
} from './http-submission.ts';

/**
 * Fills in a form from its start page, with a reload on the second page, signs it with files, and hands it in.
 *
 * @param onPage called on each page once it is filled in
 */
export async function handIn(
  form: FormDriver,
  portal: string,
  onPage: () => Promise<void> = async () => {},
): Promise<void> {
  await form.start();
  await form.fill(async (index) => {
    await onPage();
    if (index !== 1) return;
    const before = await form.values();
    // The draft has 300 ms to keep a change.
    await form.visit.page.waitForTimeout(1000);
    await form.reload(await form.heading.innerText());
    assert.deepEqual(await form.values(), before, 'a reload loses what was typed');
  });
  await form.goToSigning();
  for (const signer of form.requiredSigners) {
    const bytes = await trialSignature(portal, holderOf(signer, form.answers));
    await form.sign(signer, { bytes, password: trialPassword });
  }
  assert.notEqual(await form.submit(), '');
}

/** Gives a signed CT01 to `<tk-verify>`, which finds it sound. */
export async function checkFile({ page }: Visit, portal: string): Promise<void> {
  const [ct01, example] = await exampleOf('ct01', 'two-signers');
  const printed = await printedSubmission(ct01, example);
  const buffer = Buffer.from(await signSubmission(portal, printed, ct01, example));
  await page.goto(`${portal}/kiem-tra`);
  const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer };
  await page.locator('tk-verify input[type=file]').setInputFiles(file);
  await page.locator('tk-verify [data-verdict]').waitFor();
  const shown = await page.locator('tk-verify .tk-form').innerText();
  assert.match(shown, /Kết luận: Hợp lệ/);
  assert.match(shown, /Khớp từng byte/);
}
