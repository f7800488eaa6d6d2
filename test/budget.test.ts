/**
 * What the form costs to load: gzip bytes of the scripts and style sheets that `<tk-procedure>`
 * really asks for. The portal's own style sheet is not the form's and is left out.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../scripts/lib/run.ts';
import { visit } from './support/browser.ts';
import { signScriptBytes } from './support/sign-bundle.ts';
import { portalAndBrowser } from './support/portal-and-browser.ts';

/** Bytes until the first page of CT01 stands: a plain page by hand needs 0, bare Lit 7 kB. */
const firstPage = 35_000;
/** Bytes until its first questions stand too. */
const firstQuestions = 57_600;
/** Bytes until their page can be left: the rules come while it is read. */
const firstRules = 82_000;
/** Bytes until `<tk-verify>` takes a file, and those that it fetches with the first one. */
const verifyPage = 27_000;
const verifier = 97_500;
/** Bytes of what every way to sign loads at the sign page, and with a `.p12` file (asn1js). */
const signing = 19_100;
const signingByFile = 47_000;
/** Bytes of one kind of question, without what several kinds share. */
const oneKind = 3_000;

const assets = join(root, 'packages', 'portal', 'dist', 'web', 'assets');

const { portal, browser } = await portalAndBrowser();

async function gzipped(name: string): Promise<number> {
  return gzipSync(await readFile(join(assets, name))).length;
}

async function total(names: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...new Set(names)].map(gzipped));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('the first page of CT01, and its first questions, keep within their budgets', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  // Without what is fetched ahead for a time without a network.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    // The frame in which the first questions stand.
    const watched = globalThis as typeof globalThis & { stoodAt?: number };
    const look = (): void => {
      const root = document.querySelector('tk-procedure')?.shadowRoot;
      if (root?.querySelector('form')) watched.stoodAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = basename(new URL(request.url()).pathname);
    if (/\.(?:js|css|ttf|woff2?)$/.test(name) && !name.startsWith('portal-')) asked.push(name);
  });
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const ahead: string[] = [];
  // What is fetched ahead for the second page waits until the first one stands without it.
  await page.route(/\/assets\/(?!form-|portal-)/, async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    if (await isNeededAtOnce(name)) return route.continue();
    ahead.push(name);
    await held;
    return route.continue();
  });
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  const first = asked.filter((name) => !ahead.includes(name));
  assert.ok(first.length > 0);
  assert.ok(!asked.some((name) => /\.(?:ttf|woff2?)$/.test(name)), 'no font is loaded');
  const firstBytes = await total(first);
  assert.ok(firstBytes <= firstPage, `${firstBytes} bytes for the first page: ${first.join(', ')}`);
  release();
  const ruled = page.waitForEvent('requestfinished', (request) => /\/checks-/.test(request.url()));
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await ruled;
  await page.waitForLoadState('networkidle');
  const late = await page.evaluate(() => {
    const { stoodAt = 0 } = globalThis as typeof globalThis & { stoodAt?: number };
    const files = performance.getEntriesByType('resource');
    return files.filter(({ startTime }) => startTime > stoodAt).map(({ name }) => name);
  });
  const lateNames = late.map((url) => basename(new URL(url).pathname));
  // What a time without a network needs comes by itself, a while later.
  const all = asked.filter((name) => !name.startsWith('keep-offline-'));
  const bytes = await total(all.filter((name) => !lateNames.includes(name)));
  assert.ok(bytes <= firstQuestions, `${bytes} bytes for the first questions`);
  const ruledBytes = await total(all);
  assert.ok(ruledBytes > bytes && ruledBytes <= firstRules, `${ruledBytes} bytes with the rules`);
  await tab.close();
});

/** Files that the entry imports, directly or through others: without them nothing is shown. */
async function isNeededAtOnce(name: string): Promise<boolean> {
  return (await closureOf('form.ts')).has(name);
}

/** The file of a source and those that it imports, directly or through others. */
async function closureOf(source: string): Promise<Set<string>> {
  const manifest = JSON.parse(
    await readFile(join(assets, '..', '.vite', 'manifest.json'), 'utf8'),
  ) as Record<string, { file: string; imports?: string[] }>;
  const closure = new Set<string>();
  const follow = (key: string): void => {
    if (closure.has(key)) return;
    closure.add(key);
    for (const next of manifest[key]?.imports ?? []) follow(next);
  };
  follow(source);
  return new Set([...closure].map((key) => basename(manifest[key]?.file ?? '')));
}

test('the check of files keeps within its budgets', async () => {
  const first = await closureOf('verify.ts');
  const firstBytes = await total(first);
  assert.ok(firstBytes <= verifyPage, `${firstBytes} bytes until it takes a file`);
  const later = await closureOf('../../tokhai/src/verify/later.ts');
  const bytes = await total([...later].filter((name) => !first.has(name)));
  assert.ok(bytes > 0 && bytes <= verifier, `${bytes} bytes with the first file`);
});

test('signing in the browser keeps within its budgets', async () => {
  const { first, pkcs12 } = await signScriptBytes();
  assert.ok(first <= signing, `${first} bytes to sign`);
  assert.ok(pkcs12 > first && pkcs12 <= signingByFile, `${pkcs12} bytes to sign with a .p12 file`);
});

test('each kind of question is a small file of its own', async () => {
  const kinds = (await readdir(assets)).filter((name) => /^[a-z-]+-field-[\w-]+\.js$/.test(name));
  assert.ok(kinds.length >= 16, 'every kind has its file');
  for (const name of kinds) {
    const bytes = await gzipped(name);
    assert.ok(bytes <= oneKind, `${name}: ${bytes} bytes`);
  }
});
