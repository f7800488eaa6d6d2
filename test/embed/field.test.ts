/** One question alone in a form of the portal's own: submit, reset, restore, validation. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { takesAnswer, type Kind } from '@tokhai/procedure';
import type { Browser } from 'playwright-core';
import {
  sampleAnswers,
  sampleFile,
  sampleQuestion,
} from '../../packages/elements/src/testing/sample-procedure.ts';
import { root } from '../../scripts/lib/run.ts';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { axeViolations } from '../support/axe-page.ts';
import { openBrowser, visit, type Visit } from '../support/browser.ts';
import { fillQuestions } from '../support/fill.ts';
import { Keyboard } from '../support/keyboard.ts';

/** Every kind that somebody answers. */
const kinds = (Object.keys(sampleAnswers) as Kind[]).filter((kind) => kind !== 'computed');
const questions = kinds.map(sampleQuestion).filter(({ kind }) => takesAnswer(kind));
// One pixel.
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = createHash('sha256').update(photo).digest('hex');
const files = new Map([[sha256, photo]]);
const answers: Record<string, unknown> = Object.fromEntries(
  kinds.map((kind) => [sampleQuestion(kind).name, sampleAnswers[kind]]),
);
answers['anh'] = { name: 'anh.png', type: 'image/png', size: photo.length, sha256 };

const page = (body: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng</title><link rel="icon" href="data:,"></head><body><main><h1>Liên hệ</h1>
${body}</main><script src="/tokhai.iife.js" data-elements="field"></script></body></html>`;

const field = (name: string): string =>
  `<tk-field name="${name}" src="/sample.json" question="${name}"></tk-field>`;
const all = questions.map(({ name }) => field(name)).join('\n');

let server: StaticServer;
/** Where the forms are posted to: what a browser tells of a request lacks the bytes of files. */
const desk = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'POST') {
      posted.push(entriesOf(Buffer.concat(chunks), request.headers['content-type'] ?? ''));
    }
    response.writeHead(200, { 'content-type': 'text/plain' }).end('Đã nhận');
  })();
});
const posted: Posted[] = [];
let browser: Browser;
before(async () => {
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const action = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/posted`;
  server = await serveFolder(join(root, 'packages', 'tokhai', 'dist', 'web'), {
    '/sample.json': JSON.stringify({ ...sampleFile, required: ['hoTen'] }),
    '/all.html': page(
      `<form method="post" enctype="multipart/form-data" action="${action}">${all}
<button type="submit">Gửi</button> <button type="reset">Làm lại</button></form>`,
    ),
    '/checked.html': page(
      `<form method="post" action="${action}">
<p><label for="q">Tiêu đề</label> <input id="q" name="q"></p>
${field('hoTen')}
<tk-field name="ctl00$email" value="an@example.vn" required
 schema='{"$ref": "../../shared/email.json", "title": "Thư điện tử"}'></tk-field>
<fieldset disabled><legend>Khoá</legend>
<tk-field name="khoa" value="0912345678" schema='{"$ref": "../../shared/phone.json"}'></tk-field></fieldset>
<button type="submit">Gửi</button> <button type="reset">Làm lại</button></form>`,
    ),
    '/english.html': page(`<form>
<tk-field lang="en" name="phone" schema='{"$ref": "../../shared/phone.json"}'></tk-field></form>`),
    '/wrong.html': page('<form><tk-field src="/sample.json" question="khac"></tk-field></form>'),
  });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await server.close();
  desk.closeAllConnections();
  desk.close();
});

async function open(name: string): Promise<Visit & { keys: Keyboard }> {
  posted.length = 0;
  const tab = await visit(browser);
  await tab.page.goto(`${server.url}/${name}.html`);
  await tab.page.waitForFunction(() =>
    [...document.querySelectorAll('tk-field')].every((one) => one.querySelector('.tk-field')),
  );
  return { ...tab, keys: new Keyboard(tab.page) };
}

type Posted = [name: string, value: string][];

/** What a form posted, entry by entry; of a file its hash. */
function entriesOf(body: Buffer, type: string): Posted {
  if (!type.startsWith('multipart/')) return [...new URLSearchParams(body.toString())];
  const boundary = /boundary=(.+)$/.exec(type)![1]!;
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      const content = Buffer.from(rest.join('\r\n\r\n').slice(0, -2), 'latin1');
      const name = Buffer.from(/name="([^"]*)"/.exec(head)![1]!, 'latin1').toString();
      const isFile = head.includes('filename=');
      return [
        name,
        isFile ? createHash('sha256').update(content).digest('hex') : content.toString(),
      ];
    });
}

const shown = () =>
  Object.fromEntries(
    [...document.querySelectorAll('tk-field')].map((one) => [
      one.getAttribute('name'),
      (one as unknown as { value: unknown }).value ?? null,
    ]),
  );

const expected: Posted = questions.flatMap(({ name, kind }): Posted => {
  const value = answers[name];
  if (kind === 'file') return [[name, sha256]];
  if (Array.isArray(value) && kind === 'choices') return value.map((one) => [name, String(one)]);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Forms post the ends of lines as CR LF (HTML, 4.10.22.8).
  return [[name, text.replaceAll('\n', '\r\n')]];
});

test('every kind, filled in by keyboard, is posted as one value, and comes back with the page', async () => {
  const tab = await open('all');
  assert.equal(await axeViolations(tab.page), '');
  await fillQuestions(tab.keys, questions, answers, files);
  await tab.page.getByRole('button', { name: 'Gửi' }).click();
  await tab.page.waitForURL('**/posted');
  assert.deepEqual(posted, [expected]);

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
  assert.deepEqual(posted[1], restored);
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

test('what is wrong keeps the form and is told beside the field, the first one in focus', async () => {
  const tab = await open('checked');
  const name = tab.page.getByLabel('Họ và tên');
  await tab.page.getByLabel('Thư điện tử').fill('an');
  await tab.page.getByLabel('Tiêu đề').press('Enter');
  await tab.page.locator('.tk-error').nth(1).waitFor();
  assert.deepEqual(posted, []);
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
  assert.deepEqual(posted, [
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

test('it speaks the language of its tag, shared words with it', async () => {
  const tab = await open('english');
  await tab.page.getByText('10 or 11 digits').waitFor();
  await tab.close();
});

test('a question that is not there is told to the page', async () => {
  const tab = await visit(browser);
  await tab.page.addInitScript(() => {
    addEventListener('tk-load-error', (event) => {
      document.title = (event as CustomEvent<Error>).detail.message;
    });
  });
  await tab.page.goto(`${server.url}/wrong.html`);
  await tab.page.waitForFunction(() => document.title.includes('khac'));
  await tab.close();
});
