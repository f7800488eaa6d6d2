/**
 * A form filled in and signed in another language than Vietnamese: what stays Vietnamese (labels of the
 * law, names, what is binding) is marked so, on every page and with everything that is told on the way.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { translateProcedure, type Translation } from '@tokhai/procedure';
import { templates as en } from '../../packages/elements/src/locales/en.ts';
import { templates as km } from '../../packages/elements/src/locales/km.ts';
import { examine, visit } from '../support/browser.ts';
import { proceduresFolder, proceduresWithExamples, journeyExample } from '../support/examples.ts';
import { FormDriver } from '../support/form-driver.ts';
import { holderOf, trialPassword, trialSignature } from '../support/http-submission.ts';
import { misspokenTexts } from '../support/language-of-parts.ts';
import { portalAndBrowser } from '../support/portal-and-browser.ts';

const procedures = await proceduresWithExamples();

const { portal, browser } = await portalAndBrowser();

const locales = { en, km } as unknown as Record<string, FormDriver['words']>;

/** Every text in the answers: names, and what somebody wrote. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A translation of which somebody has done every second text so far. */
function halfOf(translation: Translation): Translation {
  const texts = Object.entries(translation.texts);
  return {
    ...translation,
    texts: Object.fromEntries(texts.filter((_, index) => index % 2 === 0)),
    untranslated: texts.filter((_, index) => index % 2 === 1).map(([pointer]) => pointer),
  };
}

for (const [folder, language, extent] of [
  ['phan-anh-kien-nghi', 'km', 'whole'],
  ['ct01', 'en', 'whole'],
  ['ct01', 'en', 'half'],
  ['ket-hon', 'en', 'whole'],
  ['ket-hon', 'en', 'half'],
  ['ket-hon', 'en', 'none'],
] as const) {
  test(`${folder} in ${language}, ${extent}: each text is marked with its language`, async () => {
    const known = procedures.find((one) => one.folder === folder)!;
    const path = join(proceduresFolder, folder, `${language}.json`);
    const written = JSON.parse(await readFile(path, 'utf8')) as Translation;
    const translation = {
      whole: written,
      half: halfOf(written),
      none: { lang: language, texts: {} },
    }[extent];
    const { answers } = journeyExample(known);
    const tab = await visit(browser);
    const { page, complaints } = tab;
    await page.route(`**/${language}.json`, (route) =>
      route.fulfill(extent === 'none' ? { status: 404 } : { json: translation }),
    );
    const translated = translateProcedure(known.procedure, translation);
    const form = new FormDriver(tab, translated, answers, known.files);
    form.words = locales[language]!;
    const other = { name: 'Trần Văn Khác', identity: '079199000001' };
    // Letters without an accent are no trace of a language.
    const names = [...textsIn(answers), other.name, 'Mông (Hmong)'].filter((text) =>
      /[^\x20-\x7E]/.test(text),
    );
    form.examine = async (what) => {
      await examine(tab, what);
      for (const line of await misspokenTexts(page, names)) complaints.push(`${what}: ${line}`);
    };

    await page.goto(`${portal.url}/thu-tuc/${folder}`);
    await page.locator(`tk-procedure [data-language=${language}]`).click();
    await form.start();
    await form.expectHeading(translated.pages[0]!.title);
    await form.hands.activate(form.words.continue);
    await page.locator('tk-procedure [data-error-summary]').waitFor();
    await form.examine('the first page with errors');
    await form.hands.activate(form.words.back);
    await page.locator('tk-procedure .tk-actions .tk-button-primary').click();
    await form.fill();
    await form.goToSigning();
    const signers = form.requiredSigners;
    const [place] = signers;
    assert.ok(place);
    const foreign = await trialSignature(portal.url, other);
    await form.trySign({ bytes: foreign, password: 'sai' });
    await page.locator('tk-procedure [data-error-summary]').waitFor();
    await form.examine('the sign page after a wrong password');
    for (const [index, signer] of signers.entries()) {
      const bytes =
        index === 0 ? foreign : await trialSignature(portal.url, holderOf(signer, answers));
      const told = await form.sign(signer, { bytes, password: trialPassword });
      assert.equal(told === '', index > 0, 'somebody else’s certificate is told, and no other');
    }
    await form.examine('the sign page, everybody has signed');
    await form.hands.activate(form.words.submit);
    await page.locator('tk-procedure [data-error-summary]').waitFor();
    await form.examine('the sign page after a refusal');
    assert.deepEqual(
      complaints.filter((text) => !/Failed to load resource/.test(text)),
      [],
    );
    await tab.close();
  });
}
