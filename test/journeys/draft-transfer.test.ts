/** A draft goes from one device to another by a code, through a portal that cannot read it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { askedQuestions, journey, readDraftFile, type Draft } from '@tokhai/answers';
import { examine, visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { FastKeys } from '../support/fast-keys.ts';
import { fillQuestions } from '../support/fill.ts';
import { FormDriver } from '../support/form-driver.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';
import { readQr } from '../support/read-qr.ts';

const { portal, browser } = await portalAndBrowser();

const [found, example] = await exampleOf('con-thuong-binh', 'minimal');
const { procedure } = found;
const address = `${portal.url}/thu-tuc/con-thuong-binh`;

const scan = Buffer.from(`%PDF-1.7\n${'giấy chứng nhận '.repeat(2000)}\n%%EOF\n`);
const sha256 = createHash('sha256').update(scan).digest('hex');
const file = { name: 'scan.pdf', type: 'application/pdf', size: scan.length, sha256 };
const answers = { ...example.answers, giayChungNhan: file };
const pages = journey(procedure, answers);

interface Person extends Visit {
  form: FormDriver;
}

async function person(viewport?: { width: number; height: number }): Promise<Person> {
  const tab = await visit(browser, viewport && { viewport });
  const files = new Map([[sha256, scan]]);
  return { ...tab, form: new FormDriver(tab, procedure, answers, files) };
}

/** Fills in the first pages, and stays on the next one. */
async function fillIn({ page, form }: Person, count: number): Promise<void> {
  const keys = new FastKeys(page);
  await page.goto(address);
  await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
  await keys.activate('Bắt đầu');
  for (const one of pages.slice(0, count)) {
    await form.expectHeading(one.title);
    await fillQuestions(keys, askedQuestions(procedure, one, answers), answers, form.files);
    await keys.activate('Tiếp tục');
  }
  await form.expectHeading(pages[count]?.title ?? 'Kiểm tra câu trả lời');
}

/** Opens one of the folded parts at the foot. */
async function press({ page }: Person, selector: string): Promise<void> {
  const button = page.locator(`tk-procedure ${selector}`).first();
  await button.evaluate((one) => one.closest('details')?.setAttribute('open', ''));
  await button.click();
}

async function offer(tab: Person): Promise<string> {
  await press(tab, '[data-send]');
  return (await tab.page.locator('tk-draft-sender .tk-code').innerText()).trim();
}

async function takeByCode(tab: Person, code: string): Promise<void> {
  await tab.page.locator('#tk-open-code').fill(code);
  await tab.page.locator('#tk-open-code').press('Enter');
}

/** What is kept, as the file that the form gives. */
async function savedDraft(tab: Person): Promise<Draft> {
  const download = tab.page.waitForEvent('download');
  await press(tab, '[data-save-file]');
  const bytes = await readFile(await (await download).path());
  return readDraftFile(new Blob([new Uint8Array(bytes)]), procedure.id);
}

const says = ({ page }: Person, text: string) => page.getByText(text).first().waitFor();

/** All but what Chromium says of a network that is away: of what is fetched, and of the service worker. */
const unexpected = ({ complaints }: Person) =>
  complaints.filter(
    (text) => !/Failed to load resource|error occurred when fetching the script/.test(text),
  );

test('a draft with its files goes on on a phone, where it was, and leaves the first device', async () => {
  const desk = await person();
  const told: string[] = [];
  desk.page.on('request', (request) => {
    const headers = JSON.stringify(request.headers());
    told.push(`${request.url()} ${headers} ${request.postDataBuffer()?.toString('latin1') ?? ''}`);
  });
  await fillIn(desk, pages.length - 1);
  const before = await savedDraft(desk);
  assert.equal(before.files.length, 1);

  const code = await offer(desk);
  await examine(desk, 'the page with a code');
  const link = await readQr(desk.page.locator('tk-draft-sender .tk-qr'));
  assert.equal(link, `${address}#tk-nhap=${code}`);
  await says(desk, 'Mã còn dùng được khoảng 10 phút');

  const phone = await person({ width: 360, height: 740 });
  await phone.page.goto(link);
  await phone.form.expectHeading('Nhận bản nháp từ máy khác');
  await examine(phone, 'the page that takes a code');
  // Out of the address, and nothing is taken before the person says so.
  assert.equal(await phone.page.evaluate(() => location.hash), '');
  await press(phone, 'form button[type=submit]');
  await phone.form.expectHeading(pages.at(-1)!.title);
  await phone.form.expectFocusOnHeading(pages.at(-1)!.title);
  const after = await savedDraft(phone);
  assert.deepEqual(after.answers, before.answers);
  assert.deepEqual(after.files, before.files);
  await phone.form.reload(pages.at(-1)!.title);

  await says(desk, 'Máy kia đã nhận bản nháp.');
  await examine(desk, 'the page once the draft was taken');
  const sent = told.join('\n');
  assert.match(sent, /transfer-id/);
  for (const secret of [code, code.replaceAll('-', ''), 'giấy chứng nhận', sha256]) {
    assert.ok(!sent.includes(secret), 'the portal gets neither the code nor what it opens');
  }
  await press(desk, '[data-remove]');
  await desk.form.expectHeading(procedure.title);
  await desk.page.reload();
  await desk.form.expectHeading(procedure.title);
  assert.equal(await desk.page.getByText('Điền tiếp').count(), 0, 'nothing is left here');

  // A code works once.
  const late = await person();
  await late.page.goto(link);
  await press(late, 'form button[type=submit]');
  await says(late, 'Không có bản nháp nào chờ với mã này');
  assert.deepEqual([desk, phone, late].flatMap(unexpected), []);
  for (const tab of [desk, phone, late]) await tab.close();
});

