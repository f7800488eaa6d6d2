/**
 * Runs the benchmarks in test/bench, one after another (`pnpm bench [part of a name]`).
 *
 * A benchmark is a program that prints lines; a number counts only as a ratio to something measured
 * in the same run.
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failWith } from './lib/failure.ts';
import { must, root } from './lib/run.ts';

const [part = ''] = process.argv.slice(2);

try {
  const folder = join(root, 'test', 'bench');
  const files = (await readdir(folder).catch(() => [])).filter((file) =>
    file.endsWith('.bench.ts'),
  );
  const chosen = files.toSorted().filter((file) => file.includes(part));
  if (chosen.length === 0) throw new Error(`No benchmark in test/bench has "${part}" in its name.`);
  for (const file of chosen) {
    const output = await must(process.execPath, [
      '--conditions=@tokhai/source',
      join(folder, file),
    ]);
    console.log(`${basename(file, '.bench.ts')}\n${output.trimEnd().replaceAll(/^/gm, '  ')}`);
  }
} catch (error) {
  failWith(error);
}
