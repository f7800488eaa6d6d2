/** The form in pages of portals that were there before it: classic script, old frameworks. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/lib/run.ts';
import type { StaticServer } from '../../scripts/lib/static-server.ts';
import { openBrowser, visit, type Visit } from '../support/browser.ts';
import { servePortalPages } from './portal-pages.ts';

let server: StaticServer;
let browser: Browser;
/** Where pictures of the pages are put when somebody wants to look at them. */
const pictures = process.env['TOKHAI_PICTURES'];

before(async () => {
  server = await servePortalPages();
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page and begins to fill in; gives the requests made so far. */
async function begin(name: string): Promise<Visit & { asked: string[]; posted: string[] }> {
  const tab = await visit(browser);
  const [asked, posted]: [string[], string[]] = [[], []];
  tab.page.on('request', (request) => {
    asked.push(new URL(request.url()).pathname);
    if (request.method() === 'POST') posted.push(request.postData() ?? '');
  });
  await tab.page.goto(`${server.url}/${name}.html`);
  await tab.page.getByRole('button', { name: 'Bắt đầu' }).click();
  await tab.page.getByLabel('Họ và tên').waitFor();
  return { ...tab, asked, posted };
}

/** What is seen of elements, but not where they stand. */
async function look(page: Page, selectors: readonly string[]): Promise<unknown> {
  return page.evaluate((wanted) => {
    const properties = ['color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontWeight'];
    properties.push('lineHeight', 'height', 'padding', 'margin', 'border', 'boxSizing', 'display');
    properties.push('textTransform', 'letterSpacing', 'boxShadow', 'outline');
    const inside = document.querySelector('tk-procedure')?.shadowRoot;
    return wanted.map((selector) => {
      const element = document.querySelector(selector) ?? inside?.querySelector(selector);
      if (!element) throw new Error(`There is no ${selector}.`);
      const style = getComputedStyle(element) as unknown as Record<string, string>;
      return [selector, ...properties.map((name) => `${name}: ${style[name]}`)];
    });
  }, selectors);
}

const theirs = ['h1', '#q', '.btn', 'a[href]'];
const ours = ['.tk-label', '.tk-input', '.tk-button-primary', '.tk-bar .tk-button'];

for (const name of ['bootstrap', 'semantic']) {
  test(`${name} and the form leave each other's look alone`, async () => {
    const alone = await visit(browser);
    await alone.page.route('**/tokhai.iife.js', (route) => route.abort());
    await alone.page.goto(`${server.url}/${name}.html`);
    const before = await look(alone.page, theirs);
    await alone.close();
    const plain = await begin('plain');
    const expected = await look(plain.page, ours);
    await plain.close();

    const tab = await begin(name);
    assert.deepEqual(await look(tab.page, theirs), before);
    assert.deepEqual(await look(tab.page, ours), expected);
    if (pictures !== undefined) {
      await mkdir(pictures, { recursive: true });
      await tab.page.screenshot({ path: join(root, pictures, `${name}.png`), fullPage: true });
    }
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test("a form inside ASP.NET's page-wide form is not part of what that one posts", async () => {
  const tab = await begin('aspnet');
  const name = tab.page.getByLabel('Họ và tên');
  await name.fill('Nguyễn Văn An');
  await name.press('Enter');
  await tab.page.getByLabel('Xã').waitFor();
  assert.deepEqual(tab.posted, [], 'Enter goes to the next page of our form');
  assert.ok(tab.page.url().endsWith('/aspnet.html'));
  await tab.page.getByRole('button', { name: 'Tìm kiếm' }).click();
  await tab.page.waitForURL('**/posted');
  assert.deepEqual(
    tab.posted.map((body) => [...new URLSearchParams(body).keys()]),
    [['__VIEWSTATE', 'ctl00$search']],
  );
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('the classic script works under a strict policy, and fetches no more than is needed', async () => {
  const tab = await begin('strict');
  assert.deepEqual(tab.complaints, []);
  assert.ok(tab.asked.includes('/tokhai.iife.js') && tab.asked.includes('/procedure.js'));
  for (const late of ['verify', 'bundle', 'pdf', 'ttf', 'sign']) {
    assert.ok(!tab.asked.some((path) => path.includes(late)), `${late} is not fetched yet`);
  }
  const refused = await tab.page.evaluate(async () => {
    const { tokhai } = globalThis as unknown as { tokhai: { load(name: string): Promise<void> } };
    await tokhai.load('verify');
    const known = customElements.get('tk-verify') !== undefined;
    const message = await tokhai.load('toString').then(String, (error: Error) => error.message);
    return { known, message };
  });
  assert.ok(refused.known);
  assert.match(refused.message, /no "toString": ask for procedure, verify, bundle, field/);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a service worker of the portal takes ours in: the form is there without a server', async () => {
  const alone = await servePortalPages();
  const tab = await visit(browser);
  const { page } = tab;
  await page.addInitScript(() =>
    addEventListener('tk-offline', (event) =>
      Object.assign(globalThis, { told: (event as HTMLElementEventMap['tk-offline']).detail }),
    ),
  );
  await page.goto(`${alone.url}/offline.html`);
  await page.waitForFunction(() => 'told' in globalThis);
  const told = await page.evaluate(() => (globalThis as { told?: { missing: number } }).told);
  assert.equal(told?.missing, 0);
  await alone.close();
  await page.reload();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn An');
  const own = await page.evaluate(
    async () => (await fetch('/own.json')).json() as Promise<unknown>,
  );
  assert.equal(own, 'own', "the portal's own worker still answers");
  const failed = (text: string): boolean => /Failed to load resource/.test(text);
  assert.deepEqual(
    tab.complaints.filter((text) => !failed(text)),
    [],
  );
  await tab.close();
});
