/** Chromium for journeys: one browser, a fresh context a test, everything suspicious noted. */
import {
  chromium as playwright,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { chromium, chromiumFlags } from '../../scripts/chromium.ts';
import { axeViolations } from './axe-page.ts';

export interface Visit {
  page: Page;
  /** What browsers complain about: violations of the policy, errors on the console, exceptions. */
  complaints: string[];
  close(): Promise<void>;
}

/** Milliseconds for anything that is waited for. */
const patience = 30_000;

/**
 * @param options.keepsPages a page that is left may be kept, and shown again by Back as it was (bfcache),
 *   as browsers do for people; `goBack` then waits for no load: wait for `commit`
 */
export async function openBrowser({ keepsPages = false } = {}): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium(),
    args: [...chromiumFlags],
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
  });
}

/**
 * A tab of somebody new: no drafts, no cookies.
 * @param device what is otherwise than at a desk: its screen, whether it is touched
 */
export async function visit(browser: Browser, device?: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...device,
  });
  const complaints: string[] = [];
  await context.exposeBinding('tellViolation', (_source, text: string) => {
    complaints.push(text);
  });
  await context.addInitScript(() => {
    const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => {
      tellViolation(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.on('pageerror', (error) => complaints.push(`exception: ${error.stack || String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return { page, complaints, close: () => context.close() };
}

/**
 * What holds for every page: no violation of WCAG 2.2 AA, no sideways scrolling at 320 px. What
 * does not hold is added to the complaints, so that one journey tells of all its pages.
 */
export async function examine({ page, complaints }: Visit, what: string): Promise<void> {
  const violations = await axeViolations(page);
  if (violations !== '') complaints.push(`axe on ${what}: ${violations}`);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (before !== null) await page.setViewportSize(before);
  if (wide > 0) complaints.push(`${what} is ${wide} px wider than a screen of 320 px`);
}
