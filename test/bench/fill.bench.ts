/**
 * How fast a form of 20 to 3000 fields is: shown, typed into, sent with everything required left
 * out; and how much memory it takes. As ratios to a page written by hand, in the same run; beside it
 * bare Lit, and the same page where *Continue* also lists the errors with links, as ours does. Then
 * 200 fields on a processor that is slowed down six times.
 *
 * Of each, the time on the clock until the frame after it, and the processor's time of the page's
 * main thread: on a machine with other work only the latter tells much.
 * `SIZES=20,200` and `ROUNDS=3` make it shorter or longer.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import type { bench, Way } from './fill/page.ts';
import { MainThread } from './main-thread.ts';
import { median } from './measure.ts';

const sizes = (process.env['SIZES'] ?? '20,200,1000,3000').split(',').map(Number);
const rounds = Number(process.env['ROUNDS'] ?? 3);
const ways: readonly Way[] = ['plain', 'listed', 'lit', 'tokhai'];
const measures = {
  mount: 'ms',
  'mount, work': 'ms',
  key: 'ms',
  'key, work': 'ms',
  missing: 'ms',
  'missing, work': 'ms',
  heap: 'MB',
} as const;
type Measure = keyof typeof measures;
type Sample = Record<Measure, number>;

type InPage = typeof globalThis & { bench: typeof bench };

const bundle = await build({
  entryPoints: [fileURLToPath(new URL('fill/page.ts', import.meta.url))],
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  target: 'chrome100',
  conditions: ['@tokhai/source', 'browser', 'production'],
  logLevel: 'error',
});
const script = bundle.outputFiles[0]!.text;

const server = createServer(({ url }, response) => {
  const isScript = url === '/page.js';
  response.setHeader(
    'content-type',
    `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`,
  );
  response.end(
    isScript
      ? script
      : '<!doctype html><div id="root"></div><script type="module" src="/page.js"></script>',
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

async function once(browser: Browser, way: Way, size: number, slower: number): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const heapSize = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  const thread = new MainThread(page, devtools);
  await page.goto(address);
  await thread.watch();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.waitForFunction(() => 'bench' in globalThis);
  const before = await heapSize();
  await page.evaluate(([name, count]) => (globalThis as InPage).bench.prepare(name, count), [
    way,
    size,
  ] as const);
  const [mount, mountWork] = await thread.workOf(() =>
    page.evaluate(() => (globalThis as InPage).bench.mount()),
  );
  const heap = (await heapSize()) - before;
  await page.evaluate(() => (globalThis as InPage).bench.focus());
  await page.keyboard.press('o');
  await page.waitForTimeout(300);
  const letters = [...'nguyenvan'];
  const [, keysWork] = await thread.workOf(async () => {
    for (const letter of letters) await page.keyboard.press(letter);
  });
  const key = median(await page.evaluate(() => (globalThis as InPage).bench.keys()));
  const [missing, missingWork] = await thread.workOf(() =>
    page.evaluate((count) => (globalThis as InPage).bench.submit(count), size),
  );
  await context.close();
  return {
    mount,
    'mount, work': mountWork,
    key,
    'key, work': keysWork / letters.length,
    missing,
    'missing, work': missingWork,
    heap,
  };
}

const browser = await openBrowser();
try {
  const runs = [...sizes.map((size) => [size, 1] as const), [200, 6] as const];
  for (const [size, slower] of runs) {
    const samples = new Map<Way, Sample[]>(ways.map((way) => [way, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ways) samples.get(way)?.push(await once(browser, way, size, slower));
    }
    const of = (way: Way, measure: Measure): number =>
      median((samples.get(way) ?? []).map((sample) => sample[measure]));
    for (const [name, unit] of Object.entries(measures)) {
      const measure = name as Measure;
      const base = of('plain', measure);
      const ratios = ways
        .filter((way) => way !== 'plain')
        .map((way) => `${way} ${(of(way, measure) / base).toFixed(2)} ×`);
      const amount = unit === 'MB' ? (base / 1e6).toFixed(2) : base.toFixed(1);
      console.log(
        `${size} fields${slower > 1 ? `, ${slower} × slower` : ''}, ${measure}: ${ratios.join(', ')} of plain (${amount} ${unit})`,
      );
    }
  }
} finally {
  await browser.close();
  server.close();
}
