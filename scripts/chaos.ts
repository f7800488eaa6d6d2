/**
 * Takes tab, browser and network away while a form is filled in, many times (`pnpm chaos [runs] [seed]`,
 * 200 runs unless given). Ends with how many were made, and how many lost something.
 */
import { failWith } from './lib/failure.ts';
import { root } from './lib/run.ts';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const [runs = '200', seed = '20261130'] = process.argv.slice(2);

try {
  const args = [
    '--conditions=@tokhai/source',
    '--test',
    '--test-reporter=spec',
    join(root, 'test', 'chaos', 'chaos.test.ts'),
  ];
  const env = { ...process.env, CHAOS_RUNS: runs, CHAOS_SEED: seed };
  const child = spawn(process.execPath, args, { env, cwd: root, stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
} catch (error) {
  failWith(error);
}
