/**
 * What `npm start` and `npm test` call: runs on any Node from 20 on, with nothing installed but npm.
 *
 *     node scripts/toolchain.mjs start|test …
 *
 * Installs the dependencies from the lockfile, with a pnpm of its own where there is none, and runs
 * scripts/<name>.ts by the Node that the dependencies bring along, or by this one when it is new
 * enough to run TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from './lib/step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const onWindows = process.platform === 'win32';
const pnpmVersion = '12.21.0';
/** First Node that runs our scripts: strips types, knows import.meta.main. */
const nodeVersion = [24, 2];
const stamp = join(root, 'node_modules', '.installed-from');

const [name, ...rest] = process.argv.slice(2);

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
process.on('SIGINT', () => {
  // A terminal sends Ctrl-C to the child as well; twice would cut its orderly end short.
  if (!process.stdin.isTTY) child?.kill('SIGINT');
});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child?.kill(signal));
}

// npm runs us in a shell, which does not hand on a signal: without a parent there is nobody to serve.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child?.kill('SIGTERM');
}, 500).unref();

/**
 * @param {string} command
 * @param {string[]} args
 * @param {boolean} quiet collect the output instead of showing it
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, args, quiet) {
  return new Promise((resolve) => {
    let output = '';
    child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm and pnpm are scripts there, which only a shell can run.
      shell: onWindows && quiet,
    });
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.once('close', (code, signal) => {
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output });
    });
  });
}

/** A digest of all that an installation depends on. */
function wanted() {
  const packages = readdirSync(join(root, 'packages')).map(
    (name) => `packages/${name}/package.json`,
  );
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packages.sort()];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** How to call pnpm: the one at hand when it is of our major version, else by npx. */
function pnpm() {
  const { stdout } = spawnSync('pnpm', ['--version'], {
    encoding: 'utf8',
    shell: onWindows,
    cwd: root,
  });
  const ours = stdout?.split('.')[0] === pnpmVersion.split('.')[0];
  return ours
    ? { command: 'pnpm', args: [] }
    : { command: 'npx', args: ['--yes', '--package', `pnpm@${pnpmVersion}`, '--', 'pnpm'] };
}

async function install() {
  const digest = wanted();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  await step('install', async () => {
    const { command, args } = pnpm();
    const options = ['install', '--frozen-lockfile', '--reporter=append-only'];
    const { code, output } = await run(command, [...args, ...options], true);
    if (code !== 0) {
      console.error(`\n${output.trim()}\n`);
      console.error('The dependencies could not be installed: see above.');
      if (name === 'test') console.log('\n0 passed, 1 failed');
      process.exit(code);
    }
    writeFileSync(stamp, digest);
  });
}

/** Path of a Node that is new enough. */
function node() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = nodeVersion;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor))
    return process.execPath;
  return join(root, 'node_modules', 'node', 'bin', onWindows ? 'node.exe' : 'node');
}

if (name !== 'start' && name !== 'test') {
  console.error('usage: node scripts/toolchain.mjs start|test');
  process.exit(64);
}
await install();
const { code } = await run(node(), [join(root, 'scripts', `${name}.ts`), ...rest], false);
process.exitCode = code;
