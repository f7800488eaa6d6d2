/**
 * Opens every story of the built Storybook in Chromium: it has to render without an error on the
 * console and without a violation of WCAG 2.2 AA.
 *
 *     node scripts/stories.ts [results.json]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium as playwright, type BrowserContext } from 'playwright-core';
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
const timeout = 15_000;
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

/** What is wrong with a story; empty when nothing is. */
async function examine(context: BrowserContext, url: string, { id }: Story): Promise<string[]> {
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`uncaught ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error')
      wrong.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('requestfailed', (request) => wrong.push(`not loaded: ${request.url()}`));
  try {
    await page.goto(`${url}/iframe.html?viewMode=story&id=${id}`, { timeout });
    const shown = page.locator(
      'body.sb-show-main, body.sb-show-errordisplay, body.sb-show-nopreview',
    );
    await shown.waitFor({ timeout });
    // The addon runs axe in the page too, and axe cannot run twice at once: play and addon first.
    await page.waitForFunction(
      (story) => {
        const { __STORYBOOK_PREVIEW__: preview } = window as unknown as {
          __STORYBOOK_PREVIEW__?: { storyRenders: { id: string; phase?: string }[] };
        };
        const phase = preview?.storyRenders.find((render) => render.id === story)?.phase;
        return phase === 'finished' || phase === 'errored' || phase === 'aborted';
      },
      id,
      { timeout },
    );
    const body = (await page.locator('body').getAttribute('class')) ?? '';
    if (!body.includes('sb-show-main')) {
      const said = await page.locator('#error-message, #error-stack').allInnerTexts();
      wrong.push(`not rendered: ${said.join('\n')}`);
    }
    const violations = await axeViolations(page, '#storybook-root');
    if (violations !== '') wrong.push(violations);
  } catch (error) {
    wrong.push((error as Error).message);
  } finally {
    await page.close();
  }
  return wrong;
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
      for (let story = queue.shift(); story !== undefined; story = queue.shift()) {
        const wrong = await examine(context, server.url, story);
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
