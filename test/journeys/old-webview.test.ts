/**
 * The main job in a Chromium of 2022, near the oldest WebView that is served: with a cheap phone people
 * fill in, sign, hand in and check a file. As many procedures as ask every kind of question.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askedQuestions, journey } from '@tokhai/answers';
import type { Browser } from 'playwright-core';
import { canRunOldChromium } from '../../scripts/old-chromium.ts';
import { visit } from '../support/browser.ts';
import {
  exampleOf,
  journeyExample,
  proceduresWithExamples,
  type ProcedureWithExamples,
} from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import {
  holderOf,
  printedSubmission,
  signSubmission,
  trialPassword,
  trialSignature,
} from '../support/http-submission.ts';
import { openOldBrowser } from '../support/old-browser.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';

const skip = canRunOldChromium ? false : 'it runs on Linux on x64 alone';
const procedures = chosen(await proceduresWithExamples());

let portal: PortalProcess;
let browser: Browser;
before(async () => {
  if (skip) return;
  portal = await startPortal();
  browser = await openOldBrowser();
});
after(async () => {
  if (skip) return;
  await browser.close();
  assert.equal(await portal.stop(), 0, `the portal did not end cleanly:\n${portal.output()}`);
});

/** Those that ask a kind of question which none before them asks. */
function chosen(all: readonly ProcedureWithExamples[]): ProcedureWithExamples[] {
  const asked = new Set<string>();
  return all.filter((one) => {
    const { answers } = journeyExample(one);
    const kinds = journey(one.procedure, answers)
      .flatMap((page) => askedQuestions(one.procedure, page, answers))
      .map(({ kind }) => kind);
    const before = asked.size;
    for (const kind of kinds) asked.add(kind);
    return asked.size > before;
  });
}

for (const withExamples of procedures) {
  const { folder, procedure, files } = withExamples;
  test(`${folder}: filled in, signed and submitted in a browser of 2022`, { skip }, async () => {
    const tab = await visit(browser);
    const form = new FormDriver(tab, procedure, journeyExample(withExamples).answers, files);
    await tab.page.goto(`${portal.url}/thu-tuc/${folder}`);
    await form.start();
    await form.fill(async (index) => {
      if (index !== 1) return;
      const before = await form.values();
      // The draft has 300 ms to keep a change.
      await tab.page.waitForTimeout(1000);
      await form.reload(await form.heading.innerText());
      assert.deepEqual(await form.values(), before, 'a reload loses what was typed');
    });
    await form.goToSigning();
    for (const signer of form.requiredSigners) {
      const bytes = await trialSignature(portal.url, holderOf(signer, form.answers));
      await form.sign(signer, { bytes, password: trialPassword });
    }
    assert.notEqual(await form.submit(), '');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test('a signed file is checked in a browser of 2022', { skip }, async () => {
  const [ct01, example] = await exampleOf('ct01', 'two-signers');
  const printed = await printedSubmission(ct01, example);
  const buffer = Buffer.from(await signSubmission(portal.url, printed, ct01, example));
  const tab = await visit(browser);
  await tab.page.goto(`${portal.url}/kiem-tra`);
  const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer };
  await tab.page.locator('tk-verify input[type=file]').setInputFiles(file);
  await tab.page.locator('tk-verify [data-verdict]').waitFor();
  const shown = await tab.page.locator('tk-verify .tk-form').innerText();
  assert.match(shown, /Kết luận: Hợp lệ/);
  assert.match(shown, /Khớp từng byte/);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
