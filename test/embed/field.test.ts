/** One question alone in a form of the portal's own: submit, reset, restore, validation. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { axeViolations } from '../support/axe-page.ts';
import { openBrowser, visit, type Visit } from '../support/browser.ts';
import { fillQuestions } from '../support/fill.ts';
import { Keyboard } from '../support/keyboard.ts';
import {
  answers,
  expected,
  files,
  questions,
  serveFieldPages,
  type FieldPages,
} from './field-pages.ts';

let pages: FieldPages;
let browser: Browser;
before(async () => {
  pages = await serveFieldPages();
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await pages.close();
});

async function open(name: string): Promise<Visit & { keys: Keyboard }> {
  pages.posted.length = 0;
  const tab = await visit(browser);
  await tab.page.goto(`${pages.url}/${name}.html`);
  await tab.page.waitForFunction(() =>
    [...document.querySelectorAll('tk-field')].every((one) => one.querySelector('.tk-field')),
  );
  return { ...tab, keys: new Keyboard(tab.page) };
}

const shown = () =>
  Object.fromEntries(
    [...document.querySelectorAll('tk-field')].map((one) => [
      one.getAttribute('name'),
      (one as unknown as { value: unknown }).value ?? null,
    ]),
  );

test('every kind, filled in by keyboard, is posted as one value, and comes back with the page', async () => {
  const tab = await open('all');
  assert.equal(await axeViolations(tab.page), '');
  await fillQuestions(tab.keys, questions, answers, files);
  await tab.page.getByRole('button', { name: 'Gửi' }).click();
  await tab.page.waitForURL('**/posted');
  assert.deepEqual(pages.posted, [expected]);

  await tab.page.goBack();
  await tab.page.waitForFunction(() => document.querySelectorAll('.tk-field').length > 10);
  await tab.page.waitForFunction(
    (name) => document.querySelector<HTMLInputElement>(`#${name}`)?.value !== '',
    'hoTen',
  );
  // The bytes of a file are not kept: it is asked for again.
  const restored = expected.filter(([name]) => name !== 'anh');
  await tab.page.getByRole('button', { name: 'Gửi' }).click();
  await tab.page.waitForURL('**/posted');
  assert.deepEqual(pages.posted[1], restored);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('every kind is empty after a reset, on the screen and in what is posted', async () => {
  const tab = await open('all');
  await fillQuestions(tab.keys, questions, answers, files);
  await tab.page.getByRole('button', { name: 'Làm lại' }).click();
  const values = await tab.page.evaluate(shown);
  assert.deepEqual(values, Object.fromEntries(questions.map(({ name }) => [name, null])));
  const controls = await tab.page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLInputElement>(
        'tk-field input, tk-field select, tk-field textarea',
      ),
    ]
      .map((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value))
      .filter((one) => one !== '' && one !== false),
  );
  assert.deepEqual(controls, []);
  assert.equal(await tab.page.locator('.tk-error').count(), 0);
  await tab.close();
});

test('what is wrong is told though the connection is lost once the questions stand', async () => {
  const tab = await open('checked');
  await tab.page.context().setOffline(true);
  await tab.page.getByLabel('Tiêu đề').press('Enter');
  await tab.page.waitForFunction(() => document.activeElement?.id === 'hoTen');
  // At that moment a screen reader speaks the control with what describes it.
  const described = await tab.page.getByLabel('Họ và tên').evaluate((control) =>
    control
      .getAttribute('aria-describedby')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent.replace(/\s+/g, ' ').trim()),
  );
  assert.deepEqual(described, [
    'Ghi đầy đủ dấu, như trên giấy tờ tùy thân',
    'Lỗi: Hãy ghi họ và tên',
  ]);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a question that does not come is told, keeps the form, and comes when tried again', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  await page.route('**/parts/text-field-*', (route) => route.abort());
  await page.goto(`${pages.url}/checked.html`);
  const again = page.getByRole('alert').getByRole('button', { name: 'Thử lại' });
  await again.first().waitFor();
  assert.match(await page.getByRole('alert').first().innerText(), /hoặc tải lại trang/);
  pages.posted.length = 0;
  await page.getByLabel('Tiêu đề').press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Thử lại');
  assert.deepEqual(pages.posted, [], 'it is not posted without what is asked');
  await page.unroute('**/parts/text-field-*');
  while ((await again.count()) > 0) {
    await again.first().click();
    await page.waitForTimeout(100);
  }
  await page.getByLabel('Họ và tên').waitFor();
  assert.deepEqual(
    tab.complaints.filter((text) => !/Failed to load resource/.test(text)),
    [],
  );
  await tab.close();
});

