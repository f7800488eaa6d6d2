/** Four people sign one CT01 on devices of their own, handing it over; then the desk takes it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { examine, visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { printedSubmission } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

async function openFile({ page }: Visit, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Có người nhờ bạn ký?' }).click();
  const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer };
  await page.locator('#tk-open-file').setInputFiles(file);
}

async function toSigning(tab: Visit): Promise<void> {
  const { page } = tab;
  await page.getByRole('heading', { name: 'Đọc tờ khai trước khi ký' }).waitFor();
  await examine(tab, 'the form that somebody else filled in');
  await page.getByRole('button', { name: 'Đã đọc, đến chỗ ký' }).click();
  await page.locator('tk-procedure [data-signer]').first().waitFor();
}

async function sign({ page }: Visit, place: string): Promise<void> {
  const item = page.locator(`tk-procedure [data-signer="${place}"]`);
  if ((await item.locator('form').count()) === 0) {
    await item.getByRole('button', { name: 'Ký ở chỗ này' }).click();
  }
  await item.locator('#tk-confirm').check();
  await item.getByRole('button', { name: 'Ký số' }).click();
  await item.locator('.tk-signed').waitFor();
}

async function save({ page }: Visit): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Lưu tệp để người khác ký' }).click();
  return readFile(await (await download).path());
}

test('four people sign in any order, each on a device of their own', async () => {
  const [ct01, example] = await exampleOf('ct01', 'four-signers');
  const [one, two] = [await visit(browser), await visit(browser)];
  for (const { page } of [one, two]) await page.goto(`${portal.url}/thu-tuc/ct01`);

  await openFile(one, Buffer.from(await printedSubmission(ct01, example)));
  await toSigning(one);
  await sign(one, 'giamHo');
  await one.page.reload();
  await one.page.locator('[data-signer=giamHo] .tk-signed').waitFor();
  await examine(one, 'the sign page with a file to hand over');
  const handed = await save(one);

  await openFile(two, Buffer.concat([handed, Buffer.from('% x\n')]));
  await two.page.getByText('Tệp này đã bị thay đổi').first().waitFor();
  const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: handed };
  await two.page.locator('#tk-open-file').setInputFiles(file);
  await toSigning(two);
  for (const place of ['nguoiKeKhai', 'chuHo']) await sign(two, place);

  // The last one gets a link, as out of the QR code.
  await two.page.getByRole('button', { name: 'Tạo mã cho người ký tiếp' }).click();
  const code = await two.page.locator('[data-hand-over-code] .tk-code').innerText();
  await examine(two, 'the sign page with a code');
  const three = await visit(browser);
  const link = `${portal.url}/thu-tuc/ct01#tk-ky=${code}`;
  await three.page.goto(link);
  await three.page.locator('#tk-open-code').waitFor();
  await examine(three, 'the page that opens a code');
  assert.equal(await three.page.evaluate(() => location.hash), '');
  await three.page.getByRole('button', { name: 'Mở tờ khai bằng mã' }).click();
  await toSigning(three);
  await sign(three, 'chuSoHuu');
  await three.page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await three.page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
  // A code opens once.
  const late = await visit(browser);
  await late.page.goto(link);
  await late.page.getByRole('button', { name: 'Mở tờ khai bằng mã' }).click();
  await late.page.getByText('Không có tờ khai nào chờ với mã này').first().waitFor();
  assert.deepEqual(
    [one, two, three].flatMap(({ complaints }) => complaints),
    [],
  );
  for (const tab of [one, two, three, late]) await tab.close();
});
