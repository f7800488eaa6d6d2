/** The way through a form, from its start page to the receipt. */
import { askedQuestions, journey, requiredSigners } from '@tokhai/answers';
import type { Page } from 'playwright-core';
import { exampleOf } from '../support/examples.ts';
import { FastKeys } from '../support/fast-keys.ts';
import { fillQuestions } from '../support/fill.ts';
import { holderOf, trialPassword, trialSignature } from '../support/http-submission.ts';
import { confirmAndSign, giveSignatureFile } from '../support/signature-file.ts';
import type { Step } from './trial.ts';

/** Milliseconds for what is on the page, if it is. */
const short = 3000;

/** Hands that know the way and need no keys: what is tried is the network. */
class QuickHands extends FastKeys {
  override async write(text: string): Promise<void> {
    await this.page.evaluate((value) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const control = active as HTMLInputElement;
      control.value = value;
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }, text);
  }

  override async pickOption(id: string, text: string): Promise<void> {
    const select = this.page.locator(`select#${id}`);
    const value = await select.locator('option', { hasText: text }).first().getAttribute('value');
    await select.selectOption(value ?? '');
  }
}

const press = (name: string) => async (page: Page) => {
  // Where the form itself did not come, that is tried again first.
  const again = page.getByRole('button', { name: 'Thử lại' });
  if ((await again.count()) > 0) await again.click({ timeout: short });
  await page.getByRole('button', { name }).first().click({ timeout: short });
};

const heading = (text: string) => (page: Page) =>
  page.locator('tk-procedure [data-page-heading]').filter({ hasText: text }).waitFor();

const there = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();

/** @param url where the portal is */
export async function formSteps(url: string, folder: string, name: string): Promise<Step[]> {
  const [{ procedure, files }, { answers }] = await exampleOf(folder, name);
  const pages = journey(procedure, answers);
  const fill = (index: number) => async (page: Page) => {
    const again = page.getByRole('button', { name: 'Tải lại' });
    if ((await again.count()) > 0) await again.first().click();
    page.setDefaultTimeout(short);
    const questions = askedQuestions(procedure, pages[index]!, answers);
    await fillQuestions(new QuickHands(page), questions, answers, files).finally(() =>
      page.setDefaultTimeout(short * 3),
    );
    await press('Tiếp tục')(page);
  };
  const sign = (selector: string, holder: ReturnType<typeof holderOf>) => async (page: Page) => {
    const offer = page.getByRole('button', { name: 'Ký bằng chứng thư này' });
    if ((await offer.count()) > 0) return offer.click();
    const hands = new QuickHands(page);
    const bytes = await trialSignature(url, holder);
    await giveSignatureFile(hands, { bytes, password: trialPassword });
    await confirmAndSign(hands);
    const told = page.locator(`${selector} .tk-signed, .tk-summary, .tk-error`);
    await told.or(offer).first().waitFor();
    return (await offer.count()) > 0 ? offer.click() : undefined;
  };
  return [
    {
      name: 'open',
      act: (page) => page.goto(`${url}/thu-tuc/${folder}`),
      done: (page) => page.getByRole('button', { name: 'Bắt đầu' }).waitFor(),
    },
    { name: 'start', act: press('Bắt đầu'), done: heading(pages[0]!.title) },
    {
      name: 'errors',
      act: press('Tiếp tục'),
      done: (page) =>
        page
          .getByRole('alert')
          .filter({ hasText: /Hãy (chọn|ghi)/ })
          .first()
          .waitFor(),
    },
    ...pages.map((_page, index) => ({
      name: `page ${index + 1}`,
      act: fill(index),
      done: heading(pages[index + 1]?.title ?? 'Kiểm tra câu trả lời'),
    })),
    {
      name: 'preview',
      act: press('Tạo bản xem trước'),
      done: there('tk-procedure [data-preview]'),
    },
    {
      name: 'to the sign page',
      act: press('Tạo tệp PDF và ký'),
      done: there('tk-procedure [data-signer]'),
    },
    ...requiredSigners(procedure, answers).map((place) => {
      const item = `tk-procedure [data-signer="${place.id}"]`;
      return {
        name: `sign as ${place.id}`,
        act: sign(item, holderOf(place, answers)),
        done: there(`${item} .tk-signed`),
      };
    }),
    { name: 'hand in', act: press('Nộp hồ sơ'), done: heading('Đã nộp hồ sơ') },
  ];
}
