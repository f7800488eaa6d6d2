/**
 * The interaction to next paint of every page of every procedure, on a processor that is slowed
 * down six times: each procedure is filled in from an example by keyboard, and on each page the
 * slowest key counts. Twice: by the clock (Event Timing, in steps of 8 ms), and by the processor's
 * time of the main thread, which is also true where the machine has other work. Answers are typed on
 * the processor as it is and counted six times, and of long texts only the first letters are typed, the
 * rest is put in at once: twenty rows of them, typed by letter six times slower, take minutes.
 *
 * Beside it the shifts of the layout that nobody caused.
 * `PROCEDURES=ct01,ket-hon` makes it shorter.
 */
import { askedQuestions, journey } from '@tokhai/answers';
import { openBrowser, visit } from '../support/browser.ts';
import { proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startPortal } from '../support/portal-process.ts';
import { interactionsOf } from './interactions.ts';

/** What counts as good (web.dev/articles/inp). */
const goodMs = 200;
/** How many times slower than here a cheap phone is. */
const slower = 6;
/** How long nothing more is awaited. */
const restMs = 1500;
const wanted = process.env['PROCEDURES']?.split(',');

/** Letters of a text that are typed one by one. */
const typedLetters = 8;

/**
 * Types the first letters of a text, and puts in the rest as a paste does. Each key waits for the frame
 * of the one before, as with any person: what one leads to would count for the other.
 */
class Writer extends Keyboard {
  override async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      await super.press(key);
      await this.#frame();
    }
  }

  override async write(text: string): Promise<void> {
    await this.press('Control+A');
    for (const letter of text.slice(0, typedLetters)) {
      await this.page.keyboard.type(letter);
      await this.#frame();
    }
    const rest = text.slice(typedLetters);
    if (rest !== '') await this.page.keyboard.insertText(rest);
  }

  /** Resolves once the next frame is drawn. What the driver does for that counts for no key. */
  async #frame(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }
}

interface Timed extends PerformanceEntry {
  interactionId: number;
}
interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}
type Watched = typeof globalThis & { slowestMs: number; shifted: number };

/** Remembers the slowest interaction, and what moved by itself. */
function watch(): void {
  const watched = globalThis as Watched;
  watched.slowestMs = 0;
  watched.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries() as Timed[]) {
      if (interactionId !== 0) watched.slowestMs = Math.max(watched.slowestMs, duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as Shift[]) {
      if (!hadRecentInput) watched.shifted += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const portal = await startPortal();
const browser = await openBrowser();

interface Measured {
  page: string;
  /** Milliseconds of the slowest interaction, by the clock. */
  paint: number;
  /** The same by the processor's time of the main thread. */
  work: number;
  /** Layout shift, as a share of the screen (web.dev/articles/cls). */
  shift: number;
}
const measured: Measured[] = [];
/** Pages on which no frame came after the key within that time: what they took is not known. */
const unpainted: string[] = [];
try {
  for (const { folder, procedure, examples, files } of await proceduresWithExamples()) {
    if (wanted && !wanted.includes(folder)) continue;
    const { answers } = examples[0]!;
    const tab = await visit(browser);
    const { page } = tab;
    await page.addInitScript(watch);
    const devtools = await page.context().newCDPSession(page);
    await page.goto(`${portal.url}/thu-tuc/${folder}`);
    const keys = new Writer(page);
    const slowDown = (rate: number) => devtools.send('Emulation.setCPUThrottlingRate', { rate });
    /** @param rate by how much the processor is slowed down */
    const take = async (
      title: string,
      act: () => Promise<unknown>,
      rate = slower,
    ): Promise<void> => {
      await slowDown(rate);
      const interactions = await interactionsOf(devtools, async () => {
        await act();
        await page.waitForTimeout(restMs);
      });
      await slowDown(1);
      const { paint, shift } = await page.evaluate(() => {
        const watched = globalThis as Watched;
        const seen = { paint: watched.slowestMs, shift: watched.shifted };
        watched.slowestMs = 0;
        watched.shifted = 0;
        return seen;
      });
      if (!interactions.some(({ isPainted }) => isPainted)) unpainted.push(`${folder}, ${title}`);
      const times = slower / rate;
      measured.push({
        page: `${folder}, ${title}`,
        paint: paint * times,
        work: Math.max(0, ...interactions.map(({ work }) => work)) * times,
        shift,
      });
    };
    // Nothing is asked of the page while it works.
    const press = async (name: string, title: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).focus();
      await take(title, () => page.keyboard.press('Enter'));
    };
    const heading = page.locator('tk-procedure [data-page-heading]');
    const pages = journey(procedure, answers);
    const first = heading.filter({ hasText: pages[0]!.title });
    await press('Bắt đầu', 'start');
    await first.waitFor();
    for (const [index, one] of pages.entries()) {
      const shown = heading.filter({ hasText: one.title });
      await shown.waitFor();
      // Everything left out: the errors stand at their fields.
      await press('Tiếp tục', `“${one.title}”, nothing filled in`);
      const isLeft = (await shown.count()) === 0;
      if (isLeft) continue;
      await page.reload();
      await shown.waitFor();
      const questions = askedQuestions(procedure, one, answers);
      await take(`“${one.title}”, a key`, () => fillQuestions(keys, questions, answers, files), 1);
      const next = pages[index + 1]?.title ?? 'Kiểm tra';
      await press('Tiếp tục', `on from “${one.title}”`);
      await heading.filter({ hasText: next }).waitFor();
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
console.log(`without a frame: ${unpainted.length}${unpainted.map((one) => `\n  ${one}`).join('')}`);
const shifted = measured.filter(({ shift }) => shift > 0);
console.log(`layout shift: on ${shifted.length} of ${measured.length}`);
for (const { page, shift } of shifted) console.log(`  ${shift.toFixed(4)} ${page}`);
