/**
 * The interaction to next paint of every page of every procedure, on a processor that is slowed
 * down six times: each procedure is filled in from an example by keyboard, and on each page the
 * slowest key or click counts (Event Timing, the interactions that INP is made of; 8 ms steps).
 * `PROCEDURES=ct01,ket-hon` makes it shorter.
 */
import { askedQuestions, journey } from '@tokhai/answers';
import { openBrowser, visit } from '../support/browser.ts';
import { proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startPortal } from '../support/portal-process.ts';

/** What counts as good (web.dev/articles/inp). */
const goodMs = 200;
const wanted = process.env['PROCEDURES']?.split(',');

interface Timed extends PerformanceEntry {
  interactionId: number;
}
type Watched = typeof globalThis & { slowest: { ms: number; event: string } };

/** Remembers the slowest interaction. */
function watch(): void {
  const watched = globalThis as Watched;
  watched.slowest = { ms: 0, event: '' };
  new PerformanceObserver((list) => {
    for (const { duration, name, interactionId } of list.getEntries() as Timed[]) {
      if (interactionId === 0 || duration <= watched.slowest.ms) continue;
      watched.slowest = { ms: duration, event: name };
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

const portal = await startPortal();
const browser = await openBrowser();
const slow: string[] = [];
let worst = 0;
let pages = 0;
try {
  for (const { folder, procedure, examples, files } of await proceduresWithExamples()) {
    if (wanted && !wanted.includes(folder)) continue;
    const { answers } = examples[0]!;
    const tab = await visit(browser);
    const { page } = tab;
    await page.addInitScript(watch);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.goto(`${portal.url}/thu-tuc/${folder}`);
    const keys = new Keyboard(page);
    const take = async (title: string): Promise<void> => {
      await page.waitForTimeout(300);
      const { ms, event } = await page.evaluate(() => {
        const watched = globalThis as Watched;
        const { slowest } = watched;
        watched.slowest = { ms: 0, event: '' };
        return slowest;
      });
      pages += 1;
      worst = Math.max(worst, ms);
      if (ms > goodMs) slow.push(`${folder}, “${title}”: ${ms} ms at ${event}`);
    };
    await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
    await keys.activate('Bắt đầu');
    for (const one of journey(procedure, answers)) {
      const heading = page.locator('tk-procedure [data-page-heading]');
      await heading.filter({ hasText: one.title }).waitFor();
      await take(`to ${one.title}`);
      // Everything left out: the errors stand at their fields.
      await page.getByRole('button', { name: 'Tiếp tục' }).press('Enter');
      await take(`${one.title}, nothing filled in`);
      const isLeft = (await heading.filter({ hasText: one.title }).count()) === 0;
      if (isLeft) continue;
      await page.reload();
      await heading.filter({ hasText: one.title }).waitFor();
      await fillQuestions(keys, askedQuestions(procedure, one, answers), answers, files);
      await take(one.title);
      await keys.activate('Tiếp tục');
    }
    await tab.close();
  }
} finally {
  await browser.close();
  await portal.stop();
}
console.log(`${pages} pages: ${worst} ms at worst, ${slow.length} over ${goodMs} ms`);
for (const line of slow) console.log(line);
