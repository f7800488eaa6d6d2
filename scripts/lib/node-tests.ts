/**
 * Runs files of tests in Node in the order in which they are named (`node --test` sorts them), each in
 * a process of its own, and writes `Results`: also when the time is up, with what did not come to its
 * end as failed.
 *
 *     node scripts/lib/node-tests.ts <report> <seconds> <files at the same time> <file> …
 */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import report from './node-reporter.ts';
import { root } from './run.ts';

/** Milliseconds that one test may take. */
const timeout = 300_000;

const [path, ...rest] = process.argv.slice(2);
const [seconds, lanes] = rest.splice(0, 2).map(Number);
if (path === undefined || !(seconds! > 0) || !Number.isInteger(lanes) || rest.length === 0) {
  throw new Error('usage: node-tests.ts <report> <seconds> <files at the same time> <file> …');
}
const tests = run({
  files: rest,
  cwd: root,
  concurrency: lanes!,
  timeout,
  signal: AbortSignal.timeout(seconds! * 1000),
  execArgv: ['--conditions=@tokhai/source', '--import=./test/support/seed.ts'],
});
tests.on('test:fail', () => (process.exitCode = 1));
await finished(tests.compose(report).pipe(createWriteStream(path)));
