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
  journeyExample,
  proceduresWithExamples,
  type ProcedureWithExamples,
} from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { openOldBrowser } from '../support/old-browser.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';
import { checkFile, handIn } from '../support/whole-way.ts';

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
    await handIn(form, portal.url);
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test('a signed file is checked in a browser of 2022', { skip }, async () => {
  const tab = await visit(browser);
  await checkFile(tab, portal.url);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
