/**
 * A hand that does not wait: it presses and types while the page is busy, and every press is on its way
 * to the page before the page has done anything about the one before.
 */
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** Where on the screen a control is, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
}

/** Runs in the page: the middle of a control of the form, brought onto the screen. */
function middleOf([selector, words, form]: [selector: string, words: string, form: number]):
  Place | undefined {
  const root = document.querySelectorAll('tk-procedure')[form]?.shadowRoot;
  const found = [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])].find(
    (one) => one.checkVisibility() && (one.textContent ?? '').includes(words),
  );
  if (!found) return undefined;
  found.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

export class BlindHands {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #isTouched: boolean;

  constructor(page: Page, session: CDPSession, isTouched: boolean) {
    this.#page = page;
    this.#session = session;
    this.#isTouched = isTouched;
  }

  /**
   * Where a control is; undefined: there is none now.
   * @param form which of the forms on the page
   */
  find(selector: string, words = '', form = 0): Promise<Place | undefined> {
    return this.#page.evaluate(middleOf, [selector, words, form] as [string, string, number]);
  }

  /**
   * Presses a place several times.
   * @param gap milliseconds between two presses
   * @returns ends when the page has taken them all
   */
  async press({ x, y }: Place, times = 1, gap = 0): Promise<void> {
    const taken: Promise<unknown>[] = [];
    for (let count = 1; count <= times; count += 1) {
      if (count > 1) await setTimeout(gap);
      taken.push(...(this.#isTouched ? this.#tap(x, y) : this.#click(x, y, count)));
    }
    await Promise.all(taken);
  }

  #click(x: number, y: number, clickCount: number): Promise<unknown>[] {
    const mouse = { x, y, button: 'left', clickCount } as const;
    return [
      this.#session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse }),
      this.#session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse }),
    ];
  }

  #tap(x: number, y: number): Promise<unknown>[] {
    return [
      this.#session.send('Input.dispatchTouchEvent', {
        type: 'touchStart',
        touchPoints: [{ x, y }],
      }),
      this.#session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    ];
  }

  /** Types into what has the focus; `\n` is Enter. */
  async type(text: string): Promise<void> {
    await Promise.all([...text].flatMap((letter) => this.#key(letter)));
  }

  #key(letter: string): Promise<unknown>[] {
    const key =
      letter === '\n'
        ? { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }
        : { key: letter, text: letter };
    return [
      this.#session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
    ];
  }
}
