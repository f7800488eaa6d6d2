/** Several procedures in one interview: what one form was told, the next ones do not ask again. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { askedQuestions, journey, type Answers } from '@tokhai/answers';
import { bundleAnswers, bundleFacts, type Facts } from '@tokhai/answers/profile';
import { readBundle } from '@tokhai/procedure';
import { examine, visit } from '../support/browser.ts';
import { proceduresFolder, proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { FormDriver } from '../support/form-driver.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const today = '2026-11-22';
const folders = ['khai-sinh', 'ct01', 'bao-hiem-y-te'];
const examples = ['valid', 'guardian-declares', 'valid'];

const { portal, browser } = await portalAndBrowser();

/** Whether the control of a question can be changed. */
const isOpen = (name: string): string =>
  `(() => { const root = document.querySelector('tk-procedure').shadowRoot;
    const found = root.querySelector('#${name}, [name="${name}"]');
    return found !== null && !found.matches(':disabled'); })()`;

test('a newborn child: each fact is asked for once, three forms are signed and accepted', async () => {
  const all = await proceduresWithExamples();
  const file = new URL(`file://${proceduresFolder}/../bundles/tre-moi-sinh/bundle.json`);
  const bundle = readBundle(JSON.parse(await readFile(file, 'utf8')));
  const tab = await visit(browser);
  const { page } = tab;
  await page.goto(`${portal.url}/goi/tre-moi-sinh`);
  await page.getByRole('heading', { name: bundle.title }).waitFor();
  await examine(tab, 'the list of forms');

  let facts: Facts = {};
  const codes: string[] = [];
  for (const [index, folder] of folders.entries()) {
    const part = bundle.procedures[index]!;
    const { procedure, examples: known, files } = all.find((one) => one.folder === folder)!;
    const example = known.find(({ name }) => name === examples[index])!;
    const settled = bundleAnswers(part, procedure, facts, today);
    const answers: Answers = { ...example.answers, ...settled };
    const form = new FormDriver(tab, procedure, answers, files);
    await page.locator('tk-bundle [data-next]').click();
    await form.start();
    let shown = 0;
    for (const one of journey(procedure, answers)) {
      const questions = askedQuestions(procedure, one, answers);
      if (questions.every(({ name }) => name in settled)) continue;
      shown += 1;
      await form.expectHeading(one.title);
      for (const { name } of questions.filter((question) => question.name in settled)) {
        assert.equal(await page.evaluate(isOpen(name)), false, `${folder} asks ${name} again`);
      }
      const open = questions.filter(({ name }) => !(name in settled));
      await fillQuestions(form.hands, open, answers, files);
      await form.hands.activate('Tiếp tục');
    }
    await form.expectHeading('Kiểm tra câu trả lời');
    if (index > 0) {
      assert.ok(shown < journey(procedure, answers).length, `${folder} passes pages over`);
      const child = String(settled[folder === 'ct01' ? 'hoTen' : 'hoTenTre']);
      assert.ok((await page.locator('tk-procedure .tk-answer', { hasText: child }).count()) > 0);
    }
    await form.goToSigning();
    for (const signer of form.requiredSigners) await form.sign(signer);
    codes.push(await form.submit());
    facts = { ...facts, ...bundleFacts(part, procedure, answers, today) };
    if (index !== 0) continue;
    // What was done is still there after a reload.
    await page.reload();
    await page.getByText(`Đã nộp, mã hồ sơ ${codes[0]}`).waitFor();
  }
  await page.locator('tk-bundle [data-overview]').click();
  await page.getByText('Đã nộp hết các tờ khai').waitFor();
  for (const code of codes) await page.getByText(code).waitFor();
  await examine(tab, 'the list of submitted forms');
  await page.locator('tk-bundle [data-forget]').click();
  await page.locator('tk-bundle [data-forget]').waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('tk-bundle [data-next]').waitFor();
  assert.equal(await page.getByText('Chưa nộp').count(), 3);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
