/**
 * The interaction to next paint of every page of every procedure, on a processor that is slowed
 * down six times: each procedure is filled in from an example by keyboard, and on each page the
 * slowest key or click counts (Event Timing, the interactions that INP is made of; 8 ms steps).
 *
 * Beside it the processor's time of the main thread until the page is at rest, for a *Continue* and
 * for a key: more than until the next paint, and true also where the machine has other work.
 * `PROCEDURES=ct01,ket-hon` makes it shorter.
 */
import { askedQuestions, journey } from '@tokhai/answers';
import { openBrowser, visit } from '../support/browser.ts';
import { proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startPortal } from '../support/portal-process.ts';
import { MainThread } from './main-thread.ts';

/** What counts as good (web.dev/articles/inp). */
const goodMs = 200;
const wanted = process.env['PROCEDURES']?.split(',');

interface Timed extends PerformanceEntry {
  interactionId: number;
}
type Watched = typeof globalThis & { slowest: { ms: number; event: string }; keys: number };

/** Remembers the slowest interaction, and counts the keys. */
function watch(): void {
  const watched = globalThis as Watched;
  watched.slowest = { ms: 0, event: '' };
  watched.keys = 0;
  addEventListener('keydown', () => (watched.keys += 1), { capture: true });
  new PerformanceObserver((list) => {
    for (const { duration, name, interactionId } of list.getEntries() as Timed[]) {
      if (interactionId === 0 || duration <= watched.slowest.ms) continue;
      watched.slowest = { ms: duration, event: name };
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

const portal = await startPortal();
const browser = await openBrowser();

interface Measured {
  page: string;
  /** Milliseconds of the slowest interaction, by the clock. */
  paint: number;
  /** Milliseconds of the main thread for a *Continue*, or for a key. */
  work: number;
}
const measured: Measured[] = [];
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
    const thread = new MainThread(page, devtools);
    await thread.watch();
    const keys = new Keyboard(page);
    /** @param each whether the work is shared by the keys that were pressed */
    const take = async (
      title: string,
      act: () => Promise<unknown>,
      each = false,
    ): Promise<void> => {
      const [, work] = await thread.workOf(act, 400);
      const seen = await page.evaluate(() => {
        const watched = globalThis as Watched;
        const { slowest, keys: pressed } = watched;
        watched.slowest = { ms: 0, event: '' };
        watched.keys = 0;
        return { paint: slowest.ms, pressed };
      });
      measured.push({
        page: `${folder}, ${title}`,
        paint: seen.paint,
        work: each ? work / Math.max(seen.pressed, 1) : work,
      });
    };
    await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
    const heading = page.locator('tk-procedure [data-page-heading]');
    const pages = journey(procedure, answers);
    const first = heading.filter({ hasText: pages[0]!.title });
    await take('start', async () => {
      await keys.activate('Bắt đầu');
      await first.waitFor();
    });
    for (const [index, one] of pages.entries()) {
      const shown = heading.filter({ hasText: one.title });
      await shown.waitFor();
      // Everything left out: the errors stand at their fields.
      await take(`“${one.title}”, nothing filled in`, () =>
        page.getByRole('button', { name: 'Tiếp tục' }).press('Enter'),
      );
      const isLeft = (await shown.count()) === 0;
      if (isLeft) continue;
      await page.reload();
      await shown.waitFor();
      const questions = askedQuestions(procedure, one, answers);
      await take(
        `“${one.title}”, a key`,
        () => fillQuestions(keys, questions, answers, files),
        true,
      );
      const next = pages[index + 1]?.title ?? 'Kiểm tra';
      await take(`on from “${one.title}”`, async () => {
        await keys.activate('Tiếp tục');
        await heading.filter({ hasText: next }).waitFor();
      });
    }
    await tab.close();
  }
} finally {
  await browser.close();
  await portal.stop();
}
for (const by of ['paint', 'work'] as const) {
  const worst = measured.toSorted((a, b) => b[by] - a[by]);
  const slow = worst.filter((one) => one[by] > goodMs);
  console.log(`${by}: ${slow.length} of ${measured.length} over ${goodMs} ms; the slowest:`);
  for (const one of worst.slice(0, 12)) console.log(`  ${one[by].toFixed(0)} ms ${one.page}`);
}
