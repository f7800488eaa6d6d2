/** Somebody without a digital signature, but logged in: confirms by a one-time code; the agency seals it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requiredSigners } from '@tokhai/answers';
import { checkConfirmation, knownAgency } from '@tokhai/intake';
import { readCertificateFile } from '@tokhai/signing';
import { examine, visit } from '../support/browser.ts';
import { latestMessage, logIn, openToSign } from '../support/confirming.ts';
import { exampleOf } from '../support/examples.ts';
import { holderOf, printedSubmission } from '../support/http-submission.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const { portal, browser } = await portalAndBrowser();

test('whoever is logged in confirms with a code from the phone, and it is called no signature', async () => {
  const [ct01, example] = await exampleOf('ct01', 'minimal');
  const { procedure } = ct01;
  const [place] = requiredSigners(procedure, example.answers);
  const { name, identity } = holderOf(place!, example.answers);
  const citizen = await visit(browser);
  const { page } = citizen;
  await page.goto(`${portal.url}/thu-tuc/ct01`);
  await openToSign(page, Buffer.from(await printedSubmission(ct01, example)));
  await page.getByText('Không có chữ ký số? Xác nhận bằng tài khoản').click();
  await page.getByText('không phải là chữ ký số và không thay chữ ký tay').waitFor();
  await examine(citizen, 'the offer to confirm by the account');
  // Nobody is logged in yet.
  const start = page.getByRole('button', { name: 'Gửi mã xác nhận cho tôi' });
  await start.click();
  await page.getByText('Bạn chưa đăng nhập vào cổng').first().waitFor();

  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Đăng nhập vào cổng' }).click();
  const tab = await opened;
  await logIn(tab, portal.url, { name: 'Trần Thị Khác', identity: '001099999999' });
  await page.locator('[data-confirm-start]').click();
  await page.getByText('Tài khoản đang đăng nhập không phải của người phải ký').first().waitFor();
  await tab.getByRole('button', { name: 'Đăng xuất' }).click();
  await logIn(tab, portal.url, { name, identity });

  await page.locator('[data-confirm-start]').click();
  await page.getByText('Mã kiểm tra trong tin phải giống mã này').waitFor();
  await examine(citizen, 'the code is asked for');
  const shown = await page.locator('[data-confirm] .tk-code').innerText();
  await page.getByRole('button', { name: 'Tôi xác nhận tờ khai và nộp' }).click();
  await page.getByText('Ghi mã xác nhận trong tin đã gửi').first().waitFor();
  await examine(citizen, 'no code was typed');
  const { words: message, code } = await latestMessage(tab, portal.url);
  assert.match(message, new RegExp(shown), 'the same check code');
  const input = page.locator('#tk-confirm-answer');
  await input.fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Tôi xác nhận tờ khai và nộp' }).click();
  await page.getByText('còn 4 lần thử').first().waitFor();
  await input.fill(code);
  await page.getByRole('button', { name: 'Tôi xác nhận tờ khai và nộp' }).click();
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
  await page.getByText('Đó không phải là chữ ký số').waitFor();
  await examine(citizen, 'the receipt of what was confirmed');
  const dossier = await page.locator('tk-procedure .tk-code').innerText();

  const officer = await visit(browser);
  const desk = officer.page;
  await desk.goto(`${portal.url}/can-bo`);
  await desk.getByRole('button', { name: /Vào vai cán bộ/ }).click();
  await desk.goto(`${portal.url}/can-bo/${dossier}`);
  await desk.getByRole('heading', { name: 'Xác nhận của người đã đăng nhập' }).waitFor();
  const told = await desk.locator('main').innerText();
  for (const words of [
    'Không phải chữ ký số',
    name,
    identity,
    'Mã dùng một lần tới điện thoại thử',
  ]) {
    assert.ok(told.includes(words), words);
  }
  await examine(officer, 'a dossier that was confirmed');
  // The sealed file holds by itself, for whoever trusts the agency's root.
  const sealed = await desk.request.get(
    `${portal.url}/officer/submissions/${dossier}/confirmation`,
  );
  const roots = readCertificateFile(
    await desk.request.get(`${portal.url}/demo/ca.pem`).then((file) => file.body()),
  );
  const agency = knownAgency(
    { code: 'DEMO', seals: [{ subject: { O: 'Cơ quan trình diễn' } }] },
    true,
  );
  const now = new Date();
  const { evidence, reasons } = await checkConfirmation(await sealed.body(), {
    ...{ officialTrust: roots, agency, now },
  });
  assert.deepEqual(reasons, []);
  assert.deepEqual(
    evidence?.confirmations.map(({ person }) => [person.name, person.identity]),
    [[name, identity]],
  );
  // The agency decides in the same file.
  await desk.getByRole('button', { name: 'Ký và đóng dấu số' }).click();
  await desk.getByText('Cơ quan trình diễn').first().waitFor();
  const strangers = await visit(browser);
  const refused = await strangers.page.request.get(
    `${portal.url}/officer/submissions/${dossier}/confirmation`,
  );
  assert.equal(refused.status(), 403);
  const complaints = [...citizen.complaints, ...officer.complaints];
  // The browser tells of the answers 401 and 422 by itself.
  assert.deepEqual(
    complaints.filter((words) => !/status of (?:401|422)/.test(words)),
    [],
  );
  await citizen.close();
  await officer.close();
  await strangers.close();
});
