/**
 * Everything that has to hold (`npm test`): lint, format, types, unit tests, browser tests, stories
 * and journeys. Ends with the line `N passed, N failed`; each check counts as one.
 */
import { globSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { bundle, compile } from './build.ts';
import { chromium } from './chromium.ts';
import { firefox, mayInstall, webkit } from './engines.ts';
import { ensure } from './judges/install.ts';
import { failWith } from './lib/failure.ts';
import { add, nothing, readResults, summary, type Failure, type Results } from './lib/results.ts';
import { must, root, run } from './lib/run.ts';
import { filesToRunAgain, settle } from './lib/second-look.ts';
import { step } from './lib/step.mjs';

const folder = join(root, '.out', 'results');
/** No suite may take longer, in milliseconds. */
const timeout = 1_800_000;
/** Seconds for all journeys: a quarter of an hour on two idle cores, and machines are three times slower. */
const journeySeconds = 3600;

const prettierCache = ['--cache', '--cache-location=.out/prettier-cache'];
const storybookBuild = ['build', '--output-dir=.out/storybook', '--quiet', '--disable-telemetry'];

/** The longest first. */
const longJourneys = [
  'journey',
  'webkit',
  'touch',
  'firefox',
  'offline',
  'portal-pages',
  'bundle',
].map((name) => `test/journeys/${name}.test.ts`);

/**
 * Starts a program that writes `Results` to the file it is told.
 *
 * @param files of which it is run alone, where that is not all of them
 */
type Start = (report: string, files?: readonly string[]) => ReturnType<typeof run>;

interface Doubt {
  readonly name: string;
  readonly start: Start;
  readonly files: readonly string[];
  readonly first: Results;
}

let total = nothing;
/** What is looked at once more at the end. */
const doubts: Doubt[] = [];
const unsteady: Failure[] = [];

const titleOf = ({ file, name }: Failure) => (file === undefined ? name : `${file}: ${name}`);

/** Runs and shows. */
async function suite(name: string, work: () => Promise<Results>): Promise<Results> {
  const results = await step(name, work, (counts) =>
    counts.failures.length === 0 ? summary(counts) : `✗ ${summary(counts)}`,
  );
  for (const failure of results.failures) {
    console.log(`    ✗ ${titleOf(failure)}`);
    for (const line of failure.message.split('\n')) console.log(`        ${line}`);
  }
  return results;
}

/** A check without tests of its own: passes or fails as a whole. */
async function check(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const results = await suite(name, async () => {
    try {
      await work();
      return { ...nothing, passed: 1 };
    } catch (error) {
      return { ...nothing, failures: [{ name, message: (error as Error).message }] };
    }
  });
  total = add(total, results);
  return results.failures.length === 0;
}

/**
 * Runs a program that writes `Results`. One that writes none has crashed, and one that fails without naming
 * a test has failed nevertheless.
 */
async function reported(name: string, start: Start, files?: readonly string[]): Promise<Results> {
  return suite(name, async () => {
    const report = join(folder, `${name.replaceAll(' ', '-')}.json`);
    const { code, output } = await start(report, files);
    const results = (await readResults(report)) ?? nothing;
    const { passed, skipped, failures } = results;
    const silent = failures.length === 0 && (code !== 0 || passed + skipped === 0);
    if (!silent) return results;
    const message = `ended with code ${code} after ${passed} tests\n${output.trim().slice(-4000)}`;
    return { ...results, failures: [{ name, message }] };
  });
}

/** Runs the tests of a suite, and keeps those that failed for a second look. */
async function runner(name: string, start: Start): Promise<void> {
  const first = await reported(name, start);
  const files = filesToRunAgain(first);
  if (files === undefined) total = add(total, first);
  else doubts.push({ name, start, files, first });
}

async function lookAgain({ name, start, files, first }: Doubt): Promise<void> {
  const settled = settle(first, await reported(`${name} again`, start, files));
  total = add(total, settled.results);
  unsteady.push(...settled.unsteady);
}

/**
 * The files of tests that a pattern finds.
 *
 * @param first those that take longest, which are begun with: none of them runs on alone at the end
 * @throws Error when one of these is not there
 */
function testFiles(pattern: string, first: readonly string[] = []): string[] {
  const found = globSync(pattern, { cwd: root }).map((path) => path.replaceAll(sep, '/'));
  const lost = first.filter((file) => !found.includes(file));
  if (lost.length > 0) throw new Error(`Name other files to begin with: no ${lost.join(', ')}.`);
  return [...first, ...found.toSorted().filter((file) => !first.includes(file))];
}

/**
 * @param seconds after which what was not run yet counts as failed
 * @param lanes files at the same time
 */
function nodeTests(
  report: string,
  seconds: number,
  lanes: number,
  files: readonly string[],
): ReturnType<typeof run> {
  const program = join(root, 'scripts', 'lib', 'node-tests.ts');
  const options = [report, String(seconds), String(lanes)];
  // It ends by itself when the time is up, to say what was run until then.
  const late = (seconds + 60) * 1000;
  return run(process.execPath, [program, ...options, ...files], { timeout: late });
}

try {
  // Some hundred processes of Node load the same modules: only the first one has to compile them.
  process.env['NODE_COMPILE_CACHE'] = join(root, '.out', 'compiled');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  process.env['CHROME_PATH'] = await step('chromium', chromium);
  if (await mayInstall()) {
    await check('firefox and webkit', async () => {
      await firefox();
      await webkit();
    });
    await check('softhsm', () => ensure(['softhsm2-util']));
  }

  const [storybook] = await Promise.all([
    check('storybook', () => must('storybook', storybookBuild, { timeout })),
    check('lint', () => must('oxlint', ['--deny-warnings', '--format=stylish'])),
    check('format', () => must('prettier', ['--check', '--log-level=warn', ...prettierCache, '.'])),
    check('generated files', () => must(process.execPath, ['scripts/generate.ts', '--check'])),
    check('compile', () => compile()).then(() => check('bundle', bundle)),
  ]);
  await runner('unit tests', (report, files) =>
    files === undefined
      ? nodeTests(report, timeout / 1000, 2, testFiles('packages/*/src/**/*.test.ts'))
      : nodeTests(report, timeout / 1000, 1, files),
  );
  await runner('browser tests', (report, files) =>
    run('web-test-runner', files === undefined ? [] : ['--files', ...files], {
      timeout,
      env: { TEST_RESULTS: report },
    }),
  );
  if (storybook) {
    await runner('stories', (report) =>
      run(process.execPath, ['scripts/stories.ts', report], { timeout }),
    );
  }
  // Three keep two cores busy: a journey also waits, most of all where it goes without a network.
  await runner('journeys', (report, files) =>
    files === undefined
      ? nodeTests(report, journeySeconds, 3, testFiles('test/**/*.test.ts', longJourneys))
      : nodeTests(report, timeout / 1000, 1, files),
  );
  for (const doubt of doubts) await lookAgain(doubt);
} catch (error) {
  failWith(error);
  total = add(total, { ...nothing, failures: [{ name: 'npm test', message: String(error) }] });
}

function list(title: string, failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  console.log(`\n${title}:`);
  for (const failure of failures) console.log(`  ${titleOf(failure)}`);
}

list('unsteady (failed once, passed alone)', unsteady);
list('failed', total.failures);
if (total.failures.length > 0) process.exitCode = 1;
console.log(`\n${summary(total)}`);