test('a code is typed; what is on this device already is replaced only when the person says so', async () => {
  const [one, two] = [await person(), await person()];
  await fillIn(one, 1);
  await fillIn(two, 1);
  for (const { title } of [pages[0]!, procedure]) {
    await new FastKeys(two.page).activate('Quay lại');
    await two.form.expectHeading(title);
  }
  const code = await offer(one);
  await press(two, '[data-receive]');
  await takeByCode(two, 'ABC');
  await says(two, 'Mã gồm 12 chữ và số');
  await takeByCode(two, '7K2M-94QD-XW0B');
  await says(two, 'Không có bản nháp nào chờ với mã này');
  await examine(two, 'the page with a wrong code');

  await two.page.context().setOffline(true);
  await takeByCode(two, code);
  await says(two, 'không tới được cổng');
  await two.page.context().setOffline(false);
  // As somebody types it who does not care.
  await takeByCode(two, code.toLowerCase().replaceAll('-', ' '));
  await two.form.expectHeading('Giữ bản nháp nào?');
  await examine(two, 'the choice between two drafts');
  await press(two, '[data-leave]');
  await two.form.expectHeading(procedure.title);
  // The one device that took it may change its mind.
  await press(two, '[data-receive]');
  await takeByCode(two, code);
  await press(two, '[data-take]');
  await two.form.expectHeading(pages[1]!.title);
  await says(one, 'Máy kia đã nhận bản nháp.');
  await press(one, '[data-keep]');
  await one.form.expectHeading(pages[1]!.title);
  assert.deepEqual([one, two].flatMap(unexpected), []);
  for (const tab of [one, two]) await tab.close();
});

test('a code ends when it is cancelled, when the page is left, and after its minutes', async () => {
  const [one, two] = [await person(), await person()];
  await one.page.clock.install();
  await fillIn(one, 0);
  await two.page.goto(address);
  await press(two, '[data-receive]');
  const isOver = async (code: string): Promise<void> => {
    await takeByCode(two, code);
    await says(two, 'Không có bản nháp nào chờ với mã này');
    await two.page.reload();
    await press(two, '[data-receive]');
  };
  const cancelled = await offer(one);
  const gone = one.page.waitForResponse(/\/draft-transfers\/cancel$/);
  await press(one, '[data-cancel]');
  await says(one, 'Đã huỷ mã');
  await gone;
  await isOver(cancelled);

  await press(one, '[data-again]');
  const again = (await one.page.locator('tk-draft-sender .tk-code').innerText()).trim();
  const left = one.page.waitForResponse(/\/draft-transfers\/cancel$/);
  await new FastKeys(one.page).activate('Quay lại');
  await left;
  await isOver(again);

  const last = await offer(one);
  await one.page.clock.fastForward('09:10');
  await says(one, 'Mã còn dùng được chưa đến 1 phút');
  const over = one.page.waitForResponse(/\/draft-transfers\/cancel$/);
  await one.page.clock.fastForward('01:00');
  await says(one, 'Mã đã hết hạn');
  await examine(one, 'the page with a code that is over');
  await over;
  await isOver(last);

  await one.page.context().setOffline(true);
  await press(one, '[data-again]');
  await says(one, 'không tới được cổng');
  await one.page.context().setOffline(false);
  await press(one, '[data-again]');
  await one.page.locator('tk-draft-sender .tk-code').waitFor();
  assert.deepEqual([one, two].flatMap(unexpected), []);
  for (const tab of [one, two]) await tab.close();
});

test('where nothing is kept on the device, the draft goes on all the same', async () => {
  const [one, two] = [await person(), await person()];
  for (const { page } of [one, two]) {
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('<tk-procedure', '<tk-procedure storage="none"');
      await route.fulfill({ response, body });
    });
  }
  await fillIn(one, 1);
  const code = await offer(one);
  await two.page.goto(address);
  await press(two, '[data-receive]');
  await takeByCode(two, code);
  await two.form.expectHeading(pages[1]!.title);
  await says(one, 'Máy kia đã nhận bản nháp.');
  assert.equal(
    await two.page.evaluate(async () => (await indexedDB.databases()).length),
    0,
    'nothing is kept',
  );
  assert.deepEqual([one, two].flatMap(unexpected), []);
  for (const tab of [one, two]) await tab.close();
});
