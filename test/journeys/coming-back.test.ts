/**
 * Somebody leaves a form for another page and comes back by the browser's Back: to the page as the
 * browser kept it (bfcache), or to one that is loaded anew. What they wrote is there either way, and
 * what another tab did meanwhile is known.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { askedQuestions, journey, type Answers } from '@tokhai/answers';
import type { Page } from 'playwright-core';
import { openBrowser, visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { FastKeys } from '../support/fast-keys.ts';
import { fillQuestions } from '../support/fill.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();
const keeping = await openBrowser({ keepsPages: true });
after(() => keeping.close());

const [{ procedure, files }, { answers: wanted }] = await exampleOf('con-thuong-binh', 'minimal');
const pages = journey(procedure, wanted);
const withFile = pages.findIndex(({ questions }) => questions.includes('giayChungNhan'));
const address = `${portal.url}/thu-tuc/con-thuong-binh`;

const button = (page: Page, name: string) => page.getByRole('button', { name });
const heading = (page: Page, text: string) =>
  page.locator('tk-procedure [data-page-heading]').filter({ hasText: text });

function answersOf(page: Page): Promise<Answers> {
  return page.evaluate(() => document.querySelector('tk-procedure')?.answers ?? {});
}

/** Resolves when the draft was saved once more. */
function nextSave(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((resolve) => document.addEventListener('tk-draft', resolve, { once: true })),
  );
}

/** Waits until the name on the second page is that one. */
async function expectName(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wantedName) =>
      document.querySelector('tk-procedure')?.shadowRoot?.querySelector<HTMLInputElement>('#hoTen')
        ?.value === wantedName,
    name,
  );
}

/** Types, and waits until that is kept. */
async function type(page: Page, id: string, text: string): Promise<void> {
  const saved = nextSave(page);
  await page.locator(`tk-procedure #${id}`).fill(text);
  await saved;
}

/** Answers page after page up to the one with that number, and that one too. */
async function fill(page: Page, last: number): Promise<void> {
  const keys = new FastKeys(page);
  await page.goto(address);
  await button(page, 'Bắt đầu').click();
  for (const [index, one] of pages.slice(0, last + 1).entries()) {
    await heading(page, one.title).waitFor();
    await fillQuestions(keys, askedQuestions(procedure, one, wanted), wanted, files);
    if (index < last) await keys.activate('Tiếp tục');
  }
}

/** Somebody whose form is filled in up to its second page, which asks for the name. */
async function someone(isKept: boolean): Promise<Visit> {
  const tab = await tabOf(isKept);
  await fill(tab.page, 1);
  await type(tab.page, 'hoTen', 'Vũ Ngọc Bảo');
  return tab;
}

/** Follows a link of the page around the form. */
async function leave(page: Page): Promise<void> {
  await page.locator('header .brand a').click();
  await page.waitForURL(`${portal.url}/`);
}

/** Comes back by the browser's button. */
async function comeBack(page: Page, isKept: boolean): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
  await page.locator('tk-procedure .tk-page').waitFor();
  const wasKept = await page.evaluate(() => performance.getEntriesByName('kept').length > 0);
  assert.equal(wasKept, isKept, 'whether the browser had kept the page');
}

/** A tab in which each page notes that the browser had kept it. */
async function tabOf(isKept: boolean): Promise<Visit> {
  const tab = await visit(isKept ? keeping : browser);
  await tab.page.context().addInitScript(() =>
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) performance.mark('kept');
    }),
  );
  return tab;
}

/** Another tab with the start page of the form. */
async function secondTab(tab: Visit): Promise<Page> {
  const other = await tab.page.context().newPage();
  await other.goto(address);
  await button(other, 'Bắt đầu').or(button(other, 'Điền tiếp bản nháp')).first().waitFor();
  return other;
}

