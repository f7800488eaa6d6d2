/**
 * The main job on a small phone, by touch alone: each procedure is filled in from an example, signed
 * with a trial certificate and submitted. No page is wider than the screen, and nothing that has to
 * be tapped is lower than 44 px.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedQuestions, journey } from '@tokhai/answers';
import { visit } from '../support/browser.ts';
import { journeyExample, proceduresWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { FormDriver } from '../support/form-driver.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';
import { Touch } from '../support/touch.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const procedures = await proceduresWithExamples();

const { portal, browser } = await portalAndBrowser();

for (const withExamples of procedures) {
  const { folder, procedure, files } = withExamples;
  test(`${folder}: filled in, signed and submitted by touch on a screen of 360 px`, async () => {
    const tab = await visit(browser, phone);
    const { page } = tab;
    const { answers } = journeyExample(withExamples);
    const form = new FormDriver(tab, procedure, answers, files, new Touch(page));
    const fits = async (what: string) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${what} is ${wide} px wider than the screen`);
    };
    await page.goto(`${portal.url}/thu-tuc/${folder}`);
    await form.expectHeading(procedure.title);
    await form.hands.activate('Bắt đầu');
    for (const step of journey(procedure, answers)) {
      await form.expectHeading(step.title);
      const questions = askedQuestions(procedure, step, answers);
      await fillQuestions(form.hands, questions, answers, files);
      await fits(`the page “${step.title}”`);
      await form.hands.activate('Tiếp tục');
    }
    await form.expectHeading('Kiểm tra câu trả lời');
    await fits('the check page');
    await form.hands.activate('Tạo bản xem trước');
    await form.hands.waitFor('tk-procedure [data-preview]');
    await form.hands.activate('Tạo tệp PDF và ký');
    for (const signer of form.requiredSigners) await form.sign(signer);
    await fits('the sign page');
    await form.hands.activate('Nộp hồ sơ');
    await form.expectHeading('Đã nộp hồ sơ');
    await fits('the receipt');
    assert.deepEqual(tab.complaints, []);
    await tab.close();
  });
}
