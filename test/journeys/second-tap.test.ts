/** A finger that taps twice where once was meant: the second tap lands on whatever page came meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { visit } from '../support/browser.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

interface Point {
  x: number;
  y: number;
}

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const { portal, browser } = await portalAndBrowser();

/** Milliseconds that the finger lies on the glass, and between two taps of one mind. */
const held = 40;
const unread = 110;
/** Milliseconds after which somebody who knows the form may well touch it. */
const quick = 450;
/** Milliseconds for what has to come. */
const patience = 30_000;

/**
 * Touches a point of the screen, as the system tells the browser of it.
 * @param at when the finger did, in ms since the epoch: a busy machine may hear of it later
 * @returns when the finger left the glass
 */
async function tapAt(devtools: CDPSession, { x, y }: Point, at = Date.now()): Promise<number> {
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: Point[], timestamp: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: timestamp / 1000 });
  await touch('touchStart', [{ x, y }], at);
  await touch('touchEnd', [], at + held);
  return at + held;
}

/** Waits until so many milliseconds have gone by since a time. */
const reach = (time: number): Promise<void> => setTimeout(Math.max(0, time - Date.now()));

/** Scrolls until the middle of something is at a height of the screen, in CSS pixels. */
async function bringTo(what: Locator, y: number): Promise<void> {
  await what.evaluate((element, height) => {
    const { top, bottom } = element.getBoundingClientRect();
    scrollBy(0, (top + bottom) / 2 - height);
  }, y);
}

async function middleOf(what: Locator): Promise<Point> {
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

/** Whether the list opens within some time. */
async function opens(list: Locator, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await isOpen(list))) {
    if (Date.now() > deadline) return false;
    await setTimeout(unread);
  }
  return true;
}

test('a second tap opens no list that came under the finger, and moves no focus', async () => {
  const tab = await visit(browser, phone);
  const { page } = tab;
  const { list, place } = await atStart(page);
  const devtools = await page.context().newCDPSession(page);
  const up = await tapAt(devtools, place);
  await list.waitFor();
  await tapAt(devtools, place, up + unread);
  assert.equal(await opens(list, quick), false);
  const heading = page.getByRole('heading', { name: 'Nơi nhận tờ khai' });
  assert.ok(await heading.evaluate((node) => node.matches(':focus')), 'the focus is on the page');
  // The next tap is meant.
  await tapAt(devtools, place);
  assert.ok(await opens(list, patience), 'the list opens');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});

for (const rate of [1, 20]) {
  test(`a tap on what is seen is never lost, on a phone ${rate} times slower`, async () => {
    for (let round = 0; round < 4; round += 1) {
      const tab = await visit(browser, phone);
      const { page } = tab;
      const { list, place } = await atStart(page);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate });
      const up = await tapAt(devtools, place);
      await list.waitFor();
      await reach(up + quick);
      await tapAt(devtools, place);
      assert.ok(await opens(list, patience), `the list opens in round ${round}`);
      assert.deepEqual(tab.complaints, []);
      await tab.close();
    }
  });
}

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
  const up = await tapAt(devtools, { ...place, x: at.x });
  await setTimeout(quick);
  await tapAt(devtools, { ...place, x: at.x }, up + unread);
  await setTimeout(quick);
  assert.ok(await summary.evaluate((node) => node.matches(':focus')), 'the errors are read first');
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
