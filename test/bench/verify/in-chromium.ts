/** Signs in Chromium: in one page, by a bundle for browsers. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openBrowser } from '../../support/browser.ts';
import type { Times } from '../measure.ts';
import type { Given } from '../print/words.ts';
import type { bench, Key } from './page.ts';

type InPage = typeof globalThis & { bench: typeof bench };

const fonts = new URL('../../../packages/pdf/fonts/', import.meta.url);

/** Milliseconds of printing and signing, and of printing and a bare WebCrypto signature. */
export async function signInChromium(
  given: Given,
  key: Key,
  rounds: number,
): Promise<Record<'ours' | 'least', Times>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'chrome100',
    conditions: ['@tokhai/source', 'browser', 'production'],
    // The fonts are asked for beside the page.
    define: { 'import.meta.url': 'location.href' },
    logLevel: 'error',
  });
  const answer = async (url: string): Promise<[type: string, body: Uint8Array | string]> => {
    if (url === '/page.js') return ['text/javascript; charset=utf-8', outputFiles[0]!.text];
    const font = /[\w-]+\.ttf$/.exec(url)?.[0];
    if (font !== undefined) return ['font/ttf', await readFile(new URL(font, fonts))];
    return ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'];
  };
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(([type, body]) => {
      // A page of its own has clocks of 5 µs instead of 100.
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
      response.setHeader('content-type', type);
      response.end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => 'bench' in globalThis);
    return await page.evaluate(
      ([from, pair, count]) => (globalThis as InPage).bench.run(from, pair, count),
      [given, key, rounds] as const,
    );
  } finally {
    await browser.close();
    server.close();
  }
}
