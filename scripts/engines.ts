/**
 * Finds Firefox and WebKitGTK on this machine, or installs Debian's packages of them as root.
 *
 *     node scripts/engines.ts        prints their paths
 */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './lib/find-program.ts';
import { run } from './lib/run.ts';

export interface WebKit {
  /** Path of WebKitWebDriver. */
  readonly driver: string;
  /** Path of MiniBrowser, WebKitGTK's own small browser. */
  readonly browser: string;
  /** Path of Xvfb, an X server without a screen: WebKitGTK has no headless mode. */
  readonly display: string;
}

const usualFirefoxes = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Path of an installed Firefox: FIREFOX_PATH, a name on PATH or a usual place.
 *
 * @throws Error when FIREFOX_PATH names a file that does not exist
 */
export async function findFirefox(): Promise<string | undefined> {
  const named = process.env['FIREFOX_PATH'];
  if (named !== undefined && named !== '') {
    if (await exists(named)) return named;
    throw new Error(`FIREFOX_PATH is ${named}, which does not exist: correct or unset it`);
  }
  const onPath = (await findProgram('firefox-esr')) ?? (await findProgram('firefox'));
  if (onPath !== undefined) return onPath;
  for (const path of usualFirefoxes) if (await exists(path)) return path;
  return undefined;
}

/** Where Debian keeps the programs of its WebKitGTK. */
async function findMiniBrowser(): Promise<string | undefined> {
  const folders: string[] = await readdir('/usr/lib').catch(() => []);
  for (const folder of folders.toSorted()) {
    const path = join('/usr/lib', folder, 'webkit2gtk-4.1', 'MiniBrowser');
    if (await exists(path)) return path;
  }
  return undefined;
}

/** Paths of WebKitGTK's programs, if all of them are there. */
export async function findWebKit(): Promise<WebKit | undefined> {
  const driver = await findProgram('WebKitWebDriver');
  const display = await findProgram('Xvfb');
  const browser = await findMiniBrowser();
  return driver && display && browser ? { driver, display, browser } : undefined;
}

/** Whether `provided` can install what is missing: on Debian and its like, as root. */
export async function mayInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && (await findProgram('apt-get')) !== undefined;
}

async function provided<Found>(
  find: () => Promise<Found | undefined>,
  packages: readonly string[],
  remedy: string,
): Promise<Found> {
  const found = await find();
  if (found !== undefined) return found;
  let said = '';
  if (await mayInstall()) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    said = (await run('apt-get', args, { env })).output;
  }
  const installed = await find();
  if (installed !== undefined) return installed;
  throw new Error(`${remedy}\n${said.trim()}`.trim());
}

/**
 * Path of a Firefox.
 *
 * @throws Error that says how to provide one by hand
 */
export function firefox(): Promise<string> {
  const remedy = 'No Firefox: install one (Debian: firefox-esr) and set FIREFOX_PATH to it.';
  return provided(findFirefox, ['firefox-esr'], remedy);
}

/**
 * Paths of WebKitGTK's programs.
 *
 * @throws Error that says how to provide them by hand
 */
export function webkit(): Promise<WebKit> {
  const packages = ['webkit2gtk-driver', 'xvfb'];
  const remedy = `No WebKitGTK: install ${packages.join(' and ')} (Debian 12 or newer).`;
  return provided(findWebKit, packages, remedy);
}

if (import.meta.main) console.log(await firefox(), await webkit());
