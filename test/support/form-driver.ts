/** Leads a form from its start page to the receipt, as a person with a keyboard does. */
import assert from 'node:assert/strict';
import { askedQuestions, journey, requiredSigners, type Answers } from '@tokhai/answers';
import type { Procedure, SignerPlace } from '@tokhai/procedure';
import type { Locator, Page } from 'playwright-core';
import { examine, type Visit } from './browser.ts';
import { fillQuestions } from './fill.ts';
import { Keyboard } from './keyboard.ts';

/** A signature file and its password. */
export interface P12 {
  bytes: Buffer;
  password: string;
}

export class FormDriver {
  readonly visit: Visit;
  readonly page: Page;
  readonly keys: Keyboard;
  readonly procedure: Procedure;
  readonly answers: Answers;
  readonly files: ReadonlyMap<string, Buffer>;

  constructor(
    visit: Visit,
    procedure: Procedure,
    answers: Answers,
    files: ReadonlyMap<string, Buffer>,
  ) {
    this.visit = visit;
    this.page = visit.page;
    this.keys = new Keyboard(visit.page);
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
    await examine(this.visit, 'the start page');
    await this.keys.activate('Bắt đầu');
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
      await fillQuestions(this.keys, questions, this.answers, this.files);
      await examine(this.visit, `the page “${page.title}”`);
      await meanwhile(index);
      await this.keys.activate('Tiếp tục');
    }
    await this.expectHeading('Kiểm tra câu trả lời');
    await examine(this.visit, 'the check page');
  }

  /** After a change of page the focus is at the top of the new one. */
  async expectFocusOnHeading(title: string): Promise<void> {
    const { text } = await this.keys.focused();
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
    await this.keys.activate('Tạo bản xem trước');
    await this.page.locator('tk-procedure [data-preview]').waitFor();
    await this.keys.activate('Tạo tệp PDF và ký');
    await this.page.locator('tk-procedure [data-signer]').first().waitFor();
    await examine(this.visit, 'the sign page');
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
    await item.locator('.tk-signed').or(warned).waitFor();
    const told = (await warned.count()) > 0 ? await warned.innerText() : '';
    if (told !== '') {
      await examine(this.visit, 'the certificate, with a warning');
      await this.keys.activate('Ký bằng chứng thư này');
    }
    await item.locator('.tk-signed').waitFor();
    return told;
  }

  /** Fills in the form of whoever signs now, and presses *Ký số*. */
  async trySign(p12?: P12): Promise<void> {
    const { keys, page } = this;
    if (p12 !== undefined) {
      await keys.tabTo('the ways to sign', ({ name }) => name === 'tk-method');
      await keys.press('ArrowDown', (await page.locator('input#tk-p12').count()) === 0 ? 1 : 0);
      const mimeType = 'application/x-pkcs12';
      const file = { name: 'chu-ky-thu.p12', mimeType, buffer: p12.bytes };
      await keys.tabTo('the signature file', ({ id }) => id === 'tk-p12');
      await page.locator('input#tk-p12').setInputFiles(file);
      await keys.tabTo('the password', ({ id }) => id === 'tk-password');
      await keys.write(p12.password);
      await examine(this.visit, 'the sign page, with a signature file');
    }
    await keys.tabTo('the statement to confirm', ({ id }) => id === 'tk-confirm');
    const confirm = page.locator('input#tk-confirm');
    if (!(await confirm.isChecked())) await keys.press('Space');
    await keys.activate('Ký số');
  }

  /** Hands the signed form in; gives the dossier code that the receipt shows. */
  async submit(): Promise<string> {
    await this.keys.activate('Nộp hồ sơ');
    await this.expectHeading('Đã nộp hồ sơ');
    await examine(this.visit, 'the receipt');
    return (await this.page.locator('tk-procedure .tk-code').innerText()).trim();
  }
}
