/** A second form on the same page, which somebody fills in between two answers of the first. */
import type { Page } from 'playwright-core';
import type { BlindHands } from './blind-hands.ts';
import { bare } from './look.ts';

/** What is seen of it. */
interface Seen {
  step: string;
  headings: number;
  values: Record<string, string>;
  words: string;
}

/** Runs in the page. */
function read(): Seen | undefined {
  const form = document.querySelectorAll('tk-procedure')[1];
  const root = form?.shadowRoot;
  if (!form || !root) return undefined;
  const headings = root.querySelectorAll<HTMLElement>('[data-page-heading]');
  const values: Record<string, string> = {};
  for (const { id, value } of root.querySelectorAll<HTMLInputElement>('.tk-page input')) {
    values[id] = value;
  }
  const words = (root.querySelector('.tk-form')?.textContent ?? '').replace(/\s+/g, ' ');
  const shown = [...headings].filter((one) => one.checkVisibility());
  return { step: form.step, headings: shown.length, values, words };
}

export class Beside {
  readonly #page: Page;
  readonly #hands: BlindHands;
  /** What was written into it last, by step and id of its control. */
  readonly #written = new Map<string, string>();

  private constructor(page: Page, hands: BlindHands) {
    this.#page = page;
    this.#hands = hands;
  }

  /** Has each page of that tab show the form of another folder below its own. */
  static async put(page: Page, hands: BlindHands, folder: string): Promise<Beside> {
    const beside = new Beside(page, hands);
    await page.exposeBinding('wroteBeside', (_source, id: string, value: string) => {
      beside.#written.set(id, value);
    });
    await page.addInitScript((other) => {
      const { wroteBeside } = globalThis as unknown as {
        wroteBeside: (id: string, value: string) => void;
      };
      addEventListener('DOMContentLoaded', () => {
        const first = document.querySelector('tk-procedure');
        const second = first?.cloneNode(false) as HTMLElementTagNameMap['tk-procedure'] | undefined;
        if (!first || !second) return;
        second.setAttribute('src', `/procedures/${other}/procedure.json`);
        second.removeAttribute('manage-title');
        first.after(second);
        second.addEventListener(
          'input',
          (event) => {
            const { id, value, type } = event.composedPath()[0] as HTMLInputElement;
            if (/^(text|tel)$/.test(type)) wroteBeside(`${second.step} ${id}`, value);
          },
          true,
        );
      });
    }, folder);
    return beside;
  }

  /** Begins it, goes on or back, or writes a word into a line. */
  async act(chance: number): Promise<void> {
    const before = await this.#page.evaluate(read).catch(() => undefined);
    if (before?.step === 'start') {
      return this.#press('.tk-page .tk-button-primary');
    }
    if (chance < 0.25) return this.#press('form button[type=submit]');
    if (chance < 0.4) return this.#press('.tk-back');
    const place = await this.#hands.find(
      '.tk-page :is(input:not([type]), input[type=text], input[type=tel]):enabled',
      '',
      1,
    );
    if (!place) return this.#press('form button[type=submit]');
    await this.#hands.press(place);
    await this.#hands.type('beN');
  }

  async #press(selector: string): Promise<void> {
    const place = await this.#hands.find(selector, '', 1);
    if (place) await this.#hands.press(place, 2, 60);
  }

  /** What is wrong with it, once everything is at rest. */
  async faults(): Promise<string[]> {
    const now = await this.#page.evaluate(read).catch(() => undefined);
    if (!now) return [];
    const faults: string[] = [];
    if (now.headings !== 1) faults.push(`${now.headings} headings of pages beside`);
    if (/đang được điền ở một thẻ khác/.test(now.words)) faults.push('beside is said elsewhere');
    for (const [key, value] of this.#written) {
      const [step, id] = key.split(' ') as [string, string];
      const there = step === now.step ? now.values[id] : undefined;
      if (there === undefined || bare(there) === bare(value)) continue;
      faults.push(`beside, #${id} shows “${there}” and not “${value}”`);
      this.#written.set(key, there);
    }
    return faults;
  }

  answers(): Promise<string> {
    return this.#page.evaluate(() => {
      const form = document.querySelectorAll('tk-procedure')[1];
      return JSON.stringify(form?.answers ?? {});
    });
  }
}
