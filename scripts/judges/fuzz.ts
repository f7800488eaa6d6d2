/** A hundred thousand hostile inputs: no crash, no hang, bounded memory, no false pass. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../lib/run.ts';

/** How many inputs; another number of the first one looks elsewhere. */
const inputs = 100_000;
/** Inputs of one process, which starts anew then: what piles up shows as memory. */
const share = 5000;
/** Megabytes of JavaScript objects that a process may have. */
const heap = 768;

const program = join(root, 'scripts', 'judges', 'fuzz-run.ts');

/** @returns what was not survived well, a line each */
export async function fuzzComplaints(count = inputs): Promise<string[]> {
  const found: string[] = [];
  const starts = Array.from({ length: Math.ceil(count / share) }, (_, index) => index * share);
  const work = async (): Promise<void> => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const to = Math.min(from + share, count);
      const options = [`--max-old-space-size=${heap}`, '--conditions=@tokhai/source'];
      const args = [...options, program, String(from), String(to)];
      const { code, output } = await run(process.execPath, args, { timeout: 30 * 60_000 });
      found.push(...output.split('\n').filter((line) => line !== ''));
      if (code !== 0) found.push(`inputs ${from} to ${to}: ended with ${code}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism() - 1) }, work));
  return found;
}

if (import.meta.main) {
  const [count = String(inputs)] = process.argv.slice(2);
  const found = await fuzzComplaints(Number(count));
  console.log([...found, `${count} inputs, ${found.length} complaints`].join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
