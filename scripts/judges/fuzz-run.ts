/**
 * Gives hostile inputs to all readers:
 *
 *     node --conditions=@tokhai/source scripts/judges/fuzz-run.ts <from> <to>
 *
 * A program of its own, with little memory. It writes a line for each input that was not survived
 * well, and takes the files built to exhaust a reader when it begins at 0.
 */
import { bombs } from '../../packages/signing/src/testing/fuzz/bombs.ts';
import { fuzzInput, type FuzzInput } from '../../packages/signing/src/testing/fuzz/inputs.ts';
import { runFuzz } from '../../packages/signing/src/testing/fuzz/run.ts';
import { fuzzSeeds } from '../../packages/signing/src/testing/fuzz/seeds.ts';

/** Longest time for one input, in milliseconds of computing: others may use the machine too. */
const patience = 2000;
/** Most memory of the whole process, in bytes. */
const memory = 1.5 * 1024 ** 3;

const [from = 0, to = 0] = process.argv.slice(2).map(Number);
const seeds = await fuzzSeeds();

async function survive(name: string, input: FuzzInput): Promise<void> {
  const begin = process.cpuUsage();
  try {
    await runFuzz(input, seeds.root, seeds.pdfs);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(`${name} (${input.kind}): ${text.replaceAll(/\s+/g, ' ')}`);
  }
  const { user, system } = process.cpuUsage(begin);
  const spent = (user + system) / 1000;
  if (spent > patience) console.log(`${name} (${input.kind}): took ${Math.round(spent)} ms`);
  const { rss } = process.memoryUsage();
  if (rss > memory) {
    console.log(`${name} (${input.kind}): ${Math.round(rss / 1024 ** 2)} MiB of memory`);
    process.exit(1);
  }
}

if (from === 0)
  for (const [name, make] of Object.entries(bombs))
    await survive(name, { kind: 'pdf', bytes: make() });
for (let number = from; number < to; number++)
  await survive(`input ${number}`, fuzzInput(number, seeds));