test('what is wrong keeps the form and is told beside the field, the first one in focus', async () => {
  const tab = await open('checked');
  const name = tab.page.getByLabel('Họ và tên');
  await tab.page.getByLabel('Thư điện tử').fill('an');
  await tab.page.getByLabel('Tiêu đề').press('Enter');
  await tab.page.locator('.tk-error').nth(1).waitFor();
  assert.deepEqual(pages.posted, []);
  assert.deepEqual(
    (await tab.page.locator('.tk-error').allTextContents()).map((text) =>
      text.replace(/\s+/g, ' ').trim(),
    ),
    ['Lỗi: Hãy ghi họ và tên', 'Lỗi: Hãy ghi thư điện tử theo dạng ten@example.vn'],
  );
  await tab.page.waitForFunction(() => document.activeElement?.id === 'hoTen');
  assert.equal(await axeViolations(tab.page), '');
  await name.fill(' Nguyễn  Văn An');
  await tab.page.getByLabel('Thư điện tử').fill('binh@example.vn');
  await tab.page.waitForFunction(() => !document.querySelector('.tk-error'));
  // Enter in a field sends the portal's form.
  await name.press('Enter');
  await tab.page.waitForURL('**/posted');
  assert.deepEqual(pages.posted, [
    [
      ['q', ''],
      ['hoTen', 'Nguyễn Văn An'],
      ['ctl00$email', 'binh@example.vn'],
    ],
  ]);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a reset gives the first value back, and what is disabled stays locked and unposted', async () => {
  const tab = await open('checked');
  const email = tab.page.getByLabel('Thư điện tử');
  assert.equal(await email.inputValue(), 'an@example.vn');
  await email.fill('x');
  await tab.page.getByRole('button', { name: 'Làm lại' }).click();
  await tab.page.waitForFunction(() =>
    [...document.querySelectorAll('input')].some((one) => one.value === 'an@example.vn'),
  );
  assert.ok(await tab.page.getByLabel('Số điện thoại').isDisabled());
  const entries = await tab.page.evaluate(() => [
    ...new FormData(document.querySelector('form')!).keys(),
  ]);
  assert.deepEqual(entries, ['q', 'hoTen', 'ctl00$email']);
  await tab.close();
});

test('a question outside its form belongs to it by `form`, as native controls do', async () => {
  const tab = await open('apart');
  const name = tab.page.getByLabel('Họ, chữ đệm và tên');
  await tab.page.getByLabel('Tiêu đề').press('Enter');
  await tab.page.waitForFunction(() => document.activeElement?.id === 'hoTen');
  assert.equal(
    await tab.page.locator('.tk-error').count(),
    1,
    'the one without a form is not asked',
  );
  await name.fill('Lan');
  await tab.page.getByLabel('Nữ').check();
  await name.press('Enter');
  await tab.page.waitForURL('**/posted');
  assert.deepEqual(pages.posted, [
    [
      ['q', ''],
      ['hoTen', 'Lan'],
      ['gioiTinh', 'nu'],
    ],
  ]);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a question without a form says what is wrong when it is asked to', async () => {
  const tab = await open('apart');
  const isValid = await tab.page
    .locator('tk-field[name=rieng]')
    .evaluate((field) => (field as HTMLElementTagNameMap['tk-field']).reportValidity());
  assert.equal(isValid, false);
  await tab.page.waitForFunction(() => document.activeElement?.id === 'rieng');
  assert.equal(await tab.page.locator('.tk-error').count(), 1);
  await tab.close();
});

test('it speaks the language of its tag, shared words with it', async () => {
  const tab = await open('english');
  await tab.page.getByText('10 or 11 digits').waitFor();
  await tab.page.evaluate(() => (document.querySelector('tk-field')!.lang = 'vi'));
  await tab.page.getByText('Gồm 10 hoặc 11 chữ số').waitFor();
  await tab.close();
});

test('a question that is not there is told to the page', async () => {
  const tab = await visit(browser);
  await tab.page.addInitScript(() => {
    addEventListener('tk-load-error', (event) => {
      document.title = (event as CustomEvent<Error>).detail.message;
    });
  });
  await tab.page.goto(`${pages.url}/wrong.html`);
  await tab.page.waitForFunction(() => document.title.includes('khac'));
  await tab.close();
});
