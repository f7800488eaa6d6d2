/**
 * Opens every story of the built Storybook in Chromium: it has to render without an error on the
 * console and without a violation of WCAG 2.2 AA.
 *
 *     node scripts/stories.ts [results.json]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium as playwright, type Page } from 'playwright-core';
import { axeViolations } from '../test/support/axe-page.ts';
import { chromium, chromiumFlags } from './chromium.ts';
import { failWith } from './lib/failure.ts';
import { add, nothing, summary, type Results } from './lib/results.ts';
import { root } from './lib/run.ts';
import { serveFolder } from './lib/static-server.ts';

interface Story {
  id: string;
  type: 'story' | 'docs';
  importPath: string;
}

const folder = join(root, '.out', 'storybook');
/** For one story to render, in milliseconds. */
const timeout = 30_000;
/** Stories open at the same time. */
const lanes = 2;

async function stories(): Promise<Story[]> {
  try {
    const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
      entries: Record<string, Story>;
    };
    return Object.values(index.entries).filter(({ type }) => type === 'story');
  } catch {
    throw new Error('No built stories in .out/storybook: run `pnpm storybook:build` first.');
  }
}

/** What we use of Storybook's own object in the page that shows a story. */
interface Preview {
  storyRenders: { id: string; phase?: string }[];
  channel: { emit(event: 'setCurrentStory', to: { storyId: string; viewMode: 'story' }): void };
}

/** One browser page that shows one story after another. */
class Stage {
  readonly #page: Page;
  readonly #url: string;
  #wrong: string[] = [];
  #open = false;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.#wrong.push(`uncaught ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => {
      // A frame that shows the print is left while it loads, where a story goes on to the next page.
      const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (isLeft && /^(blob|chrome-extension):/.test(request.url())) return;
      this.#wrong.push(`not loaded: ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#wrong.push(`console: ${message.text()} (${message.location().url})`);
    });
  }

  /** What is wrong with a story; empty when nothing is. */
  async examine(id: string): Promise<string[]> {
    this.#wrong = [];
    try {
      await this.#show(id);
      const body = (await this.#page.locator('body').getAttribute('class')) ?? '';
      if (!body.includes('sb-show-main')) {
        const said = await this.#page.locator('#error-message, #error-stack').allInnerTexts();
        this.#wrong.push(`not rendered: ${said.join('\n')}`);
      }
      const violations = await axeViolations(this.#page, '#storybook-root');
      if (violations !== '') this.#wrong.push(violations);
    } catch (error) {
      this.#wrong.push((error as Error).message);
    }
    // What went wrong here must not be held against the next story.
    if (this.#wrong.length > 0) this.#open = false;
    return this.#wrong;
  }

  /** Loads the page for the first story, and asks it for another one from then on. */
  async #show(id: string): Promise<void> {
    const page = this.#page;
    if (this.#open) {
      await page.evaluate((storyId) => {
        const { __STORYBOOK_PREVIEW__: preview } = window as unknown as Record<string, Preview>;
        preview?.channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }, id);
    } else {
      await page.goto(`${this.#url}/iframe.html?viewMode=story&id=${id}`, { timeout });
    }
    await page.waitForFunction(
      (storyId) => {
        const { __STORYBOOK_PREVIEW__: preview } = window as unknown as Record<string, Preview>;
        const phase = preview?.storyRenders?.find((render) => render.id === storyId)?.phase;
        return phase === 'finished' || phase === 'errored' || phase === 'aborted';
      },
      id,
      { timeout },
    );
    this.#open = true;
  }
}

async function all(): Promise<Results> {
  const queue = await stories();
  const server = await serveFolder(folder);
  const browser = await playwright.launch({
    executablePath: await chromium(),
    args: [...chromiumFlags],
  });
  let results = nothing;
  try {
    const lane = async () => {
      const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'vi-VN' });
      // Chromium asks for it by itself; the built Storybook has none for a story's own page.
      await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      const stage = new Stage(await context.newPage(), server.url);
      for (let story = queue.shift(); story !== undefined; story = queue.shift()) {
        const wrong = await stage.examine(story.id);
        const failure = { file: story.importPath, name: story.id, message: wrong.join('\n') };
        results = add(
          results,
          wrong.length === 0 ? { ...nothing, passed: 1 } : { ...nothing, failures: [failure] },
        );
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await browser.close();
    await server.close();
  }
  return results;
}

try {
  const results = await all();
  const [report] = process.argv.slice(2);
  if (report !== undefined) await writeFile(report, JSON.stringify(results, null, 2));
  for (const { file, name, message } of results.failures) {
    console.log(`✗ ${name} (${file})\n  ${message.replaceAll('\n', '\n  ')}`);
  }
  console.log(summary(results));
  if (results.failures.length > 0) process.exitCode = 1;
} catch (error) {
  failWith(error);
}
