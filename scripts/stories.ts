/**
 * Opens every story of the built Storybook in Chromium: it has to render without an error on the
 * console, without a violation of WCAG 2.2 (test/support/axe-rules.ts) and without a small target.
 * Some are read aloud or drawn too, and compared with what was said and seen before.
 *
 *     node scripts/stories.ts [--only=part-of-an-id] [--write] [results.json]
 *
 * With `--write` what is said and seen is kept anew: read it and look at it before it is committed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium as playwright, type Page } from 'playwright-core';
import { axeViolations } from '../test/support/axe-page.ts';
import { smallTargets } from '../test/support/small-targets.ts';
import { computedNames } from '../test/stories/read-aloud.ts';
import { compareReading, leftOverReadings, readIn } from '../test/stories/readings.ts';
import {
  comparePicture,
  leftOverPictures,
  picturesOf,
  steadyBrowser,
} from '../test/stories/pictures.ts';
import { Stage } from '../test/stories/stage.ts';
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

/** A story, and how it is looked at. */
interface Visit {
  story: Story;
  locale: string;
}

const folder = join(root, '.out', 'storybook');
/** Stories open at the same time. */
const lanes = 2;

const {
  values: { only = '', write = false },
  positionals: [report],
} = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean' } },
  allowPositionals: true,
});

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

async function accessibility(page: Page): Promise<string[]> {
  const violations = await axeViolations(page, '#storybook-root');
  const small = await page.evaluate(smallTargets, '#storybook-root');
  return violations === '' ? small : [violations, ...small];
}

function failed(results: Results, file: string, name: string, wrong: readonly string[]): Results {
  if (wrong.length === 0) return add(results, { ...nothing, passed: 1 });
  return add(results, { ...nothing, failures: [{ file, name, message: wrong.join('\n') }] });
}

async function all(): Promise<Results> {
  const known = await stories();
  const queue: Visit[] = known
    .filter(({ id }) => id.includes(only))
    .flatMap((story) => ['vi', ...readIn(story.id)].map((locale) => ({ story, locale })));
  const server = await serveFolder(folder);
  const browser = await playwright.launch({
    executablePath: await chromium(),
    // In a story nobody presses a key before a recording plays.
    args: [...chromiumFlags, computedNames, '--autoplay-policy=no-user-gesture-required'],
  });
  let results = nothing;
  try {
    const lane = async () => {
      const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'vi-VN' });
      // Chromium asks for it by itself; the built Storybook has none for a story's own page.
      await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      const stage = new Stage(await context.newPage(), server.url);
      for (let visit = queue.shift(); visit !== undefined; visit = queue.shift()) {
        const { story, locale } = visit;
        const read = (page: Page) => compareReading(page, story.id, locale, write);
        const wrong = await stage.examine(story.id, [accessibility, read], locale);
        const name = locale === 'vi' ? story.id : `${story.id} (${locale})`;
        results = failed(results, story.importPath, name, wrong);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await browser.close();
  }
  const painter = await steadyBrowser();
  try {
    const names = picturesOf(only);
    const lane = async () => {
      for (let name = names.shift(); name !== undefined; name = names.shift()) {
        const wrong = await comparePicture(painter, server.url, name, write);
        results = failed(results, 'test/stories/pictures.ts', `picture ${name}`, wrong);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await painter.close();
    await server.close();
  }
  const leftOver = [...(await leftOverReadings(known)), ...(await leftOverPictures())];
  return failed(results, 'test/stories', 'no golden file is left over', leftOver);
}

try {
  const results = await all();
  if (report !== undefined) await writeFile(report, JSON.stringify(results, null, 2));
  for (const { file, name, message } of results.failures) {
    console.log(`✗ ${name} (${file})\n  ${message.replaceAll('\n', '\n  ')}`);
  }
  console.log(summary(results));
  if (results.failures.length > 0) process.exitCode = 1;
} catch (error) {
  failWith(error);
}
