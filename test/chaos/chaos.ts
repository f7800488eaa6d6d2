/**
 * Somebody fills in a form, and at a random moment the tab, the browser or the network is gone. What
 * the page said it had saved before has to be there afterwards: every answer, every file.
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askedQuestions, journey, readDraftFile, tidyAnswers, type Answers } from '@tokhai/answers';
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright-core';
import { chromium, chromiumFlags } from '../../scripts/chromium.ts';
import type { Example, ProcedureWithExamples } from '../support/examples.ts';
import { FastKeys } from '../support/fast-keys.ts';
import { fillQuestions } from '../support/fill.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import type { ShakyNetwork } from '../support/shaky-network.ts';

/** What is taken away. */
export const losses = ['tab', 'page', 'browser', 'network'] as const;
export type Loss = (typeof losses)[number];

export interface Run {
  loss: Loss;
  /** It happens once so many answers were told of. */
  after: number;
  /** And so many milliseconds later. */
  delay: number;
}

export interface Outcome {
  /** Answers that were told of, until it happened. */
  told: number;
  /** How many of them the page knew to be saved. */
  saved: number;
  /** How many were found again. */
  found: number;
  files: number;
}

/** Milliseconds after which what follows the last save is saved too: 300 are promised. */
const promise = 1500;
/** Milliseconds for anything that is waited for. */
const patience = 60_000;

/** What the page told of itself, outside of the browser: it outlives it. */
class Witness {
  /** The answers after each change, as JSON; first those of a form that was only begun. */
  readonly told: string[] = ['{}'];
  /** When a save ended, and how many changes there were then. */
  readonly saves: Array<{ at: number; told: number }> = [];
  onChange: () => void = () => undefined;

  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding('witness', (_source, kind: string, answers: string) => {
      if (kind === 'saved') this.saves.push({ at: performance.now(), told: this.told.length });
      else {
        this.told.push(answers);
        this.onChange();
      }
    });
    await context.addInitScript(() => {
      const { witness } = globalThis as unknown as {
        witness: (kind: string, answers: string) => Promise<void>;
      };
      const { changed, draft } = { changed: 'tk-change', draft: 'tk-draft' };
      addEventListener(changed, ({ target }) => {
        void witness(
          'changed',
          JSON.stringify((target as HTMLElementTagNameMap['tk-procedure']).answers),
        );
      });
      addEventListener(draft, (event) => {
        if ((event as CustomEvent<unknown>).detail === 'saved') void witness('saved', '');
      });
    });
  }

  /**
   * How many changes are surely saved: when a save ends, what was told before the save that went
   * before it ended was in it; and so was everything, when nothing followed for a while.
   */
  savedAt(now: number): number {
    const last = this.saves.at(-1);
    if (!last) return 0;
    if (now - last.at > promise) return last.told - 1;
    return (this.saves.at(-2)?.told ?? 1) - 1;
  }
}

