/** Somebody who confirms at the demonstration portal: logged in, and with the code from their phone. */
import type { Page } from 'playwright-core';
import type { Holder } from './http-submission.ts';

/** Logs in, in a tab of its own of the same browser. */
export async function logIn(tab: Page, portal: string, { name, identity }: Holder): Promise<void> {
  await tab.goto(`${portal}/dang-nhap-thu`);
  await tab.locator('#name').fill(name);
  await tab.locator('#identity').fill(identity);
  await tab.getByRole('button', { name: 'Đăng nhập' }).click();
  await tab.getByText('Đang đăng nhập').waitFor();
}

/** The latest message on the phone of whoever is logged in. */
export async function latestMessage(
  tab: Page,
  portal: string,
): Promise<{ words: string; code: string }> {
  await tab.goto(`${portal}/dien-thoai-thu`);
  const words = await tab.locator('main').innerText();
  return { words, code: await tab.locator('.one-time-code').first().innerText() };
}

/** Opens the submission of somebody else out of its file, and goes on to where it is signed. */
export async function openToSign(page: Page, pdf: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Có người nhờ bạn ký?' }).click();
  const file = { name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: pdf };
  await page.locator('#tk-open-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Đã đọc, đến chỗ ký' }).click();
  await page.locator('tk-procedure [data-signer]').first().waitFor();
}
