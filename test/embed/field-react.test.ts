/** The React component of one question, in a form that React draws. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { sampleFile } from '../../packages/elements/src/testing/sample-procedure.ts';
import { root } from '../../scripts/lib/run.ts';
import { serveFolder, type StaticServer } from '../../scripts/lib/static-server.ts';
import { openBrowser, visit } from '../support/browser.ts';

/** A name that changes, an answer that the portal keeps itself, and one that it does not. */
const app = `
import { createElement as h, Fragment, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Field } from 'tokhai/react/field';

const phone = '{"$ref": "../../shared/phone.json"}';
const email = '{"$ref": "../../shared/email.json"}';

function App() {
  const [name, setName] = useState('phone');
  const [answer, setAnswer] = useState('0912345678');
  return h(Fragment, null, h('form', null,
    h(Field, { name, schema: phone, required: true, value: answer,
      onTkChange: ({ detail }) => setAnswer(detail.value) }),
    h('output', null, answer),
    h(Field, { name: name && name + '-email', schema: email, initial: 'an@example.vn' }),
    h(Field, { name: undefined, schema: undefined, src: '/sample.json', question: 'hoTen' }),
    h('tk-field', { name: 'tag', schema: phone, initial: '0912345678' }),
    h('button', { type: 'button', onClick: () => setName('mobile') }, 'Đổi tên'),
    h('button', { type: 'button', onClick: () => setName(undefined) }, 'Bỏ tên'),
    h('button', { type: 'reset' }, 'Làm lại'),
  ),
    h('form', { id: 'apart' }),
    h(Field, { form: 'apart', name: 'component', schema: phone, initial: '0912345678' }),
    h('tk-field', { form: 'apart', name: 'tag', schema: phone, initial: '0987654321' }),
  );
}

createRoot(document.querySelector('main')).render(h(App));`;

let server: StaticServer;
let browser: Browser;
before(async () => {
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['@tokhai/source', 'browser'],
    define: { 'import.meta.url': 'location.href', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  server = await serveFolder(root, {
    '/sample.json': JSON.stringify(sampleFile),
    '/app.js': outputFiles[0]!.text,
    '/app.html': `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Cổng</title>
<link rel="icon" href="data:,"><main></main><script type="module" src="/app.js"></script>`,
  });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await server.close();
});

test('the component takes part in a form that React draws, under the name it has now', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const entries = (form = 'form') =>
    page.evaluate(
      (one) => [...new FormData(document.querySelector<HTMLFormElement>(one)!)] as string[][],
      form,
    );
  await page.goto(`${server.url}/app.html`);
  const [phone, email] = [page.locator('input').first(), page.locator('input').nth(1)];
  await page.waitForFunction(() => document.querySelectorAll('tk-field input').length === 6);
  assert.deepEqual(await entries(), [
    ['phone', '0912345678'],
    ['phone-email', 'an@example.vn'],
    ['hoTen', ''],
    ['tag', '0912345678'],
  ]);

  assert.deepEqual(await entries('#apart'), [
    ['component', '0912345678'],
    ['tag', '0987654321'],
  ]);

  await phone.fill('0987654321');
  await email.fill('binh@example.vn');
  await page.locator('output', { hasText: '0987654321' }).waitFor();
  await page.getByRole('button', { name: 'Đổi tên' }).click();
  await page.locator('tk-field[name="mobile"]').waitFor();
  // What React does not hold stays as it was typed.
  assert.deepEqual(await entries(), [
    ['mobile', '0987654321'],
    ['mobile-email', 'binh@example.vn'],
    ['hoTen', ''],
    ['tag', '0912345678'],
  ]);

  await page.getByRole('button', { name: 'Làm lại' }).click();
  assert.equal(await email.inputValue(), 'an@example.vn');

  await page.getByRole('button', { name: 'Bỏ tên' }).click();
  await page.locator('tk-field[name="mobile"]').waitFor({ state: 'detached' });
  // Those of the questions, which it had first.
  assert.deepEqual(await entries(), [
    ['phone', '0987654321'],
    ['phoneemail', 'an@example.vn'],
    ['hoTen', ''],
    ['tag', '0912345678'],
  ]);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
