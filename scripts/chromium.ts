/**
 * Finds a Chrome or Chromium on this machine, or installs one.
 *
 *     node scripts/chromium.ts        prints its path
 */
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './lib/find-program.ts';
import { root, run } from './lib/run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where installers put it without adding it to PATH. */
function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
        `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      ]);
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .map((name) => process.env[name])
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
    default:
      return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Path of the Chromium that Playwright installed, if it did. */
async function playwrights(): Promise<string | undefined> {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return (await exists(path)) ? path : undefined;
}

/**
 * Path of an installed Chrome or Chromium: CHROME_PATH, a name on PATH, a usual place, or
 * Playwright's own.
 *
 * @throws Error when CHROME_PATH names a file that does not exist.
 */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (await exists(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, which does not exist: correct or unset it`);
  }
  for (const name of names) {
    const path = await findProgram(name);
    if (path !== undefined) return path;
  }
  for (const path of usualPlaces()) if (await exists(path)) return path;
  return playwrights();
}

/**
 * Path of a Chrome or Chromium, installing one when there is none: Debian's package as root, else
 * Playwright's own download.
 *
 * @throws Error that says how to provide one by hand.
 */
export async function chromium(): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) return found;
  let said = '';
  if (process.getuid?.() === 0 && (await findProgram('apt-get')) !== undefined) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    const args = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    said += (await run('apt-get', args, { env })).output;
  }
  if ((await findChromium()) === undefined) {
    const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
    said += (await run(process.execPath, [cli, 'install', 'chromium'])).output;
  }
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    `No Chrome or Chromium, and none could be installed: install one and set CHROME_PATH to it.\n${said.trim()}`,
  );
}

/**
 * Features that tests do without. Each new window opens two pages for the lists below its address bar,
 * which take twice as long as the rest of the window. A list given replaces Playwright's own, so what
 * that switches off for tests stands here too: requests of Chromium's own, http made https, pages that
 * are painted late, and questions about leaving that come at another time.
 */
const disabledFeatures = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Command-line flags for a quiet browser in tests; root in a container has no sandbox. */
export const chromiumFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join(',')}`,
];

if (import.meta.main) console.log(await chromium());
