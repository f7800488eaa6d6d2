/**
 * Somebody in a hurry fills in a form on a slow phone, signs it and hands it in. After each thing that
 * they do, once the page is at rest, all has to be well; and the desk has to get what was written last.
 */
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { askedQuestions, journey, tidyAnswers, type Answers } from '@tokhai/answers';
import { readSubmission } from '@tokhai/pdf';
import type { Browser } from 'playwright-core';
import type { Example, ProcedureWithExamples } from '../support/examples.ts';
import { fillQuestions } from '../support/fill.ts';
import { randomNumbers } from '../support/random-numbers.ts';
import { acts, focusLine } from './acts.ts';
import { bare, type Shown } from './look.ts';
import { Person, type Device } from './person.ts';

export interface Run {
  seed: number;
  device: Device;
  /** How many hasty things are done at most. */
  acts: number;
  /** Parts of the names of those that may be done. */
  only: readonly string[];
}

export interface Ran {
  faults: ReadonlyMap<string, string>;
  trail: readonly string[];
}

/** So many pages are filled in at most: whoever needs more goes in circles. */
const mostPages = 60;
/** How likely something hasty is after each answer. */
const eagerness = 0.35;

export async function run(
  browser: Browser,
  url: string,
  form: ProcedureWithExamples,
  example: Example,
  { seed, device, acts: most, only }: Run,
): Promise<Ran> {
  const person = await Person.at(browser, device, randomNumbers(seed));
  const names = Object.keys(acts).filter((name) => only.some((part) => name.includes(part)));
  const way = new Way(person, form, example, names, most);
  try {
    await person.page.goto(`${url}/thu-tuc/${form.folder}`);
    await way.toCheck();
    await way.toReceipt();
  } catch (error) {
    person.find(`the way ends: ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
  }
  for (const text of person.tab.complaints) person.find(text.split('\n').slice(0, 2).join(''));
  await person.tab.close();
  return { faults: person.faults, trail: person.trail };
}

class Way {
  readonly #person: Person;
  readonly #form: ProcedureWithExamples;
  readonly #example: Example;
  readonly #names: readonly string[];
  #left: number;
  /** How often an answer is changed after somebody signed, at most. */
  #changes = 1;

  constructor(
    person: Person,
    form: ProcedureWithExamples,
    example: Example,
    names: readonly string[],
    most: number,
  ) {
    this.#person = person;
    this.#form = form;
    this.#example = example;
    this.#names = names;
    this.#left = most;
  }

  /** Fills in page after page, in whatever order haste leads to them. */
  async toCheck(): Promise<void> {
    for (let count = 0; count < mostPages; count += 1) {
      const now = await this.#person.rest();
      if (now.step === 'check') return;
      if (now.step === 'start') await this.#start(now);
      else if (await this.#fill(now)) await this.#goOn(now);
    }
    throw new Error('the check page never comes');
  }

  async #start({ words }: Shown): Promise<void> {
    const { hands } = this.#person;
    const label = ['Điền tiếp ở thẻ này', 'Điền tiếp bản nháp', 'Bắt đầu'].find((one) =>
      words.includes(one),
    );
    const place = await hands.find('.tk-page button', label);
    if (!place) throw new Error('the form cannot be begun');
    this.#person.trail.push(`presses ${label}`);
    await hands.press(place, 1 + this.#person.below(2), 40);
    await this.#person.rest(true);
  }

  /** @returns false when haste led elsewhere */
  async #fill({ step }: Shown): Promise<boolean> {
    const { procedure, files } = this.#form;
    const { answers } = this.#example;
    const page = journey(procedure, answers).find(({ id }) => `page:${id}` === step);
    if (!page) throw new Error(`${step} is not asked`);
    // A hasty press may have opened a list, to which the keys would go.
    await this.#person.keys.press('Escape');
    for (const question of askedQuestions(procedure, page, answers)) {
      const wanted = tidyAnswers(procedure, answers)[question.name];
      if (!isDeepStrictEqual((await this.#answers())[question.name], wanted)) {
        await fillQuestions(this.#person.keys, [question], answers, files);
      }
      if (this.#left > 0 && this.#person.random() < eagerness) {
        this.#left -= 1;
        const name = this.#names[this.#person.below(this.#names.length)]!;
        this.#person.trail.push(`${step}: ${name}`);
        const now = await this.#person.rest(await acts[name]!(this.#person));
        if (now.step !== step) return false;
      }
    }
    return true;
  }

  async #answers(): Promise<Answers> {
    const json = await this.#person.page.evaluate(() =>
      JSON.stringify(document.querySelector('tk-procedure')?.answers ?? {}),
    );
    return tidyAnswers(this.#form.procedure, JSON.parse(json) as Answers);
  }

  async #goOn({ step }: Shown): Promise<void> {
    const place = await this.#person.hands.find('form button[type=submit]');
    if (!place) throw new Error(`${step} cannot be left`);
    this.#person.trail.push(`${step}: goes on`);
    await this.#person.hands.press(place);
    const now = await this.#person.rest(true);
    // What haste left in fields of no answer here is taken out again.
    if (now.step === step && now.errors.length > 0) await this.#clear(now);
  }

  /** Empties what was written by haste alone. */
  async #clear({ values, step }: Shown): Promise<void> {
    const { keys, typed } = this.#person;
    const { answers } = this.#example;
    const [id] = Object.keys(values).filter(
      (one) => typed.get(one) && values[one] && answers[one.split('-')[0]!] === undefined,
    );
    this.#person.trail.push(`${step}: empties ${id}`);
    if (id === undefined) return;
    await keys.reach(id, (control) => control.id === id);
    await keys.press('Control+A');
    await keys.press('Delete');
    await this.#person.rest();
  }

  async toReceipt(): Promise<void> {
    const { page, typed } = this.#person;
    await this.#press('.tk-actions .tk-button-primary', 'Tạo tệp PDF và ký');
    const signing = await this.#person.rest(true);
    if (signing.step !== 'sign') throw new Error(`nothing to sign: ${signing.errors.join('; ')}`);
    while ((await page.locator('tk-procedure .tk-submit button').count()) === 0) {
      await this.#sign();
      if (this.#changes > 0 && this.#person.random() < 0.6) {
        this.#changes -= 1;
        if (await this.#changeSigned()) return this.toReceipt();
      }
    }
    await this.#press('.tk-submit .tk-button-primary', 'Nộp hồ sơ');
    const done = await this.#person.rest(true);
    if (!done.heading.includes('Đã nộp hồ sơ')) throw new Error(`not taken: ${done.words}`);
    if (this.#person.submissions !== 1) {
      this.#person.find(`${this.#person.submissions} submissions were told of`);
    }
    const taken = await this.#taken();
    for (const [id, value] of typed) {
      const answer = taken[id];
      if (typeof answer !== 'string' && typeof answer !== 'number') continue;
      const choice = this.#form.procedure.questions.get(id)?.choices !== undefined;
      if (!choice && bare(String(answer)) !== bare(value)) {
        this.#person.find(`the desk got “${answer}” for #${id}, not “${value}”`);
      }
    }
  }

  /**
   * Goes back once somebody has signed, or while they do, and changes an answer: no signature is left.
   * @returns whether an answer was changed; then the way leads to the check page again
   */
  async #changeSigned(): Promise<boolean> {
    const { page, hands, trail, typed } = this.#person;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const now = await this.#person.rest();
      if (now.step.startsWith('page:') && (await focusLine(this.#person))) {
        trail.push(`${now.step}: changes what was signed`);
        // What was agreed to before counts no more.
        typed.delete('tk-confirm');
        await hands.type('doi');
        await this.#person.rest();
        const kept = await page.evaluate(() => document.querySelector('tk-procedure')?.step);
        if (kept !== now.step) this.#person.find(`a change leads from ${now.step} to ${kept}`);
        await this.toCheck();
        const words = (await this.#person.rest()).words;
        if (/đã có người ký/.test(words)) this.#person.find('a signature outlives a change');
        return true;
      }
      const back = await hands.find('.tk-back');
      if (back) await hands.press(back);
      else await page.evaluate(() => globalThis.history.back());
      await this.#person.rest(back !== undefined);
    }
    throw new Error('there is no way back from the signatures');
  }

  /** Presses what is on the page twice, as nothing seems to happen. */
  async #press(selector: string, words: string): Promise<void> {
    const place = await this.#person.hands.find(selector, words);
    if (!place) throw new Error(`there is no “${words}”`);
    this.#person.trail.push(`presses ${words} twice`);
    await this.#person.hands.press(place, 2, this.#person.below(3) * 100);
  }

  /** The next signature, by a certificate that the portal issues on the spot. */
  async #sign(): Promise<void> {
    const { page, keys } = this.#person;
    const offer = await this.#person.hands.find('[data-signer] button', 'Ký bằng chứng thư này');
    if (offer) await this.#press('[data-signer] button', 'Ký bằng chứng thư này');
    else {
      const before = await page.locator('tk-procedure .tk-signed').count();
      if (!(await keys.isChecked('tk-confirm'))) await keys.tick('the statement', 'tk-confirm');
      await this.#press('[data-signer] form button[type=submit]', 'Ký số');
      const { errors } = await this.#person.rest(true);
      const isOffered = await this.#person.hands.find('[data-signer] button', 'Ký bằng');
      const after = await page.locator('tk-procedure .tk-signed').count();
      if (after === before && !isOffered) throw new Error(`not signed: ${errors.join('; ')}`);
      if (after > before + 1) this.#person.find('two signatures came of one');
      return;
    }
    await this.#person.rest(true);
  }

  /** The answers in the PDF that the desk took. */
  async #taken(): Promise<Answers> {
    const { page } = this.#person;
    const coming = page.waitForEvent('download');
    await page.locator('tk-procedure a[download]').first().click();
    const submission = await readSubmission(await readFile(await (await coming).path()));
    if (!submission) throw new Error('what was handed in holds no answers');
    return submission.answers;
  }
}
