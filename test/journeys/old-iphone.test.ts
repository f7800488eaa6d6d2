/**
 * The main job where what iOS 15 lacks is missing, the last system of an iPhone 6s, 7 or SE: no such phone runs
 * here, so it is taken out of a present Chromium, and the syntax of what is sent is looked at.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { transform } from 'esbuild';
import { root } from '../../scripts/lib/run.ts';
import { examine, visit, type Visit } from '../support/browser.ts';
import { journeyExample, proceduresWithExamples } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';
import { checkFile, handIn } from '../support/whole-way.ts';

/** Without brackets: esbuild puts some around functions for old bugs of Safari. */
const plain = (code: string): string => code.replaceAll(/[()]/g, '');

const { portal, browser } = await portalAndBrowser();

/** A tab without what came into Safari after 15.4 (MDN browser-compat-data 8.1). */
async function oldTab(): Promise<Visit> {
  const tab = await visit(browser);
  await tab.page.addInitScript(() => {
    const missing: ReadonlyArray<readonly [holder: object, ...names: string[]]> = [
      [Document.prototype, 'adoptedStyleSheets'],
      [ShadowRoot.prototype, 'adoptedStyleSheets'],
      [CSSStyleSheet.prototype, 'replace', 'replaceSync'],
      [globalThis, 'CompressionStream', 'DecompressionStream', 'OffscreenCanvas'],
      [
        globalThis,
        'ElementInternals',
        'requestIdleCallback',
        'scheduler',
        'TrustedTypePolicyFactory',
      ],
      [HTMLElement.prototype, 'attachInternals', 'inert', 'popover', 'showPopover', 'hidePopover'],
      [HTMLFormElement.prototype, 'requestSubmit'],
      [HTMLInputElement.prototype, 'showPicker'],
      [Element.prototype, 'checkVisibility', 'setHTMLUnsafe'],
      [AbortSignal, 'timeout', 'any'],
      [URL, 'canParse', 'parse'],
      [Promise, 'withResolvers', 'try'],
      [Object, 'groupBy'],
      [Array, 'fromAsync'],
      [Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with'],
      [Set.prototype, 'union', 'intersection', 'difference', 'isSubsetOf'],
      [String.prototype, 'isWellFormed', 'toWellFormed'],
      [Uint8Array, 'fromBase64', 'fromHex'],
      [Uint8Array.prototype, 'toBase64', 'toHex'],
      [ReadableStream.prototype, Symbol.asyncIterator as unknown as string],
      [Blob.prototype, 'bytes'],
      [Response, 'json'],
      [StorageManager.prototype, 'estimate'],
      [Navigator.prototype, 'pdfViewerEnabled', 'permissions', 'connection', 'userActivation'],
    ];
    for (const [holder, ...names] of missing) {
      for (const name of names) Reflect.deleteProperty(holder, name);
    }
  });
  return tab;
}

/**
 * Looks at a page as everywhere, but for what axe itself does: it copies the `<style>` elements to look at them,
 * without their nonce.
 */
async function examineOld(tab: Visit, what: string): Promise<void> {
  const before = tab.complaints.length;
  await examine(tab, what);
  const found = tab.complaints.splice(before).filter((words) => !words.includes('style-src'));
  tab.complaints.push(...found);
}

for (const folder of ['ct01', 'ket-hon', 'can-cuoc']) {
  test(`${folder}: filled in, signed and submitted as on an old iPhone`, async () => {
    const withExamples = (await proceduresWithExamples()).find((one) => one.folder === folder)!;
    const { procedure, files } = withExamples;
    const tab = await oldTab();
    const form = new FormDriver(tab, procedure, journeyExample(withExamples).answers, files);
    form.examine = (what) => examineOld(tab, what);
    await tab.page.goto(`${portal.url}/thu-tuc/${folder}`);
    let boxes = 0;
    await handIn(form, portal.url, async () => {
      const radii = await tab.page
        .locator('tk-procedure .tk-input')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderRadius));
      boxes += radii.length;
      assert.ok(
        radii.every((radius) => radius === '6px'),
        'boxes without a look',
      );
    });
    assert.ok(boxes > 0);
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test('a signed file is checked as on an old iPhone', async () => {
  const tab = await oldTab();
  await checkFile(tab, portal.url);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('nothing sent to browsers has syntax that Safari 15 does not know', async () => {
  const folder = join(root, 'packages', 'tokhai', 'dist', 'web');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  assert.ok(names.length > 50);
  // Unicode properties are known to it; new ones are not, which nothing here asks for.
  const supported = { 'regexp-unicode-property-escapes': true };
  for (const name of names) {
    const code = await readFile(join(folder, name), 'utf8');
    const [present, old] = await Promise.all([
      transform(code, { target: 'esnext' }),
      transform(code, { target: 'safari15.4', supported }),
    ]);
    assert.equal(plain(old.code), plain(present.code), name);
    // It does not keep what these give to a private field (seen in WebKit 613.1).
    assert.doesNotMatch(code, /#\w+ ?(?:\?\?|\|\||&&)=/, name);
  }
});
