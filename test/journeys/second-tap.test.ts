/** A finger that taps twice where once was meant: the second tap lands on whatever page came meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { visit } from '../support/browser.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const { portal, browser } = await portalAndBrowser();

/** Milliseconds that the finger lies on the glass, and between two taps of one mind. */
const held = 40;
const unread = 110;
/** Milliseconds after which somebody who knows the form may well touch it. */
const quick = 450;
/** Milliseconds for what has to come. */
const patience = 10_000;

/** Touches a point of the screen, as the system tells the browser of it. */
async function tapAt(devtools: CDPSession, x: number, y: number): Promise<void> {
  const touchPoints = [{ x, y }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await setTimeout(held);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Scrolls until the middle of something is at a height of the screen, in CSS pixels. */
async function bringTo(what: Locator, y: number): Promise<void> {
  await what.evaluate((element, height) => {
    const { top, bottom } = element.getBoundingClientRect();
    scrollBy(0, (top + bottom) / 2 - height);
  }, y);
}

async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Whether the system shows the options of the list. */
const isOpen = (list: Locator): Promise<boolean> =>
  list.evaluate((select) => select.matches(':open'));

/** The first page, its button where the first list will stand, and whatever came already once. */
async function atStart(page: Page) {
  await page.goto(new URL('/thu-tuc/ct01', portal.url).href);
  const start = page.getByRole('button', { name: 'Bắt đầu' });
  const list = page.getByRole('combobox').first();
  await start.press('Enter');
  await list.waitFor();
  await setTimeout(quick);
  const place = await middleOf(list);
  await page.getByRole('button', { name: 'Quay lại' }).press('Enter');
  await start.waitFor();
  await setTimeout(quick);
  await bringTo(start, place.y);
  return { list, place };
}

/**
 * Taps the button under which the list comes, and taps there again so many milliseconds later.
 *
 * @returns the list
 */
async function tapTwice(page: Page, later: number): Promise<Locator> {
  const { list, place } = await atStart(page);
  const devtools = await page.context().newCDPSession(page);
  await tapAt(devtools, place.x, place.y);
  if (later > unread) await list.waitFor();
  await setTimeout(later);
  await tapAt(devtools, place.x, place.y);
  return list;
}

test('a second tap opens no list that came under the finger, and moves no focus', async () => {
  const tab = await visit(browser, phone);
  const { page } = tab;
  const list = await tapTwice(page, unread);
  await list.waitFor();
  await setTimeout(quick);
  assert.equal(await isOpen(list), false);
  const heading = page.getByRole('heading', { name: 'Nơi nhận tờ khai' });
  assert.ok(await heading.evaluate((node) => node.matches(':focus')), 'the focus is on the page');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a tap of somebody who has seen the page opens its list', async () => {
  const tab = await visit(browser, phone);
  const list = await tapTwice(tab.page, quick);
  const deadline = Date.now() + patience;
  while (!(await isOpen(list))) {
    assert.ok(Date.now() < deadline, 'the list does not open');
    await setTimeout(unread);
  }
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

test('a second tap presses nothing that errors brought under the finger', async () => {
  const tab = await visit(browser, phone);
  const { page } = tab;
  await atStart(page);
  await page.getByRole('button', { name: 'Bắt đầu' }).press('Enter');
  const goOn = page.getByRole('button', { name: 'Tiếp tục' });
  const summary = page.locator('tk-procedure [data-error-summary]');
  const link = summary.getByRole('link').first();
  // Where the first link will be, told by errors that are shown once.
  await goOn.press('Enter');
  await summary.waitFor();
  await setTimeout(quick);
  const place = await middleOf(link);
  await bringTo(goOn, place.y);
  const at = await middleOf(goOn);
  const devtools = await page.context().newCDPSession(page);
  await tapAt(devtools, at.x, at.y);
  await setTimeout(unread);
  await tapAt(devtools, place.x, place.y);
  await setTimeout(quick);
  assert.ok(await summary.evaluate((node) => node.matches(':focus')), 'the errors are read first');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
