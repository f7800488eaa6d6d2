/** Parts of the form that come late, or do not come at first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { visit } from '../support/browser.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

/** What checks the answers of a page. */
const rules = /\/assets\/checks-[\w-]+\.js$/;
const fields = /\/assets\/[\w-]+-field-[\w-]+\.js$/;

/** Holds back what is asked for by such an address; what it gives lets it through. */
async function hold(page: Page, address: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await held;
    return route.continue();
  });
  return release;
}

/** What moves within so many milliseconds, or moved before, half a second or more after any key. */
function shiftsOf(page: Page, withinMs: number): Promise<number> {
  return page.evaluate(async (ms) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) sum += entry.value;
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    await new Promise((resolve) => globalThis.setTimeout(resolve, ms));
    return sum;
  }, withinMs);
}

test('nothing moves while the fields of a page load', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  await page.route(fields, async (route) => {
    // Longer than the half second after a key in which a shift does not count.
    await setTimeout(900);
    return route.continue();
  });
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  const start = page.getByRole('button', { name: 'Bắt đầu' });
  await start.waitFor();
  const shifts = shiftsOf(page, 2500);
  // Where the button below the fields stands, in each frame in which it stands anywhere.
  const places = page.evaluate(async () => {
    const seen = new Set<number>();
    const root = document.querySelector('tk-procedure')?.shadowRoot;
    for (const end = performance.now() + 2500; performance.now() < end;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const button = root?.querySelector('form .tk-button-primary');
      if (button) seen.add(Math.round(button.getBoundingClientRect().top + scrollY));
    }
    return [...seen];
  });
  await start.press('Enter');
  await page.getByRole('combobox').first().waitFor();
  assert.equal((await places).length, 1, `the button stood at ${(await places).join(', ')} px`);
  assert.equal(await shifts, 0, 'layout shift, from the first page on');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('the rules come while the first questions are read: Continue at once moves nothing later', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  // Without what is fetched ahead for a time without a network.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const ruled = page.waitForEvent('requestfinished', (request) => rules.test(request.url()));
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByRole('combobox').first().waitFor();
  await ruled;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const shifts = shiftsOf(page, 2500);
  await page.getByRole('button', { name: 'Tiếp tục' }).press('Enter');
  await page.locator('tk-procedure [data-error-summary]').waitFor();
  assert.equal(await shifts, 0);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('who goes on before the rules are here is told to wait, and led to what they find', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(rules, async (route) => {
    await held;
    return route.continue();
  });
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).press('Enter');
  const told = page.locator('tk-procedure [role=status]').filter({ hasText: 'Đang kiểm tra' });
  await told.waitFor();
  release();
  const summary = page.locator('tk-procedure [data-error-summary]');
  await summary.waitFor();
  await told.waitFor({ state: 'hidden' });
  assert.ok(await summary.evaluate((node) => node.matches(':focus')), 'the focus is on the errors');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a field that does not come is told, the page stays, and the next try brings it', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  await page.route(fields, (route) => route.abort());
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  const start = page.getByRole('button', { name: 'Bắt đầu' });
  await start.click();
  await page.getByRole('alert').filter({ hasText: 'hãy thử lại' }).waitFor();
  assert.ok(await start.isVisible(), 'the first page stays');
  await page.unroute(fields);
  await start.click();
  await page.getByRole('combobox').first().waitFor();
  await tab.close();
});

test('who starts before the questions are here is led to them, and what was damaged is told', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/asking-/, async (route) => {
    await held;
    return route.continue();
  });
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  release();
  await page.getByRole('combobox').first().waitFor();
  const other = await tab.page.context().browser()!.newContext();
  const fresh = await other.newPage();
  await fresh.route(/procedure\.json/, async (route) => {
    const response = await route.fetch();
    const file = (await response.json()) as {
      procedure: { pages: Array<{ questions: string[] }> };
    };
    file.procedure.pages[0]!.questions.push('khongCo');
    return route.fulfill({ response, json: file });
  });
  await fresh.goto(new URL('/thu-tuc/ct01', portal.url).href);
  await fresh.getByRole('alert').filter({ hasText: 'không đúng quy cách' }).waitFor();
  assert.equal(await fresh.getByRole('button', { name: 'Bắt đầu' }).count(), 0);
  await other.close();
  await tab.close();
});

for (const [what, address] of Object.entries({
  'the questions': /\/assets\/asking-/,
  'their fields': fields,
})) {
  test(`who starts is told, a while later, that ${what} are still on their way`, async () => {
    const tab = await visit(browser, { viewport: { width: 320, height: 640 } });
    const { page } = tab;
    const release = await hold(page, address);
    await page.goto(new URL('/thu-tuc/ct01', portal.url).href, { waitUntil: 'commit' });
    const start = page.getByRole('button', { name: 'Bắt đầu' });
    await start.waitFor();
    const shifts = shiftsOf(page, 1500);
    await start.press('Enter');
    const told = page.locator('tk-procedure [role=status]').filter({ hasText: 'Đang tải…' });
    await setTimeout(200);
    assert.equal(await told.count(), 0, 'nothing flickers where it comes soon');
    await told.waitFor({ state: 'attached' });
    const seen = await start.evaluate((button) => getComputedStyle(button, '::after').content);
    assert.match(seen, /Đang tải…/, 'the button says so too');
    await start.press('Enter');
    assert.equal(await shifts, 0);
    assert.ok(await start.evaluate((button) => button.matches(':focus')), 'the focus stays');
    release();
    await page.getByRole('combobox').first().waitFor();
    assert.equal(await told.count(), 0);
    assert.equal(await page.locator('tk-procedure [data-waits]').count(), 0);
    assert.equal(await page.evaluate(() => history.length), 3, 'one page further');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}

test('who chooses a language is told, a while later, that its words are still on their way', async () => {
  const tab = await visit(browser, { viewport: { width: 320, height: 640 } });
  const { page } = tab;
  const release = await hold(page, /\/assets\/(?:en|opening-en|translate)-/);
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  const english = page.getByRole('button', { name: 'English', exact: true });
  await english.waitFor();
  await page.waitForLoadState('networkidle');
  const shifts = shiftsOf(page, 1500);
  await english.press('Enter');
  const told = page.locator('tk-procedure [role=status]').filter({ hasText: 'Đang tải…' });
  await setTimeout(200);
  assert.equal(await told.count(), 0, 'nothing flickers where it comes soon');
  await told.waitFor({ state: 'attached' });
  const seen = await english.evaluate((button) => getComputedStyle(button, '::after').content);
  assert.match(seen, /Đang tải…/, 'the button says so too');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.equal(await shifts, 0);
  assert.ok(await english.evaluate((button) => button.matches(':focus')), 'the focus stays');
  release();
  await page.getByRole('button', { name: 'Start' }).waitFor();
  assert.equal(await told.count(), 0);
  assert.equal(await page.locator('tk-procedure [data-waits]').count(), 0);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('what waits says so no longer once its part failed to come', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  let fail = (): void => undefined;
  const held = new Promise<void>((resolve) => (fail = resolve));
  await page.route(fields, async (route) => {
    await held;
    return route.abort();
  });
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator('tk-procedure [data-waits]').waitFor();
  fail();
  await page.getByRole('alert').filter({ hasText: 'hãy thử lại' }).waitFor();
  assert.equal(await page.locator('tk-procedure [data-waits]').count(), 0);
  assert.doesNotMatch(await page.locator('tk-procedure [role=status]').innerText(), /Đang tải/);
  await tab.close();
});
