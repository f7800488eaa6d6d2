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
