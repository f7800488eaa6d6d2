/** Leads a form from its start page to the receipt, by keyboard unless other hands are given. */
import assert from 'node:assert/strict';
import { askedQuestions, journey, requiredSigners, type Answers } from '@tokhai/answers';
import type { Procedure, SignerPlace } from '@tokhai/procedure';
import type { Locator, Page } from 'playwright-core';
import { examine, type Visit } from './browser.ts';
import { fillQuestions } from './fill.ts';
import type { Hands } from './hands.ts';
import { Keyboard } from './keyboard.ts';
import { confirmAndSign, giveSignatureFile, type P12 } from './signature-file.ts';

/** What is pressed and read on the way, by id of its message. */
const vietnamese = {
  start: 'Bắt đầu',
  continue: 'Tiếp tục',
  back: 'Quay lại',
  'check-heading': 'Kiểm tra câu trả lời',
  'make-preview': 'Tạo bản xem trước',
  'go-sign': 'Tạo tệp PDF và ký',
  sign: 'Ký số',
  'sign-offer-take': 'Ký bằng chứng thư này',
  submit: 'Nộp hồ sơ',
  'done-heading': 'Đã nộp hồ sơ',
};

export class FormDriver {
  /** The words of the screen; those of another language by the same ids. */
  words: Readonly<Record<keyof typeof vietnamese, string>> = vietnamese;
  /** What is done on each page that is shown. */
  examine = (what: string): Promise<void> => examine(this.visit, what);
  readonly visit: Visit;
  readonly page: Page;
  readonly hands: Hands;
  readonly procedure: Procedure;
  readonly answers: Answers;
  readonly files: ReadonlyMap<string, Buffer>;

  constructor(
    visit: Visit,
    procedure: Procedure,
    answers: Answers,
    files: ReadonlyMap<string, Buffer>,
    hands: Hands = new Keyboard(visit.page),
  ) {
    this.visit = visit;
    this.page = visit.page;
    this.hands = hands;
    this.procedure = procedure;
    this.answers = answers;
    this.files = files;
  }

  /** The heading of the page that the form shows. */
  get heading(): Locator {
    return this.page.locator('tk-procedure [data-page-heading]');
  }

  async expectHeading(text: string): Promise<void> {
    // A heading that is a question's label may say "(không bắt buộc)" after the title.
    await this.heading.filter({ hasText: text }).waitFor();
  }

  /** Signers whose signature the desk asks for, in order. */
  get requiredSigners(): SignerPlace[] {
    return requiredSigners(this.procedure, this.answers);
  }

  async start(): Promise<void> {
    await this.expectHeading(this.procedure.title);
    await this.examine('the start page');
    await this.hands.activate(this.words.start);
  }

  /**
   * Answers every page of the journey.
   * @param meanwhile called on each page once it is filled in, before *Tiếp tục*
   */
  async fill(meanwhile: (index: number) => Promise<void> = async () => {}): Promise<void> {
    const pages = journey(this.procedure, this.answers);
    for (const [index, page] of pages.entries()) {
      await this.expectHeading(page.title);
      await this.expectFocusOnHeading(page.title);
      const questions = askedQuestions(this.procedure, page, this.answers);
      await fillQuestions(this.hands, questions, this.answers, this.files);
      await this.examine(`the page “${page.title}”`);
      await meanwhile(index);
      await this.hands.activate(this.words.continue);
    }
    await this.expectHeading(this.words['check-heading']);
    await this.examine('the check page');
  }

  /** After a change of page the focus is at the top of the new one. */
  async expectFocusOnHeading(title: string): Promise<void> {
    const { text } = await this.hands.focused();
    assert.ok(text.startsWith(title), `the focus is on “${text}”, not on the heading “${title}”`);
  }

  /** What every control of the page holds, by id. */
  values(): Promise<Record<string, string | boolean>> {
    return this.page.evaluate(() => {
      const root = document.querySelector('tk-procedure')?.shadowRoot;
      const controls = root?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [];
      const shown = [...controls].filter(({ id }) => !id.endsWith('-search'));
      return Object.fromEntries(
        shown.map(({ id, type, checked, value }) => [
          id,
          type === 'radio' || type === 'checkbox' ? checked : value,
        ]),
      );
    });
  }

  async reload(title: string): Promise<void> {
    await this.page.reload();
    await this.expectHeading(title);
  }

  async goToSigning(): Promise<void> {
    await this.hands.activate(this.words['make-preview']);
    await this.page.locator('tk-procedure [data-preview]').waitFor();
    await this.hands.activate(this.words['go-sign']);
    await this.page.locator('tk-procedure [data-signer]').first().waitFor();
    await this.examine('the sign page');
  }

  /**
   * Signs at a place: by file when one is given, else by the other way.
   * @returns what was told about the certificate beforehand; signed all the same
   */
  async sign(place: SignerPlace, p12?: P12): Promise<string> {
    const item = this.page.locator(`tk-procedure [data-signer="${place.id}"]`);
    await item.locator('form').waitFor();
    await this.trySign(p12);
    const warned = item.locator('[data-warnings]');
    await item.locator('.tk-signed, [data-warnings]').first().waitFor();
    const told = (await warned.count()) > 0 ? await warned.innerText() : '';
    if (told !== '') {
      await this.examine('the certificate, with a warning');
      await this.hands.activate(this.words['sign-offer-take']);
    }
    await item.locator('.tk-signed').waitFor();
    return told;
  }

  /** Fills in the form of whoever signs now, and presses *Ký số*. */
  async trySign(p12?: P12): Promise<void> {
    if (p12 !== undefined) {
      await giveSignatureFile(this.hands, p12);
      await this.examine('the sign page, with a signature file');
    }
    await confirmAndSign(this.hands, this.words.sign);
  }

  /** Hands the signed form in; gives the dossier code that the receipt shows. */
  async submit(): Promise<string> {
    await this.hands.activate(this.words.submit);
    await this.expectHeading(this.words['done-heading']);
    await this.examine('the receipt');
    return (await this.page.locator('tk-procedure .tk-code').innerText()).trim();
  }
}
