/** Somebody without a digital signature: announces, prints, signs by hand; an officer takes the paper. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { examine, visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { printedSubmission } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

test('a print signed by hand is bound to its electronic answers by the code on it', async () => {
  const [ct01, example] = await exampleOf('ct01', 'minimal');
  const citizen = await visit(browser);
  const { page } = citizen;
  await page.goto(`${portal.url}/thu-tuc/ct01`);
  await page.getByRole('button', { name: 'Có người nhờ bạn ký?' }).click();
  const printed = Buffer.from(await printedSubmission(ct01, example));
  const own = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: printed };
  await page.locator('#tk-open-file').setInputFiles(own);
  await page.getByRole('button', { name: 'Đã đọc, đến chỗ ký' }).click();
  await page.getByText('Không có chữ ký số? In, ký tay').click();
  await examine(citizen, 'the sign page with the offer to print');
  await page.getByRole('button', { name: 'Gửi trước và lấy tờ khai để in' }).click();
  await page.getByRole('heading', { name: 'Chưa xong: hãy in, ký tay' }).waitFor();
  await examine(citizen, 'what is left to do on paper');
  const code = await page.locator('tk-procedure .tk-code').innerText();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải tờ khai để in' }).click();
  assert.deepEqual(await readFile(await (await download).path()), printed);
  await page.getByRole('link', { name: 'Xem tình trạng hồ sơ' }).click();
  await page.getByText('Chờ bản giấy ký tay').waitFor();

  const officer = await visit(browser);
  const desk = officer.page;
  await desk.goto(`${portal.url}/can-bo`);
  await desk.getByRole('button', { name: /Vào vai cán bộ/ }).click();
  await desk.locator('#giay').fill('0000-0000-0000');
  await desk.getByRole('button', { name: 'Tìm hồ sơ của bản giấy' }).click();
  await desk.getByText('Không có hồ sơ nào mang mã này').first().waitFor();
  await examine(officer, 'a code that is on no paper');
  await desk.locator('#giay').fill(code.toLowerCase());
  await desk.getByRole('button', { name: 'Tìm hồ sơ của bản giấy' }).click();
  await desk.getByRole('heading', { name: 'Nhận bản giấy đã ký tay' }).waitFor();
  assert.match(await desk.locator('.verdict').innerText(), /^Chưa kết luận được/);
  assert.equal(await desk.getByRole('button', { name: 'Ký và đóng dấu số' }).count(), 0);
  await examine(officer, 'a dossier that awaits its paper');
  const take = desk.getByRole('button', { name: 'Nhận bản giấy đã ký tay' });
  await desk.locator('#ban-quet').setInputFiles(own);
  await take.click();
  await desk.getByText('Hãy đối chiếu bản giấy rồi đánh dấu').first().waitFor();
  await examine(officer, 'a paper that was not compared');
  await desk.locator('#ban-quet').setInputFiles(own);
  await desk.locator('#doi-chieu').check();
  await take.click();
  await desk.getByText('không phải chính tệp PDF chưa ký').first().waitFor();
  const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const scan = { name: 'ban-quet.jpg', mimeType: 'image/jpeg', buffer: photo };
  await desk.locator('#ban-quet').setInputFiles(scan);
  await desk.locator('#doi-chieu').check();
  await take.click();
  await desk.getByText('Nhận bản giấy đã ký (cán bộ trình diễn)').waitFor();
  assert.match(await desk.locator('main').innerText(), /Đã tiếp nhận/);
  await examine(officer, 'a dossier whose paper was taken');
  const link = await desk.getByRole('link', { name: 'Mở bản quét đã ký tay' }).getAttribute('href');
  const kept = await desk.request.get(new URL(link ?? '', portal.url).href);
  assert.equal(kept.headers()['content-type'], 'image/jpeg');
  assert.deepEqual(await kept.body(), photo);
  // The browser tells of the answers 404 and 422 by itself.
  const told = [...citizen.complaints, ...officer.complaints];
  assert.deepEqual(
    told.filter((words) => !/status of (?:404|422)/.test(words)),
    [],
  );
  await citizen.close();
  await officer.close();
});
