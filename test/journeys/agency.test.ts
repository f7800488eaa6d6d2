/** After the receipt: the agency signs and seals, the citizen fetches that, or withdraws in time. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { examine, visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { printedSubmission, signSubmission } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

/** Hands in an example of a procedure; its code and the hash on the receipt. */
async function submitted(name: string): Promise<{ code: string; sha256: string }> {
  const [found, example] = await exampleOf(name, 'valid');
  const printed = await printedSubmission(found, example);
  const body = new Uint8Array(await signSubmission(portal.url, printed, found, example));
  const headers = { 'content-type': 'application/pdf' };
  const response = await fetch(`${portal.url}/submissions`, { method: 'POST', body, headers });
  assert.equal(response.status, 201);
  return ((await response.json()) as { receipt: { code: string; sha256: string } }).receipt;
}

test('the agency signs in its place, and the citizen fetches and checks that', async () => {
  const { code, sha256 } = await submitted('ncc-mau11');
  const officer = await visit(browser);
  await officer.page.goto(`${portal.url}/can-bo`);
  await officer.page.getByRole('button', { name: /Vào vai cán bộ/ }).click();
  await officer.page.goto(`${portal.url}/can-bo/${code}`);
  await officer.page.getByRole('button', { name: 'Ký và đóng dấu số' }).click();
  await officer.page.getByRole('heading', { name: 'Chữ ký số của cơ quan' }).waitFor();
  const shown = await officer.page.locator('main').innerText();
  assert.match(shown, /Cơ quan trình diễn/);
  assert.match(shown, /Cơ quan ký, đóng dấu số \(cán bộ trình diễn\)/);
  assert.equal(await officer.page.getByRole('button', { name: 'Ký và đóng dấu số' }).count(), 0);
  await examine(officer, 'a countersigned dossier');

  const citizen = await visit(browser);
  const { page } = citizen;
  await page.goto(`${portal.url}/tra-cuu?ma=${code}`);
  await page.getByText('Cơ quan đã ký, đóng dấu').waitFor();
  await examine(citizen, 'the state of a countersigned dossier');
  await page.locator('#khoa').fill('0123456789abcdef');
  await page.getByRole('button', { name: 'Tải kết quả' }).click();
  await page.getByText('Mã kiểm tra không đúng').first().waitFor();
  await examine(citizen, 'a wrong check code');
  await page.locator('#khoa').fill(sha256.slice(0, 16));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải kết quả' }).click();
  const buffer = await readFile(await (await download).path());

  await page.goto(`${portal.url}/kiem-tra`);
  const file = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer };
  await page.locator('tk-verify input[type=file]').setInputFiles(file);
  await page.locator('tk-verify [data-verdict]').waitFor();
  const verdict = await page.locator('tk-verify .tk-form').innerText();
  assert.match(verdict, /Kết luận: Hợp lệ/);
  assert.match(verdict, /Chữ ký của người khai[^]*Chữ ký và dấu của cơ quan[^]*Cơ quan trình diễn/);
  assert.match(verdict, /Đúng cơ quan mà trang này nêu/);
  // The browser tells of the answer 422 to the wrong code by itself.
  const told = [...officer.complaints, ...citizen.complaints];
  assert.deepEqual(
    told.filter((text) => !/status of 422/.test(text)),
    [],
  );
  await officer.close();
  await citizen.close();
});

test('whoever has the receipt withdraws, as long as the agency has not signed', async () => {
  const { code, sha256 } = await submitted('ct01');
  const citizen = await visit(browser);
  const { page } = citizen;
  await page.goto(`${portal.url}/tra-cuu?ma=${code}`);
  await page.locator('#khoa').fill(sha256);
  await page.getByRole('button', { name: 'Rút hồ sơ này' }).click();
  await page.getByText('Người nộp đã rút').waitFor();
  await examine(citizen, 'the state of a withdrawn dossier');
  await page.goto(`${portal.url}/tra-cuu?ma=${code}`);
  await page.getByText('Người nộp đã rút').waitFor();
  assert.equal(await page.locator('#khoa').count(), 0);
  assert.deepEqual(citizen.complaints, []);
  await citizen.close();
});