/** Another tab in which somebody goes on with the draft, and types another name. */
async function goOnElsewhere(tab: Visit, name: string): Promise<Page> {
  const other = await secondTab(tab);
  await button(other, 'Điền tiếp bản nháp').click();
  await heading(other, pages[1]!.title).waitFor();
  await type(other, 'hoTen', name);
  return other;
}

const elsewhere = 'đang được điền ở một thẻ khác';

for (const isKept of [true, false]) {
  const how = isKept ? 'kept by the browser' : 'loaded anew';

  test(`a form that is ${how} goes on with answers and files`, async () => {
    const tab = await tabOf(isKept);
    const { page } = tab;
    await fill(page, withFile);
    const before = await answersOf(page);
    await leave(page);
    await comeBack(page, isKept);
    await heading(page, pages[withFile]!.title).waitFor();
    assert.deepEqual(await answersOf(page), before);
    const keys = new FastKeys(page);
    for (const one of pages.slice(withFile)) {
      await heading(page, one.title).waitFor();
      if (one !== pages[withFile]) {
        await fillQuestions(keys, askedQuestions(procedure, one, wanted), wanted, files);
      }
      await keys.activate('Tiếp tục');
    }
    await heading(page, 'Kiểm tra câu trả lời').waitFor();
    await keys.activate('Tạo bản xem trước');
    await page.locator('tk-procedure [data-preview]').waitFor();
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });

  test(`a form that is ${how} is saved again, and a second tab is told that it is open`, async () => {
    const tab = await someone(isKept);
    const { page } = tab;
    await leave(page);
    await comeBack(page, isKept);
    await type(page, 'hoTen', 'Vũ Ngọc Bảo Anh');
    const other = await secondTab(tab);
    await button(other, 'Điền tiếp bản nháp').click();
    await other.getByText(elsewhere).waitFor();
    await button(other, 'Điền tiếp ở thẻ này').click();
    await heading(other, pages[1]!.title).waitFor();
    assert.equal(await other.locator('tk-procedure #hoTen').inputValue(), 'Vũ Ngọc Bảo Anh');
    await page.getByText(elsewhere).waitFor();
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });

  test(`a form that is ${how} knows what another tab wrote that was closed since`, async () => {
    const tab = await someone(isKept);
    const { page } = tab;
    await leave(page);
    const other = await goOnElsewhere(tab, 'Vũ Ngọc Châu');
    await other.close();
    await comeBack(page, isKept);
    await heading(page, pages[1]!.title).waitFor();
    await expectName(page, 'Vũ Ngọc Châu');
    await type(page, 'ngaySinh-day', '5');
    await page.reload();
    await heading(page, pages[1]!.title).waitFor();
    await expectName(page, 'Vũ Ngọc Châu');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });

  test(`a form that is ${how} says so where another tab fills it in now`, async () => {
    const tab = await someone(isKept);
    const { page } = tab;
    await leave(page);
    const other = await goOnElsewhere(tab, 'Vũ Ngọc Châu');
    await comeBack(page, isKept);
    await page.getByText(elsewhere).waitFor();
    assert.deepEqual(await answersOf(page), {});
    await type(other, 'hoTen', 'Vũ Ngọc Dung');
    await button(page, 'Điền tiếp ở thẻ này').click();
    await expectName(page, 'Vũ Ngọc Dung');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });

  test(`a form that is ${how} shows nothing of a draft that was removed since`, async () => {
    const tab = await someone(isKept);
    const { page } = tab;
    await leave(page);
    const other = await secondTab(tab);
    await button(other, 'Xoá bản nháp').click();
    await button(other, 'Xoá bản nháp').waitFor({ state: 'hidden' });
    await other.close();
    await comeBack(page, isKept);
    await button(page, 'Bắt đầu').waitFor();
    assert.deepEqual(await answersOf(page), {});
    const another = await secondTab(tab);
    assert.equal(await button(another, 'Điền tiếp bản nháp').count(), 0, 'it is not kept again');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}
