import type { Browser, BrowserType } from 'playwright-core';
import { chromium } from 'playwright-core-of-2022';
import { oldChromium } from '../../scripts/old-chromium.ts';

/**
 * A browser of 2022, driven by the Playwright of that time, which a newer one cannot. It knows `locator`
 * and `filter`, but neither `or` nor `getByRole`.
 *
 * @throws Error where it cannot run
 */
export async function openOldBrowser(): Promise<Browser> {
  const playwright = chromium as unknown as BrowserType;
  return playwright.launch({
    executablePath: await oldChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--no-first-run'],
  });
}
