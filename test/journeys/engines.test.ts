/**
 * The main job in Firefox and in WebKit, by keyboard alone: the form of residence is filled in,
 * checked, signed by a signature file, handed in and looked up.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askedQuestions, journey, requiredSigners } from '@tokhai/answers';
import { EngineKeyboard } from '../support/engines/keyboard.ts';
import { isMissing, launch } from '../support/engines/launch.ts';
import { proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { holderOf, trialPassword, trialSignature } from '../support/http-submission.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';

const { procedure, examples, files } = (await proceduresWithExamples()).find(
  ({ folder }) => folder === 'ct01',
)!;
const { answers } = examples.find(({ name }) => name === 'minimal')!;

// Asked before anything is registered: between two tests the runner would take the file for done.
const engines = [
  ['firefox', await isMissing('firefox')],
  ['webkit', await isMissing('webkit')],
] as const;

let portal: PortalProcess;

before(async () => {
  portal = await startPortal();
});
after(async () => {
  assert.equal(await portal.stop(), 0, `the portal did not end cleanly:\n${portal.output()}`);
});

/** Waits for the form's page with that heading. */
async function arrive(keys: EngineKeyboard, title: string): Promise<void> {
  await keys.page.waitFor(
    `the page “${title}”`,
    (wanted) => {
      const form = document.querySelector('tk-procedure')?.shadowRoot;
      const heading = form?.querySelector('[data-page-heading]');
      return heading?.textContent?.replace(/\s+/g, ' ').includes(wanted) === true;
    },
    title,
  );
}

for (const [engine, skip] of engines) {
  test(
    `${engine}: filled in, signed, submitted and accepted, by keyboard alone`,
    { skip },
    async () => {
      const page = await launch(engine);
      try {
        const keys = new EngineKeyboard(page);
        await page.goto(`${portal.url}/thu-tuc/ct01`);
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
        const [signer, ...others] = requiredSigners(procedure, answers);
        assert.ok(signer !== undefined && others.length === 0);
        await keys.waitFor(`[data-signer="${signer.id}"] form`);
        await keys.tabTo('the ways to sign', ({ name }) => name === 'tk-method');
        if (!(await keys.isThere('input#tk-p12'))) await keys.press('ArrowDown');
        await keys.tabTo('the signature file', ({ id }) => id === 'tk-p12');
        await keys.giveFile('tk-p12', {
          name: 'chu-ky-thu.p12',
          mimeType: 'application/x-pkcs12',
          buffer: await trialSignature(portal.url, holderOf(signer, answers)),
        });
        await keys.tabTo('the password', ({ id }) => id === 'tk-password');
        await keys.write(trialPassword);
        await keys.tabTo('the statement to confirm', ({ id }) => id === 'tk-confirm');
        if (!(await keys.isChecked('tk-confirm'))) await keys.press('Space');
        await keys.activate('Ký số');
        await keys.waitFor(`[data-signer="${signer.id}"] .tk-signed`);
        await keys.activate('Nộp hồ sơ');
        await arrive(keys, 'Đã nộp hồ sơ');
        const code = await page.evaluate(
          () =>
            document.querySelector('tk-procedure')?.shadowRoot?.querySelector('.tk-code')
              ?.textContent ?? '',
        );
        await page.goto(`${portal.url}/tra-cuu`);
        await keys.tabTo('the dossier code', ({ id }) => id === 'ma');
        await keys.write(code.trim().toLowerCase());
        await keys.press('Enter');
        await page.waitFor('the state of the dossier', () =>
          document.body?.textContent?.includes('Đã tiếp nhận'),
        );
      } finally {
        await page.close();
      }
    },
  );
}
