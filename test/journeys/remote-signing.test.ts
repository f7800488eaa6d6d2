/** A form signed by a remote service: the page waits while somebody confirms on their phone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, visit, type Visit } from '../support/browser.ts';
import { exampleOf } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { holderOf } from '../support/http-submission.ts';
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

/** Registers somebody on a phone of their own. */
async function registered({ name, identity }: ReturnType<typeof holderOf>): Promise<Visit> {
  const phone = await visit(browser);
  await phone.page.goto(`${portal.url}/dien-thoai-thu`);
  await phone.page.getByLabel('Họ và tên người ký').fill(name);
  await phone.page.getByLabel('Số định danh cá nhân').fill(identity);
  await phone.page.getByRole('button', { name: 'Đăng ký' }).click();
  await phone.page.getByRole('link', { name: 'Xem yêu cầu mới' }).waitFor();
  return phone;
}

test('refused on the phone, asked again, confirmed after a reload of the page, and accepted', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const form = await atSigning(tab);
  const [place] = form.requiredSigners;
  assert.ok(place);
  const holder = holderOf(place, form.answers);
  const item = page.locator(`tk-procedure [data-signer="${place.id}"]`);

  await item.getByLabel('Ký bằng VNPT SmartCA trên điện thoại').check();
  assert.equal(await item.locator('#tk-account').inputValue(), holder.identity);
  await item.locator('#tk-confirm').check();
  await form.hands.activate('Ký số');
  await page.getByText('Dịch vụ ký số không có chứng thư nào với số này').waitFor();

  const phone = await registered(holder);

  /** Has the phone asked, and gives the code to compare. */
  const ask = async (): Promise<string> => {
    await form.hands.activate('Ký số');
    await item.locator('[data-pending]').waitFor();
    return (await item.locator('.tk-check-code').innerText()).trim();
  };
  /** Answers what the phone shows for a code. */
  const answer = async (code: string, button: RegExp): Promise<void> => {
    await phone.page.getByRole('link', { name: 'Xem yêu cầu mới' }).click();
    await phone.page.getByText(`Mã kiểm tra ${code}`).waitFor();
    await examine(phone, 'the phone with a request');
    await phone.page.getByRole('button', { name: button }).click();
    await phone.page
      .getByText(/Đã (?:xác nhận|từ chối)/)
      .first()
      .waitFor();
  };

  const first = await ask();
  await examine(tab, 'the sign page while the phone is asked');
  await answer(first, /Từ chối/);
  await page.getByText('Yêu cầu ký đã bị từ chối trên điện thoại').waitFor();
  await examine(tab, 'the sign page after a refusal');

  const second = await ask();
  await form.reload('Ký và nộp');
  await item.locator('[data-pending]').waitFor();
  assert.equal((await item.locator('.tk-check-code').innerText()).trim(), second);
  await answer(second, /xác nhận ký/);
  await item.locator('.tk-signed').waitFor();
  assert.match(await item.locator('.tk-signed').innerText(), new RegExp(holder.name));

  assert.match(await form.submit(), /\d/);
  // The browser says by itself that the service did not know the number.
  const own = tab.complaints.filter((text) => !/Failed to load resource/.test(text));
  assert.deepEqual([...own, ...phone.complaints], []);
  await phone.close();
  await tab.close();
});

test('what waited too long is told to be over after a reload, and can be asked for again', async () => {
  const tab = await visit(browser);
  const { page } = tab;
  const form = await atSigning(tab);
  const [place] = form.requiredSigners;
  assert.ok(place);
  const holder = holderOf(place, form.answers);
  const phone = await registered(holder);
  const item = page.locator(`tk-procedure [data-signer="${place.id}"]`);
  await item.getByLabel('Ký bằng VNPT SmartCA trên điện thoại').check();
  await item.locator('#tk-confirm').check();
  await form.hands.activate('Ký số');
  await item.locator('[data-pending]').waitFor();
  const code = await item.locator('.tk-check-code').innerText();

  // What is prepared waits for a quarter of an hour; the page's own clock says that it is over.
  await page.clock.install({ time: Date.now() + 16 * 60_000 });
  await form.reload('Ký và nộp');
  await page.getByText('Yêu cầu ký đã hết hạn').first().waitFor();
  await item.locator('[data-pending]').waitFor({ state: 'detached' });
  assert.equal(await item.locator('.tk-signed').count(), 0, 'nothing counts as signed');
  await examine(tab, 'the sign page after a request that is over');

  assert.equal(await item.locator('#tk-account').inputValue(), holder.identity);
  await item.locator('#tk-confirm').check();
  await form.hands.activate('Ký số');
  await item.locator('[data-pending]').waitFor();
  assert.notEqual(await item.locator('.tk-check-code').innerText(), code);
  assert.deepEqual([...tab.complaints, ...phone.complaints], []);
  await phone.close();
  await tab.close();
});
