/**
 * The main job in Firefox and in WebKit, by keyboard alone: each procedure is filled in from an
 * example, checked, signed by signature files, handed in and looked up.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askedQuestions, journey, requiredSigners } from '@tokhai/answers';
import { arrive } from './arrive.ts';
import { EngineKeyboard } from './keyboard.ts';
import { isMissing, launch, type EngineBrowser, type EngineName } from './launch.ts';
import { journeyExample, proceduresWithExamples } from '../examples.ts';
import { fillQuestions } from '../fill.ts';
import { startPortal, type PortalProcess } from '../portal-process.ts';
import { sign } from './sign.ts';

/** The code of the dossier on the receipt. */
function readCode(): string {
  const form = document.querySelector('tk-procedure')?.shadowRoot;
  return form?.querySelector('.tk-code')?.textContent?.trim() ?? '';
}

/** Registers a journey for every procedure. */
export async function journeysIn(engine: EngineName): Promise<void> {
  // Asked before anything is registered: between two tests the runner would take the file for done.
  const skip = await isMissing(engine);
  const procedures = await proceduresWithExamples();
  let portal: PortalProcess;
  let browser: EngineBrowser;
  before(async () => {
    if (skip) return;
    portal = await startPortal();
    browser = await launch(engine);
  });
  after(async () => {
    if (skip) return;
    await browser.close();
    assert.equal(await portal.stop(), 0, `the portal did not end cleanly:\n${portal.output()}`);
  });
  for (const withExamples of procedures) {
    const { folder, procedure, files } = withExamples;
    const { answers } = journeyExample(withExamples);
    const name = `${folder}: filled in, signed and submitted in ${engine}, by keyboard alone`;
    test(name, { skip }, async () => {
      const page = await browser.newPage();
      try {
        const keys = new EngineKeyboard(page);
        await page.goto(`${portal.url}/thu-tuc/${folder}`);
        await arrive(keys, procedure.title);
        await keys.activate('Bắt đầu');
        for (const step of journey(procedure, answers)) {
          await arrive(keys, step.title);
          const { text } = await keys.focused();
          assert.ok(
            text.startsWith(step.title),
            `the focus is on “${text}”, not on “${step.title}”`,
          );
          const questions = askedQuestions(procedure, step, answers);
          await fillQuestions(keys, questions, answers, files);
          await keys.activate('Tiếp tục');
        }
        await arrive(keys, 'Kiểm tra câu trả lời');
        await keys.activate('Tạo bản xem trước');
        await keys.waitFor('[data-preview]');
        await keys.activate('Tạo tệp PDF và ký');
        for (const signer of requiredSigners(procedure, answers)) {
          await sign(keys, portal.url, signer, answers);
        }
        await keys.activate('Nộp hồ sơ');
        await arrive(keys, 'Đã nộp hồ sơ');
        const code = await page.evaluate(readCode);
        await page.goto(`${portal.url}/tra-cuu`);
        await keys.tabTo('the dossier code', ({ id }) => id === 'ma');
        await keys.write(code.toLowerCase());
        await keys.press('Enter');
        await page.waitFor('the state of the dossier', () =>
          document.body?.textContent?.includes('Đã tiếp nhận'),
        );
      } finally {
        await page.close();
      }
    });
  }
}
