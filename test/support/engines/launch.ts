import { findFirefox, findWebKit, mayInstall } from '../../../scripts/engines.ts';
import { openFirefox } from './firefox.ts';
import { EnginePage } from './page.ts';
import { openWebKit } from './webkit.ts';

export type Engine = 'firefox' | 'webkit';

/**
 * Starts a browser with a new, empty profile and one tab of 1024 × 768 (WebKit: its own size).
 * Closing the page ends the browser.
 *
 * @throws Error that says what to install when the browser is not there
 */
export async function launch(engine: Engine): Promise<EnginePage> {
  return new EnginePage(await (engine === 'firefox' ? openFirefox() : openWebKit()));
}

const finders = { firefox: findFirefox, webkit: findWebKit } as const;

/**
 * Why a test in that browser is skipped: elsewhere than on Debian as root nobody can provide it, so
 * whoever has it runs the test.
 */
export async function isMissing(engine: Engine): Promise<string | false> {
  if ((await finders[engine]()) !== undefined || (await mayInstall())) return false;
  return `${engine} is not installed: see scripts/engines.ts`;
}