/** A browser with its own folder, which can be killed with everything it started. */
class MortalBrowser {
  readonly folder: string;
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  async open(): Promise<BrowserContext> {
    const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.folder}`];
    const path = await chromium();
    const child = spawn(path, [...chromiumFlags, ...flags, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /ws:\/\/\S+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(`no browser: ${said}`)));
    });
    this.#browser = await playwright.connectOverCDP(url);
    return this.#browser.contexts()[0]!;
  }

  /** As when the device runs out of memory: nobody is asked. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child?.pid) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    await this.#browser?.close().catch(() => undefined);
    this.#process = undefined;
  }
}

async function fill(
  page: Page,
  { procedure, files }: ProcedureWithExamples,
  { answers }: Example,
): Promise<void> {
  const keys = new FastKeys(page);
  const heading = page.locator('tk-procedure [data-page-heading]');
  for (const one of journey(procedure, answers)) {
    await heading.filter({ hasText: one.title }).waitFor();
    await fillQuestions(keys, askedQuestions(procedure, one, answers), answers, files);
    await keys.activate('Tiếp tục');
  }
  await heading.filter({ hasText: 'Kiểm tra câu trả lời' }).waitFor();
}

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return page;
}

/** Goes on with the draft, and gives what it holds: the answers, and the files by their hash. */
async function found(page: Page, url: string, procedureId: string) {
  // A network that comes back may need another try.
  for (let tries = 0; ; tries += 1) {
    const failed = await page.goto(url).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failed === undefined) break;
    if (tries === 5) throw failed;
    await setTimeout(200);
  }
  const begin = page.getByRole('button', { name: 'Bắt đầu' });
  const resume = page.getByRole('button', { name: 'Điền tiếp bản nháp' });
  const save = page.locator('tk-procedure [data-save-file]');
  await begin.or(resume).or(save.first()).first().waitFor({ state: 'attached' });
  if (await begin.isVisible()) return undefined;
  if (await resume.isVisible()) await resume.click();
  await save.first().waitFor({ state: 'attached' });
  const answers = await page.evaluate(() =>
    JSON.stringify(document.querySelector('tk-procedure')?.answers),
  );
  await save.first().evaluate((button) => button.closest('details')?.setAttribute('open', ''));
  const [download] = await Promise.all([page.waitForEvent('download'), save.first().click()]);
  const bytes = await readFile(await download.path());
  const draft = await readDraftFile(new Blob([bytes]), procedureId);
  return { answers, draft };
}

/** All that the page tells of on the whole way, when nothing is lost. */
export async function undisturbed(
  withExamples: ProcedureWithExamples,
  example: Example,
  { network, shared }: { network: ShakyNetwork; shared: Browser },
): Promise<readonly string[]> {
  const context = await shared.newContext({ locale: 'vi-VN' });
  const witness = new Witness();
  await witness.watch(context);
  const page = await newPage(context);
  await page.goto(`${network.url}/thu-tuc/${withExamples.folder}`);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await fill(page, withExamples, example);
  await context.close();
  return witness.told;
}

/**
 * One run.
 * @param way what is told of on the whole way: what is saved last may outrun what is told of it
 * @param shared a browser for the runs that leave it alive
 * @throws AssertionError when something is lost
 */
export async function chaos(
  { loss, after, delay }: Run,
  withExamples: ProcedureWithExamples,
  example: Example,
  { network, shared, way }: { network: ShakyNetwork; shared: Browser; way: readonly string[] },
): Promise<Outcome> {
  const url = `${network.url}/thu-tuc/${withExamples.folder}`;
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-chaos-'));
  const mortal = loss === 'browser' ? new MortalBrowser(folder) : undefined;
  let context = mortal ? await mortal.open() : await shared.newContext({ locale: 'vi-VN' });
  try {
    const witness = new Witness();
    await witness.watch(context);
    let page = await newPage(context);
    const reached = new Promise<void>((resolve) => {
      witness.onChange = () => {
        if (witness.told.length > after) resolve();
      };
    });
    await page.goto(url);
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    let isOver = false;
    const filling = fill(page, withExamples, example).catch((error: unknown) => {
      // What is gone cannot be filled in; anything else is an error of this test.
      if (!isOver) throw error;
    });
    await Promise.race([reached, filling]);
    await setTimeout(delay);
    isOver = true;
    if (loss === 'network') {
      network.cut();
      // People go on writing.
      await Promise.race([filling, setTimeout(1000)]);
    }
    const [told, saved] = [witness.told.length - 1, witness.savedAt(performance.now())];
    if (loss === 'tab') await page.close();
    if (loss === 'page') {
      const session = await context.newCDPSession(page);
      const crashed = new Promise((resolve) => page.once('crash', resolve));
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
    }
    if (loss === 'network') await page.close();
    if (mortal) {
      await mortal.kill();
      context = await mortal.open();
    }
    network.mend();
    await Promise.race([filling, setTimeout(5000)]);
    page = await newPage(context);
    const back = await found(page, url, withExamples.procedure.id);
    // A page that is left tidies what was written on it: "41" becomes 41.
    const tidy = (text: string): string =>
      JSON.stringify(tidyAnswers(withExamples.procedure, JSON.parse(text) as Answers));
    const known = [...witness.told, ...way.slice(witness.told.length)].map(tidy);
    const place = back ? known.lastIndexOf(tidy(back.answers)) : 0;
    const what = `${loss} lost after ${told} answers, ${saved} of them saved`;
    assert.ok(place >= 0, `${what}: what came back was never told: ${back?.answers}`);
    assert.ok(place >= saved, `${what}: only ${place} came back`);
    const hashes = [...(back?.answers ?? '').matchAll(/"sha256":"([\da-f]{64})"/g)].map(
      ([, hash]) => hash,
    );
    const files = back?.draft.files ?? [];
    for (const { sha256, bytes } of files) {
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
    }
    assert.deepEqual(new Set(files.map(({ sha256 }) => sha256)), new Set(hashes), `${what}: files`);
    return { told, saved, found: place, files: files.length };
  } finally {
    network.mend();
    if (mortal) await mortal.kill();
    else await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** How many of the last changes are asked for most: there the files are. */
const end = 12;

/** Runs of every loss in turn, at moments over the whole way; every third one near its end. */
export function runsOf(count: number, seed: number, most: number): Run[] {
  const random = randomNumbers(seed);
  const momentOf = (index: number): number =>
    index % 3 === 2 ? most - Math.floor(random() * end) : 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, index) => ({
    loss: losses[index % losses.length]!,
    after: momentOf(index),
    delay: Math.floor(random() * 60),
  }));
}
