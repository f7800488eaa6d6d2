/** What can go wrong on the way: nothing that was filled in or signed is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { holderOf, trialPassword, trialSignature } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

/** The shortest form, filled in by keyboard, at its sign page. */
async function atSigning(tab: Visit): Promise<FormDriver> {
  const [ct01, example] = await exampleOf('ct01', 'minimal');
  const form = new FormDriver(tab, ct01.procedure, example.answers, ct01.files);
  await tab.page.goto(`${portal.url}/thu-tuc/ct01`);
  await form.start();
  await form.fill();
  await form.goToSigning();
  return form;
}

/** What the browser itself tells the console when a request fails. */
function ownComplaints({ complaints }: Visit): string[] {
  return complaints.filter((text) => !/Failed to load resource/.test(text));
}

test('a form that cannot be fetched says so, and comes when tried again', async () => {
  const tab = await visit(browser);
  await tab.page.route('**/procedure.json', (route) => route.abort(), { times: 1 });
  await tab.page.goto(`${portal.url}/thu-tuc/ct01`);
  await tab.page.getByText('Không tới được cổng').waitFor();
  await examine(tab, 'the form that cannot be fetched');
  const [ct01] = await exampleOf('ct01', 'minimal');
  const form = new FormDriver(tab, ct01.procedure, {}, ct01.files);
  await form.hands.activate('Thử lại');
  await form.expectHeading(ct01.procedure.title);
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a wrong password, another person’s signature and a broken network', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const form = await atSigning(tab);
  const [place] = form.requiredSigners;
  assert.ok(place);
  const holder = holderOf(place, form.answers);

  const other = { name: 'Trần Văn Khác', identity: '079199000001' };
  const bytes = await trialSignature(portal.url, other);
  await form.trySign({ bytes, password: 'sai' });
  await page.getByText('Mật khẩu không mở được tệp').waitFor();
  await examine(tab, 'the sign page after a wrong password');

  const told = await form.sign(place, { bytes, password: trialPassword });
  assert.match(told, /số định danh khác với số của người ký/);
  await form.hands.activate('Nộp hồ sơ');
  await page.getByText('mang số định danh của người khác').waitFor();
  await examine(tab, 'the sign page after a refusal');

  // The person named in the form signs instead.
  await form.hands.activate('Muốn sửa hoặc ký lại?');
  await form.hands.activate(/ký lại từ đầu/i);
  await form.sign(place, {
    bytes: await trialSignature(portal.url, holder),
    password: trialPassword,
  });
  let lost = 0;
  await page.route('**/submissions', (route) => {
    lost += 1;
    return lost <= 2 ? route.abort() : route.continue();
  });
  const code = await form.submit();
  assert.match(code, /^DEMO-\d{6}-\d{4}$/);
  assert.equal(lost, 3, 'a lost request is made again, and only until it arrives');
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a portal that cannot be reached keeps the signed form on the device', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const form = await atSigning(tab);
  for (const place of form.requiredSigners) await form.sign(place);
  await page.route('**/submissions', (route) => route.abort());
  await form.hands.activate('Nộp hồ sơ');
  await page.getByText('Chưa gửi được hồ sơ').waitFor({ timeout: 30_000 });
  await page.unroute('**/submissions');
  await form.reload(await form.heading.innerText());
  await form.submit();
  assert.deepEqual(ownComplaints(tab), []);
  await tab.close();
});

test('a device that was full keeps the draft by itself once there is room again', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  await page.goto(`${portal.url}/thu-tuc/ct01`);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const line = page.locator('tk-procedure form :is(input, select)').first();
  await line.waitFor();
  await page.evaluate(() => {
    const store = IDBObjectStore.prototype;
    const put = Object.getOwnPropertyDescriptor(store, 'put')!;
    const refuse = (): never => {
      throw new DOMException('', 'QuotaExceededError');
    };
    Object.defineProperty(store, 'put', { ...put, value: refuse });
    addEventListener('room', () => Object.defineProperty(store, 'put', put));
  });
  await page.locator('tk-procedure form select').first().selectOption({ index: 1 });
  const told = page.getByRole('paragraph').filter({ hasText: 'không lưu được bản nháp' });
  await told.waitFor();
  const answers = await page.evaluate(() => document.querySelector('tk-procedure')?.answers);
  await page.evaluate(() => dispatchEvent(new Event('room')));
  await told.waitFor({ state: 'detached' });
  await page.reload();
  await line.waitFor();
  const found = await page.evaluate(() => document.querySelector('tk-procedure')?.answers);
  assert.deepEqual(found, answers);
  assert.deepEqual(tab.complaints, []);
  await tab.close();
});
