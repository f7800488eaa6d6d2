import { findFirefox, findWebKit, mayInstall } from '../../../scripts/engines.ts';
import { startFirefox } from './firefox.ts';
import { EnginePage } from './page.ts';
import { startWebKit } from './webkit.ts';

export type EngineName = 'firefox' | 'webkit';

export interface EngineBrowser {
  /** A tab of somebody new, of 1024 × 768 (WebKit: its own size). */
  newPage(): Promise<EnginePage>;
  close(): Promise<void>;
}

/**
 * Starts a browser.
 *
 * @throws Error that says what to install when the browser is not there
 */
export async function launch(name: EngineName): Promise<EngineBrowser> {
  const engine = await (name === 'firefox' ? startFirefox() : startWebKit());
  return {
    newPage: async () => new EnginePage(await engine.open()),
    close: () => engine.end(),
  };
}

const finders = { firefox: findFirefox, webkit: findWebKit } as const;

/**
 * Why a test in that browser is skipped: elsewhere than on Debian as root nobody can provide it, so
 * whoever has it runs the test.
 */
export async function isMissing(engine: EngineName): Promise<string | false> {
  if ((await finders[engine]()) !== undefined || (await mayInstall())) return false;
  return `${engine} is not installed: see scripts/engines.ts`;
}
