/** `tokhai preview` in a browser: what the author sees while the file is edited. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { root } from '../../scripts/lib/run.ts';
import { startPreview, type Preview } from '../../packages/cli/src/preview/server.ts';
import { examine, openBrowser, visit } from '../support/browser.ts';
import { ensureBundle } from '../support/portal-process.ts';
import { tone } from '../support/tone.ts';

let folder: string;
let browser: Browser;
let preview: Preview;
let path: string;
before(async () => {
  await ensureBundle('cli');
  folder = await mkdtemp(join(tmpdir(), 'tokhai-preview-'));
  await cp(join(root, 'schemas', 'procedures', 'phan-anh-kien-nghi'), folder, { recursive: true });
  path = join(folder, 'procedure.json');
  preview = await startPreview(path, 0);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await preview?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The status that the server gives, to headers that a browser would not send. */
function statusOf(headers: Record<string, string>, method = 'GET', to = '/state'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(to, preview.url), { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('form, print and findings follow the file; answers stay', async () => {
  const tab = await visit(browser);
  const { page, complaints } = tab;
  await page.goto(preview.url);
  await page.getByText('không có gì phải sửa').waitFor();
  await page.locator('#example').selectOption('valid');
  await page.getByRole('button', { name: 'Điền vào tờ khai' }).click();
  await page.getByText('Câu trả lời đã đủ và hợp lệ.').waitFor();
  const frame = page.locator('iframe');
  const first = await frame.getAttribute('src');
  assert.match(first ?? '', /^\/pdf\/[0-9a-f]{32}\.pdf#/);
  const pdf = await fetch(new URL(first!, preview.url));
  assert.equal((await pdf.text()).slice(0, 5), '%PDF-');
  const form = page.locator('preview-form');
  await form.getByText('Hồ sơ quá hẹn').first().waitFor();

  const text = await readFile(path, 'utf8');
  const file = JSON.parse(text) as {
    properties: Record<string, { title: string; description?: string }>;
    procedure: { print: { title: string } };
  };
  file.properties['tieuDe']!.title = 'Bạn muốn nói ngắn gọn điều gì?';
  delete file.properties['noiDung']!.description;
  file.procedure.print.title = 'ĐƠN PHẢN ÁNH';
  await writeFile(path, JSON.stringify(file, undefined, 2));
  await form.getByText('Bạn muốn nói ngắn gọn điều gì?').first().waitFor();
  await form.getByText('Hồ sơ quá hẹn').first().waitFor();
  const finding = page.locator('#findings li', { hasText: 'missing-help' });
  assert.match(await finding.innerText(), /Lỗi\s+Dòng \d+, \/properties\/noiDung\s/);
  await page.waitForFunction(
    (old) => document.querySelector('iframe')?.getAttribute('src') !== old,
    first,
  );

  await writeFile(path, text.slice(0, -40));
  await page.locator('#findings li', { hasText: 'not-json' }).waitFor();
  await form.getByText('Bạn muốn nói ngắn gọn điều gì?').first().waitFor();
  await writeFile(path, text);
  await page.getByText('không có gì phải sửa').waitFor();
  await page.reload();
  await form.getByText('Hồ sơ quá hẹn').first().waitFor();
  await examine(tab, 'the preview');
  assert.deepEqual(complaints, []);
  await tab.close();
});

test('a recording that the file names is heard in the form; nothing else beside it is given out', async () => {
  const text = await readFile(path, 'utf8');
  const file = JSON.parse(text) as { procedure: object };
  Object.assign(file.procedure, { audio: { vi: { file: 'audio/mo-dau.vi.wav' } } });
  await mkdir(join(folder, 'audio'));
  await writeFile(join(folder, 'audio', 'mo-dau.vi.wav'), tone(100));
  await writeFile(join(folder, 'audio', 'khac.wav'), tone(100));
  await writeFile(path, JSON.stringify(file));
  const tab = await visit(browser);
  const { page } = tab;
  await page.goto(preview.url);
  const fetched = page.waitForResponse((response) => response.url().includes('/media/'));
  await page.locator('preview-form').getByRole('button', { name: 'Đọc to' }).click();
  const response = await fetched;
  assert.ok(response.url().endsWith('/media/audio/mo-dau.vi.wav'));
  assert.equal(response.status(), 200);
  assert.equal(response.headers()['content-type'], 'audio/wav');
  const { host } = new URL(preview.url);
  for (const other of ['audio/khac.wav', 'procedure.json', '..%2fx.wav']) {
    assert.equal(await statusOf({ host }, 'GET', `/media/${other}`), 404, other);
  }
  assert.deepEqual(tab.complaints, []);
  await tab.close();
  await writeFile(path, text);
});

test('only this machine and this page are answered', async () => {
  const { host } = new URL(preview.url);
  assert.equal(await statusOf({ host }), 200);
  assert.equal(await statusOf({ host: 'evil.example' }), 403);
  assert.equal(await statusOf({ host, origin: 'https://evil.example' }, 'POST', '/print'), 403);
  assert.equal(await statusOf({ host }, 'POST', '/print'), 400);
  assert.equal(await statusOf({ host }, 'DELETE'), 405);
  assert.equal(await statusOf({ host }, 'GET', '/assets/..%2f..%2fmain.js'), 404);
  assert.equal(await statusOf({ host }, 'GET', '/example?name=../../procedure'), 404);
});
