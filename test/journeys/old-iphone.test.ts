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
import { exampleOf, journeyExample, proceduresWithExamples } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import {
  holderOf,
  printedSubmission,
  signSubmission,
  trialPassword,
  trialSignature,
} from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

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
    await form.start();
    const button = tab.page.locator('tk-procedure form .tk-button-primary');
    assert.equal(await button.evaluate((one) => getComputedStyle(one).borderRadius), '6px');
    await form.fill(async (index) => {
      if (index !== 1) return;
      const before = await form.values();
      // The draft has 300 ms to keep a change.
      await tab.page.waitForTimeout(1000);
      await form.reload(await form.heading.innerText());
      assert.deepEqual(await form.values(), before, 'a reload loses what was typed');
    });
    await form.goToSigning();
    for (const signer of form.requiredSigners) {
      const bytes = await trialSignature(portal.url, holderOf(signer, form.answers));
      await form.sign(signer, { bytes, password: trialPassword });
    }
    assert.notEqual(await form.submit(), '');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test('a signed file is checked as on an old iPhone', async () => {
  const [ct01, example] = await exampleOf('ct01', 'two-signers');
  const printed = await printedSubmission(ct01, example);
  const buffer = Buffer.from(await signSubmission(portal.url, printed, ct01, example));
  const tab = await oldTab();
  await tab.page.goto(`${portal.url}/kiem-tra`);
  const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer };
  await tab.page.locator('tk-verify input[type=file]').setInputFiles(file);
  await tab.page.locator('tk-verify [data-verdict]').waitFor();
  const shown = await tab.page.locator('tk-verify .tk-form').innerText();
  assert.match(shown, /Kết luận: Hợp lệ/);
  assert.match(shown, /Khớp từng byte/);
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
