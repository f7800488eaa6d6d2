/** Several procedures in one interview: what one form was told, the next ones do not ask again. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { askedQuestions, journey, type Answers } from '@tokhai/answers';
import { bundleAnswers, bundleFacts, type Facts } from '@tokhai/answers/profile';
import { readBundle } from '@tokhai/procedure';
import { examine, visit, type Visit } from '../support/browser.ts';
import { proceduresFolder, proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { FormDriver } from '../support/form-driver.ts';
import {
  holderOf,
  printedSubmission,
  trialPassword,
  trialSignature,
} from '../support/http-submission.ts';
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

const all = await proceduresWithExamples();
const file = new URL(`file://${proceduresFolder}/../bundles/tre-moi-sinh/bundle.json`);
const bundle = readBundle(JSON.parse(await readFile(file, 'utf8')));

/** One form of the bundle, with the answers of its example and what earlier forms were told. */
function formAt(tab: Visit, index: number, facts: Facts) {
  const part = bundle.procedures[index]!;
  const {
    procedure,
    examples: known,
    files,
  } = all.find(({ folder }) => folder === folders[index])!;
  const example = known.find(({ name }) => name === examples[index])!;
  const settled = bundleAnswers(part, procedure, facts, today);
  const answers: Answers = { ...example.answers, ...settled };
  const told = { ...facts, ...bundleFacts(part, procedure, answers, today) };
  return { form: new FormDriver(tab, procedure, answers, files), settled, told };
}

/**
 * Answers what is not known yet, up to the check page.
 * @returns how many pages were shown
 */
async function fillOpen(form: FormDriver, settled: Answers): Promise<number> {
  const { page, procedure, answers, files } = form;
  let shown = 0;
  for (const one of journey(procedure, answers)) {
    const questions = askedQuestions(procedure, one, answers);
    if (questions.every(({ name }) => name in settled)) continue;
    shown += 1;
    await form.expectHeading(one.title);
    for (const { name } of questions.filter((question) => question.name in settled)) {
      assert.equal(await page.evaluate(isOpen(name)), false, `${procedure.id} asks ${name} again`);
    }
    const open = questions.filter(({ name }) => !(name in settled));
    await fillQuestions(form.hands, open, answers, files);
    await form.hands.activate('Tiếp tục');
  }
  await form.expectHeading('Kiểm tra câu trả lời');
  return shown;
}

/** The way to the next form: on the list, or on the form that was handed in. */
const onwards = 'tk-bundle :is(button[data-next], button[data-next-form])';

test('a newborn child: each fact is asked for once, three forms are signed and accepted', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  await page.goto(`${portal.url}/goi/tre-moi-sinh`);
  await page.getByRole('heading', { name: bundle.title }).waitFor();
  await examine(tab, 'the list of forms');

  let facts: Facts = {};
  const codes: string[] = [];
  for (const [index, folder] of folders.entries()) {
    const { form, settled, told } = formAt(tab, index, facts);
    await page.locator(onwards).click();
    await form.start();
    const shown = await fillOpen(form, settled);
    if (index > 0) {
      assert.ok(
        shown < journey(form.procedure, form.answers).length,
        `${folder} passes pages over`,
      );
      const child = String(settled[folder === 'ct01' ? 'hoTen' : 'hoTenTre']);
      assert.ok((await page.locator('tk-procedure .tk-answer', { hasText: child }).count()) > 0);
    }
    await form.goToSigning();
    for (const signer of form.requiredSigners) await form.sign(signer);
    codes.push(await form.submit());
    facts = told;
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
  await page.locator('tk-bundle button[data-next]').waitFor();
  assert.equal(await page.getByText('Chưa nộp').count(), 3);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a form of a bundle is opened by its code, for somebody else to sign', async () => {
  const ct01 = all.find(({ folder }) => folder === 'ct01')!;
  const example = ct01.examples.find(({ name }) => name === 'four-signers')!;
  const body = new Uint8Array(await printedSubmission(ct01, example));
  const headers = { 'content-type': 'application/pdf' };
  const offered = await fetch(`${portal.url}/hand-overs`, { method: 'POST', headers, body });
  const { code } = (await offered.json()) as { code: string };
  const tab = await visit(browser);
  const { page } = tab;
  await page.goto(`${portal.url}/goi/tre-moi-sinh?to-khai=2#tk-ky=${code}`);
  await page.getByRole('button', { name: 'Mở tờ khai bằng mã' }).click();
  await page.getByRole('heading', { name: 'Đọc tờ khai trước khi ký' }).waitFor();
  await page.getByRole('button', { name: 'Đã đọc, đến chỗ ký' }).click();
  await page.locator('tk-procedure [data-signer]').first().waitFor();
  await examine(tab, 'a form of a bundle that somebody else signs');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('opened once, two forms are filled in and signed without a portal; each is sent once it is back', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  await page.addInitScript(() =>
    addEventListener('tk-offline', (event) =>
      Object.assign(globalThis, { kept: (event as HTMLElementEventMap['tk-offline']).detail }),
    ),
  );
  const accepted: number[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const isSubmission = response.request().method() === 'POST' && pathname === '/submissions';
    // While the portal starts, it says so.
    if (isSubmission && response.status() !== 503) accepted.push(response.status());
  });
  await page.goto(`${portal.url}/goi/tre-moi-sinh`);
  await page.waitForFunction(() => 'kept' in globalThis, undefined, { timeout: 90_000 });
  const kept = await page.evaluate(() => (globalThis as { kept?: { missing: number } }).kept);
  assert.equal(kept?.missing, 0, 'everything is kept');
  const first = formAt(tab, 0, {});
  const forms = [first, formAt(tab, 1, first.told)];
  const signatures = await Promise.all(
    forms.map(({ form }) =>
      Promise.all(
        form.requiredSigners.map(async (place) => ({
          place,
          bytes: await trialSignature(portal.url, holderOf(place, form.answers)),
        })),
      ),
    ),
  );

  await portal.down();
  await page.context().setOffline(true);
  await page.reload();
  for (const [index, { form, settled }] of forms.entries()) {
    await page.locator(onwards).click();
    await form.hands.activate('Bắt đầu');
    await fillOpen(form, settled);
    await form.goToSigning();
    for (const { place, bytes } of signatures[index]!) {
      await form.sign(place, { bytes, password: trialPassword });
    }
    await form.hands.activate('Nộp hồ sơ');
    await page.locator('tk-procedure [data-queued]').waitFor({ timeout: 60_000 });
  }
  await page.locator('tk-bundle [data-overview]').click();
  await page.locator('tk-bundle [data-waiting]').waitFor();
  await examine(tab, 'the list of forms that wait');
  await page.reload();
  const waiting = page.getByText('Đã ký, chờ có mạng để gửi');
  await waiting.nth(1).waitFor();
  assert.equal(await waiting.count(), 2);
  assert.deepEqual(accepted, []);

  await portal.up();
  await page.context().setOffline(false);
  await page.locator('tk-bundle [data-waiting]').waitFor({ state: 'detached', timeout: 60_000 });
  const codes = await page.getByText(/Đã nộp, mã hồ sơ DEMO-\d{6}-\d{4}/).allInnerTexts();
  assert.equal(new Set(codes).size, 2);
  await page.reload();
  await page.locator('tk-bundle button[data-next]').waitFor();
  assert.equal(await page.getByText('Đã nộp, mã hồ sơ').count(), 2);
  assert.deepEqual(accepted, [201, 201]);
  assert.deepEqual(
    tab.complaints.filter((text) => !/Failed to load resource/.test(text)),
    [],
  );
  await tab.close();
});
