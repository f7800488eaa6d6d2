/**
 * Somebody leaves a form for another page and comes back by the browser's Back, in Firefox and in
 * WebKit: whether the browser kept the page or loads it anew, the form goes on.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askedQuestions, journey } from '@tokhai/answers';
import { arrive } from '../support/engines/arrive.ts';
import { EngineKeyboard } from '../support/engines/keyboard.ts';
import { isMissing, launch } from '../support/engines/launch.ts';
import { exampleOf } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';

// Asked before anything is registered: between two tests the runner would take the file for done.
const engines = [
  ['firefox', await isMissing('firefox')],
  ['webkit', await isMissing('webkit')],
] as const;

const [{ procedure, files }, { answers }] = await exampleOf('con-thuong-binh', 'minimal');
const pages = journey(procedure, answers);
const path = '/thu-tuc/con-thuong-binh';

let portal: PortalProcess;
before(async () => {
  portal = await startPortal();
});
after(async () => {
  assert.equal(await portal.stop(), 0, `the portal did not end cleanly:\n${portal.output()}`);
});

/** Runs in the page: what was answered so far, as JSON. */
function readAnswers(): string {
  return JSON.stringify(document.querySelector('tk-procedure')?.answers ?? {});
}

for (const [engine, skip] of engines) {
  test(`${engine}: a form that was left goes on, and is saved again`, { skip }, async (context) => {
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const keys = new EngineKeyboard(page);
      await page.goto(`${portal.url}${path}`);
      await arrive(keys, procedure.title);
      await keys.activate('Bắt đầu');
      for (const step of pages.slice(0, 2)) {
        await arrive(keys, step.title);
        await fillQuestions(keys, askedQuestions(procedure, step, answers), answers, files);
        if (step !== pages[1]) await keys.activate('Tiếp tục');
      }
      const told = await page.evaluate(readAnswers);
      await page.evaluate(() => {
        performance.mark('left');
      });
      await page.click('header .brand a');
      await page.waitForPage('/');
      await page.back();
      await page.waitForPage(path);
      await arrive(keys, pages[1]!.title);
      const wasKept = await page.evaluate(() => performance.getEntriesByName('left').length > 0);
      context.diagnostic(wasKept ? 'the page was kept' : 'the page was loaded anew');
      assert.equal(await page.evaluate(readAnswers), told);
      await keys.activate('Tiếp tục');
      const last = pages[2]!;
      await arrive(keys, last.title);
      await fillQuestions(keys, askedQuestions(procedure, last, answers), answers, files);
      const more = await page.evaluate(readAnswers);
      await page.goto(`${portal.url}/`);
      await page.goto(`${portal.url}${path}`);
      await arrive(keys, last.title);
      assert.equal(await page.evaluate(readAnswers), more);
    } finally {
      await browser.close();
    }
  });
}
