import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startPortal, type PortalProcess } from './portal-process.ts';

/**
 * A portal with data of its own, and a browser, for the tests of a file; both are ended after them,
 * and the portal has to end cleanly.
 */
export async function portalAndBrowser(): Promise<{ portal: PortalProcess; browser: Browser }> {
  const portal = await startPortal();
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    assert.equal(await portal.stop(), 0, `the portal did not end cleanly:\n${portal.output()}`);
  });
  return { portal, browser };
}
