/** The real portal in a process of its own, with a bundle as new as its sources. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { must, root } from '../../scripts/lib/run.ts';

/** Milliseconds for the portal to open its data and listen. */
const startMs = 180_000;

export interface PortalProcess {
  /** e.g. `http://localhost:43211` */
  url: string;
  /** Everything the portal has printed, for the message of a failing test. */
  output(): string;
  /** Ends the portal as Ctrl-C does, and keeps its data: nobody answers at its address. */
  down(): Promise<number | null>;
  /** Starts it again at the same address, with the same data. */
  up(): Promise<void>;
  /** Ends the portal as Ctrl-C does, and removes its data; resolves with its exit code. */
  stop(): Promise<number | null>;
}

async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  return Math.max(0, ...(await Promise.all(times)));
}

/** Milliseconds after which a lock was left behind by a run that was ended. */
const staleLockMs = 120_000;

/** Runs work while no other test file does the same: bundling empties the bundle's folder first. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  for (;;) {
    const error = await mkdir(lock).catch((reason: NodeJS.ErrnoException) => reason);
    if (!(error instanceof Error)) break;
    if (error.code !== 'EEXIST') throw error;
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > staleLockMs) await rm(lock, { recursive: true, force: true });
    else await setTimeout(200);
  }
  try {
    await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** Of each package with pages: what is there once they are bundled, and their sources. */
const bundles = {
  portal: { made: ['dist', 'web', '.vite', 'manifest.json'], pages: 'web' },
  cli: { made: ['dist', 'preview-page', 'assets', 'preview.js'], pages: 'preview' },
} as const;

/** Bundles the pages of a package when there is no bundle, or an old one. */
export async function ensureBundle(name: keyof typeof bundles): Promise<void> {
  const packages = join(root, 'packages');
  const { made, pages } = bundles[name];
  await mkdir(join(root, '.out'), { recursive: true });
  await alone(join(root, '.out', `bundling-${name}`), async () => {
    const built = await stat(join(packages, name, ...made)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    const sources = ['data', 'procedure', 'answers', 'elements', 'pdf', 'signing', 'tokhai'].map(
      (one) => join(packages, one, 'src'),
    );
    const changed = await Promise.all([...sources, join(packages, name, pages)].map(newest));
    if (Math.max(...changed) <= built) return;
    await must('vite', ['build'], { cwd: join(packages, name) });
  });
}

/** One run of the portal. */
interface Run {
  url: string;
  output(): string;
  end(): Promise<number | null>;
}

async function run(dataDir: string, port: string): Promise<Run> {
  const main = join(root, 'packages', 'portal', 'src', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=@tokhai/source', main], {
    env: { ...process.env, PORT: port, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = globalThis.setTimeout(
      () => reject(new Error(`no portal yet:\n${printed}`)),
      startMs,
    );
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`the portal ended with ${code}:\n${printed}`)));
  });
  return {
    url,
    output: () => printed,
    async end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** What a portal has on its disk after its first start: its keys, and a database without dossiers. */
const untouched = join(root, '.out', 'portal-data');

/**
 * Makes the data of a portal that nobody has used, when there is none or its sources are newer: a
 * database takes seconds to make and little to copy.
 */
async function ensureUntouched(): Promise<void> {
  await alone(join(root, '.out', 'making-portal-data'), async () => {
    const made = await stat(untouched).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    const sources = ['portal', 'intake'].map((name) => join(root, 'packages', name, 'src'));
    const installed = stat(join(root, 'pnpm-lock.yaml')).then(({ mtimeMs }) => mtimeMs);
    if (Math.max(...(await Promise.all([...sources.map(newest), installed]))) <= made) return;
    const dataDir = await mkdtemp(join(root, '.out', 'portal-data-'));
    const code = await (await run(dataDir, '0')).end();
    if (code !== 0) throw new Error(`the portal ended with ${code} after its first start`);
    await rm(untouched, { recursive: true, force: true });
    await rename(dataDir, untouched);
  });
}

/** Starts the portal on a free port, with data of its own in a new folder. */
export async function startPortal(): Promise<PortalProcess> {
  await ensureBundle('portal');
  await ensureUntouched();
  const dataDir = await mkdtemp(join(tmpdir(), 'tokhai-journey-'));
  await cp(untouched, dataDir, { recursive: true });
  let now = await run(dataDir, '0');
  return {
    url: now.url,
    output: () => now.output(),
    down: () => now.end(),
    async up() {
      now = await run(dataDir, new URL(now.url).port);
    },
    async stop() {
      const code = await now.end();
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
