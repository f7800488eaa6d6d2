/** One question alone in a form of the portal's own, in Firefox and in WebKit, by keyboard. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fillQuestions } from '../support/fill.ts';
import { EngineKeyboard } from '../support/engines/keyboard.ts';
import { isMissing, launch } from '../support/engines/launch.ts';
import type { EnginePage, Json } from '../support/engines/page.ts';
import {
  answers,
  expected,
  files,
  questions,
  serveFieldPages,
  type FieldPages,
} from './field-pages.ts';

// Asked before anything is registered: between two tests the runner would take the file for done.
const engines = [
  ['firefox', await isMissing('firefox')],
  ['webkit', await isMissing('webkit')],
] as const;

const email = 'tk-field[name="ctl00$email"] input';

let pages: FieldPages;
before(async () => {
  pages = await serveFieldPages();
});
after(() => pages.close());

/** Waits until every question of the page stands. */
function asked(page: EnginePage): Promise<void> {
  return page.waitFor('the questions', () => {
    const fields = [...document.querySelectorAll('tk-field')];
    return fields.length > 0 && fields.every((one) => one.querySelector('.tk-field'));
  });
}

/** What stands in the form now, by the name of the question. */
function shown(page: EnginePage): Promise<Record<string, Json>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('tk-field')].map(({ name, value }) => [
        name,
        (value ?? null) as Json,
      ]),
    ),
  );
}

/** Runs in the page: what stands in its controls. */
function written(): string {
  const controls = 'tk-field :is(input, select, textarea)';
  return [...document.querySelectorAll<HTMLInputElement>(controls)]
    .map(({ type, checked, value }) =>
      ['radio', 'checkbox'].includes(type) ? (checked ? value : '') : value,
    )
    .join('');
}

/** What is told to be wrong, and where the focus is. */
function told(page: EnginePage): Promise<{ errors: string[]; focus: string }> {
  return page.evaluate(() => ({
    errors: [...document.querySelectorAll('.tk-error')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    ),
    focus: document.activeElement?.id ?? '',
  }));
}

const empty = Object.fromEntries(questions.map(({ name }) => [name, null]));

for (const [engine, skip] of engines) {
  test(`${engine} posts, restores, resets and checks the questions`, { skip }, async () => {
    const browser = await launch(engine);
    pages.posted.length = 0;
    try {
      const page = await browser.newPage();
      const keys = new EngineKeyboard(page);
      await page.goto(`${pages.url}/all.html`);
      await asked(page);
      await fillQuestions(keys, questions, answers, files);
      // Firefox keeps no page that listens for this: it is loaded anew. WebKit keeps it all the same.
      await page.evaluate(() => addEventListener('unload', () => {}));
      await page.click('button[type=submit]');
      await page.waitForPage('/posted');
      assert.deepEqual(pages.posted[0], expected);

      await page.back();
      await page.waitForPage('/all.html');
      await asked(page);
      await page.waitFor(
        'the answers',
        () => document.querySelector('tk-field')?.value !== undefined,
      );
      await page.click('button[type=submit]');
      await page.waitForPage('/posted');
      // The bytes of a file are not kept where the page is loaded anew: it is asked for again.
      const restored = expected.filter(([name]) => engine === 'webkit' || name !== 'anh');
      assert.deepEqual(pages.posted[1], restored);

      await page.back();
      await page.waitForPage('/all.html');
      await asked(page);
      await page.click('button[type=reset]');
      assert.deepEqual(await shown(page), empty);
      assert.equal(await page.evaluate(written), '');

      await page.goto(`${pages.url}/checked.html`);
      await asked(page);
      await page.click(email);
      await keys.write('an');
      await page.click('#q');
      await keys.press('Enter');
      await page.waitFor('the focus', () => document.activeElement?.id === 'hoTen');
      assert.deepEqual(await told(page), {
        errors: ['Lỗi: Hãy ghi họ và tên', 'Lỗi: Hãy ghi thư điện tử theo dạng ten@example.vn'],
        focus: 'hoTen',
      });
      await page.click('button[type=reset]');
      await page.waitFor('an end of errors', () => !document.querySelector('.tk-error'));
      assert.deepEqual(await shown(page), {
        hoTen: null,
        ctl00$email: 'an@example.vn',
        khoa: '0912345678',
      });
      await keys.reach('the name', ({ id }) => id === 'hoTen');
      await keys.write('Nguyễn Văn An');
      await keys.press('Enter');
      await page.waitForPage('/posted');
      // What is locked is not posted.
      assert.deepEqual(pages.posted[2], [
        ['q', ''],
        ['hoTen', 'Nguyễn Văn An'],
        ['ctl00$email', 'an@example.vn'],
      ]);
    } finally {
      await browser.close();
    }
  });
}
