/** Two people without digital signatures confirm one form, each in a login of their own. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { requiredSigners } from '@tokhai/answers';
import { examine, visit, type Visit } from '../support/browser.ts';
import { latestMessage, logIn, openToSign } from '../support/confirming.ts';
import { exampleOf } from '../support/examples.ts';
import { holderOf, printedSubmission } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

/** Confirms on the sign page with the code from the phone. */
async function confirm({ page }: Visit, tab: Visit['page']): Promise<void> {
  await page.getByText('Không có chữ ký số? Xác nhận bằng tài khoản').click();
  await page.getByRole('button', { name: 'Gửi mã xác nhận cho tôi' }).click();
  await page.locator('#tk-confirm-answer').waitFor();
  const { code } = await latestMessage(tab, portal.url);
  await page.locator('#tk-confirm-answer').fill(code);
  await page.getByRole('button', { name: 'Tôi xác nhận tờ khai' }).click();
}

test('two people confirm a marriage form on devices of their own, and it is one dossier', async () => {
  const [ketHon, example] = await exampleOf('ket-hon', 'minimal');
  const [her, him] = requiredSigners(ketHon.procedure, example.answers).map((place) =>
    holderOf(place, example.answers),
  );
  assert.ok(her && him);
  const [one, two] = [await visit(browser), await visit(browser)];
  const tabs = await Promise.all([one, two].map(({ page }) => page.context().newPage()));
  await logIn(tabs[0]!, portal.url, her);
  await logIn(tabs[1]!, portal.url, him);
  for (const { page } of [one, two]) await page.goto(`${portal.url}/thu-tuc/ket-hon`);

  await openToSign(one.page, Buffer.from(await printedSubmission(ketHon, example)));
  await confirm(one, tabs[0]!);
  await one.page.getByRole('heading', { name: 'Bạn đã xác nhận, hồ sơ chưa được nộp' }).waitFor();
  assert.match(await one.page.locator('[data-awaiting] ul').innerText(), new RegExp(him.name));
  await examine(one, 'one of two confirmed');
  // A reload loses nothing of it.
  await one.page.reload();
  await one.page.locator('[data-awaiting]').waitFor();
  await one.page.getByRole('button', { name: 'Xem những người khác đã xác nhận chưa' }).click();
  await one.page.getByText('Còn chờ người khác xác nhận.').waitFor({ state: 'attached' });

  const download = one.page.waitForEvent('download');
  await one.page.getByRole('link', { name: 'Lưu tệp để người khác xác nhận' }).click();
  const handed = await readFile(await (await download).path());
  await openToSign(two.page, handed);
  await confirm(two, tabs[1]!);
  await two.page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
  const dossier = await two.page.locator('tk-procedure .tk-code').innerText();
  await examine(two, 'the receipt of what both confirmed');

  await one.page.getByRole('button', { name: 'Xem những người khác đã xác nhận chưa' }).click();
  await one.page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
  assert.equal(await one.page.locator('tk-procedure .tk-code').innerText(), dossier);

  const officer = await visit(browser);
  await officer.page.goto(`${portal.url}/can-bo`);
  await officer.page.getByRole('button', { name: /Vào vai cán bộ/ }).click();
  await officer.page.goto(`${portal.url}/can-bo/${dossier}`);
  await officer.page.getByRole('heading', { name: 'Xác nhận của người đã đăng nhập' }).waitFor();
  const told = await officer.page.locator('[aria-labelledby=confirmation]').innerText();
  for (const { name, identity } of [her, him]) {
    assert.ok(told.includes(name) && told.includes(identity), name);
  }
  await examine(officer, 'a dossier that two confirmed');
  assert.match(
    await officer.page.locator('[aria-labelledby=record] ol').innerText(),
    /Xác nhận bằng tài khoản đã đăng nhập, được cơ quan đóng dấu số \(người nộp\)/,
  );
  const complaints = [one, two, officer].flatMap((tab) => tab.complaints);
  assert.deepEqual(complaints, []);
  for (const tab of [one, two, officer]) await tab.close();
});
