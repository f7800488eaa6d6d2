/** The same bytes in every engine: Chromium is asked by packages/pdf/src/goldens.browser.ts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from '../scripts/lib/run.ts';
import { serveFolder, type StaticServer } from '../scripts/lib/static-server.ts';
import type { compareWithGoldens } from '../packages/pdf/src/testing/compare-goldens.ts';
import { isMissing, launch } from './support/engines/launch.ts';

type InPage = typeof globalThis & { compareWithGoldens: typeof compareWithGoldens };

const compare = fileURLToPath(
  new URL('../packages/pdf/src/testing/compare-goldens.ts', import.meta.url),
);
/** Beside the module that asks for the fonts. */
const address = '/packages/pdf/src/fonts/compare.html';

// Asked before anything is registered: between two tests the runner would take the file for done.
const engines = [
  ['firefox', await isMissing('firefox')],
  ['webkit', await isMissing('webkit')],
] as const;

let server: StaticServer;

before(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { compareWithGoldens } from ${JSON.stringify(compare)};
        Object.assign(globalThis, { compareWithGoldens });`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['@tokhai/source', 'browser'],
    define: { 'import.meta.url': 'location.href' },
    logLevel: 'error',
  });
  server = await serveFolder(root, {
    '/compare.js': outputFiles[0]!.text,
    [address]: '<!doctype html><script type="module" src="/compare.js"></script>',
  });
});
after(() => server.close());

for (const [engine, skip] of engines) {
  test(`${engine} prints every example to the same bytes as Node`, { skip }, async () => {
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      await page.goto(`${server.url}${address}`);
      await page.waitFor('the script', () => 'compareWithGoldens' in globalThis);
      const { same, different } = await page.evaluate(() =>
        (globalThis as InPage).compareWithGoldens(),
      );
      assert.deepEqual(different, []);
      assert.ok(same > 100);
    } finally {
      await browser.close();
    }
  });
}
