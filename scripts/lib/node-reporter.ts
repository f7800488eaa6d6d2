/** Reporter of `node --test` that writes `Results` as JSON. */
import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import type { Failure } from './results.ts';
import { root } from './run.ts';

/** An error without the frames of Node's own code. */
function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  const frames = text.split('\n').filter((line) => !/^\s+at .*\(?node:/.test(line));
  return frames.slice(0, 30).join('\n');
}

export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let skipped = 0;
  const failures: Failure[] = [];
  /** Names of the groups around the current test of each file, by depth. */
  const groups = new Map<string, string[]>();
  /** What each file wrote to its error stream: the reason when it could not be run at all. */
  const said = new Map<string, string>();
  for await (const { type, data } of source) {
    if (type === 'test:stderr') {
      const path = resolve(root, data.file);
      said.set(path, (said.get(path) ?? '') + data.message);
    }
    if (type === 'test:start') {
      const names = groups.get(data.file ?? '') ?? [];
      names.length = data.nesting;
      groups.set(data.file ?? '', [...names, data.name]);
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const group = (groups.get(data.file ?? '') ?? []).slice(0, data.nesting);
    if (data.skip !== undefined || data.todo !== undefined) {
      skipped += 1;
    } else if (type === 'test:fail') {
      const error: unknown = data.details.error;
      // A group fails because of what is in it, which is reported by itself.
      const code = (error as { failureType?: string }).failureType;
      if (code === 'subtestsFailed') continue;
      // A test may stand in a file that several files of tests share: what was run counts.
      const { entryFile = data.file } = data as { entryFile?: string };
      const path = entryFile === undefined ? undefined : relative(root, entryFile);
      const wholeFile = path !== undefined && resolve(root, data.name) === data.file;
      failures.push({
        ...(path === undefined ? {} : { file: path }),
        name: wholeFile ? '(file)' : [...group, data.name].join(' › '),
        message:
          (wholeFile &&
            said
              .get(data.file ?? '')
              ?.trim()
              .slice(-2000)) ||
          describe(error),
      });
    } else if (data.details.type !== 'suite') {
      passed += 1;
    }
  }
  yield `${JSON.stringify({ passed, skipped, failures }, null, 2)}\n`;
}
