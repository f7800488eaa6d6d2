/** Prints in Chromium: the same printers, each by its own bundle for browsers, in one page. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../../scripts/lib/run.ts';
import { openBrowser } from '../../support/browser.ts';
import { MainThread } from '../main-thread.ts';
import type { Times } from '../measure.ts';
import type { bench } from './page.ts';
import { printerNames, type PrinterName } from './printers.ts';
import type { Given } from './words.ts';

type InPage = typeof globalThis & { bench: typeof bench };

/** A file that a package holds and does not export. */
const inside = (path: string): string => join(root, 'node_modules', path);
const html = `<!doctype html><meta charset="utf-8">
<script src="/pdfkit.js"></script><script src="/pdfmake.js"></script>
<script type="module" src="/page.js"></script>`;

async function served(): Promise<Map<string, [type: string, body: Uint8Array | string]>> {
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
  const script = 'text/javascript; charset=utf-8';
  const files = new Map<string, [string, Uint8Array | string]>([
    ['/', ['text/html; charset=utf-8', html]],
    ['/page.js', [script, outputFiles[0]!.text]],
    ['/pdfkit.js', [script, await readFile(inside('pdfkit/js/pdfkit.standalone.js'))]],
    ['/pdfmake.js', [script, await readFile(inside('pdfmake/build/pdfmake.min.js'))]],
  ]);
  for (const face of ['Regular', 'Bold', 'Italic']) {
    const name = `Tinos-${face}.ttf`;
    const font = new URL(`../../../packages/pdf/fonts/${name}`, import.meta.url);
    files.set(`/${name}`, ['font/ttf', await readFile(font)]);
  }
  return files;
}

export interface InChromium {
  readonly warm: Record<PrinterName, Times>;
  /** Milliseconds of the main thread's processor for a print, once it is warm, one a turn. */
  readonly work: Record<PrinterName, number[]>;
  /** Milliseconds of the first print in a new page, one a round. */
  readonly cold: Record<PrinterName, number[]>;
}

/** Milliseconds of each printer in Chromium. */
export async function inChromium(
  given: Given,
  words: readonly string[],
  rounds: { warmUp: number; warm: number; turns: number; inTurn: number; cold: number },
): Promise<InChromium> {
  const files = await served();
  const server = createServer(({ url = '/' }, response) => {
    // Fonts are asked for beside the module, wherever that is.
    const path = url.endsWith('.ttf') ? url.slice(url.lastIndexOf('/')) : url;
    const [type, body] = files.get(path) ?? ['text/plain', ''];
    // A page of its own has clocks of 5 µs instead of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.setHeader('content-type', type);
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await openBrowser();
  const open = async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => 'bench' in globalThis);
    return page;
  };
  try {
    const page = await open();
    const warmed = await page.evaluate(
      ([from, text, { warm, warmUp }]) =>
        (globalThis as InPage).bench.warm(from, text, warm, warmUp),
      [given, words, rounds] as const,
    );
    const thread = new MainThread(page, await page.context().newCDPSession(page));
    await thread.watch();
    const work: InChromium['work'] = { ours: [], pdfkit: [], pdfmake: [] };
    for (let turn = 0; turn < rounds.turns; turn += 1) {
      for (const name of printerNames) {
        const [, all] = await thread.workOf(() =>
          page.evaluate(([who, times]) => (globalThis as InPage).bench.repeat(who, times), [
            name,
            rounds.inTurn,
          ] as const),
        );
        work[name].push(all / rounds.inTurn);
      }
    }
    const cold: InChromium['cold'] = { ours: [], pdfkit: [], pdfmake: [] };
    for (let round = 0; round < rounds.cold; round += 1) {
      for (const name of printerNames) {
        const fresh = await open();
        const time = await fresh.evaluate(
          ([who, from, text]) => (globalThis as InPage).bench.cold(who, from, text),
          [name, given, words] as const,
        );
        cold[name].push(time);
        await fresh.close();
      }
    }
    return { warm: warmed, work, cold };
  } finally {
    await browser.close();
    server.close();
  }
}
