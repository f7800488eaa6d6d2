/** A person with a phone: taps, an on-screen keyboard, the lists and dialogues of the system. */
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { ElementHandle, Locator, Page } from 'playwright-core';
import { Hands, isPressed, readControls, type Control } from './hands.ts';
import { inChromiumTab } from './in-chromium-tab.ts';

/** Smallest height of what is tapped, in CSS pixels (WCAG 2.2, 2.5.5). */
const leastHeight = 44;

/** Milliseconds within which two taps are a double tap, which counts for the page on which it began. */
const doubleTap = 500;

/** The finger on a tab of Chromium whose context `hasTouch`. */
export class Touch extends inChromiumTab(Hands) {
  readonly page: Page;
  #pressedAt = 0;

  constructor(page: Page) {
    super();
    this.page = page;
  }

  async reach(what: string, isThere: (control: Control) => boolean): Promise<Control> {
    const { control, element } = await this.#find(what, isThere);
    await this.#tap(element, what);
    return control;
  }

  /** As an on-screen keyboard does: whole text at once, no keys. */
  async write(text: string): Promise<void> {
    await this.page.evaluate(() => {
      let element: Element | null = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      (element as HTMLInputElement | null)?.select();
    });
    await this.page.keyboard.insertText(text);
  }

  async tick(what: string, id: string): Promise<void> {
    await this.#tapLabel(what, id);
  }

  async pickRadio(what: string, _name: string, target: string): Promise<void> {
    await this.#tapLabel(what, target);
  }

  /** The list belongs to the operating system, so the option is not tapped. */
  async pickOption(id: string, text: string): Promise<void> {
    await this.page.locator(`select#${id}`).selectOption({ label: text });
  }

  async activate(text: string | RegExp): Promise<void> {
    const what = `“${String(text)}”`;
    const { element } = await this.#find(what, (control) => isPressed(control, text));
    await this.#tap(element, what);
    this.#pressedAt = Date.now();
  }

  #tapLabel(what: string, id: string): Promise<void> {
    return this.#tap(this.page.locator(`label[for="${id}"]`), what);
  }

  /** Nobody reads a page in less than a double tap takes. */
  async #tap(target: ElementHandle | Locator, what: string): Promise<void> {
    await setTimeout(Math.max(0, this.#pressedAt + doubleTap - Date.now()));
    await tap(target, what);
  }

  /** What can be seen of the controls of the page, by name; waits while its parts load. */
  async #find(
    what: string,
    isThere: (control: Control) => boolean,
  ): Promise<{ control: Control; element: ElementHandle }> {
    const controls = this.page.locator('a, button, input, select, textarea, summary');
    let seen: Control[] = [];
    for (let tries = 0; tries < 100; tries += 1) {
      seen = await controls.evaluateAll(readControls);
      const index = seen.findIndex((control) => control.visible && isThere(control));
      const element = index < 0 ? null : await controls.nth(index).elementHandle();
      if (element !== null) return { control: seen[index]!, element };
      await this.page.waitForTimeout(50);
    }
    const names = seen.map(({ tag, id, label, text }) => `${tag}#${id} ${label || text}`);
    throw new Error(`${what} is not on the page; there are:\n  ${names.join('\n  ')}`);
  }
}

async function tap(target: ElementHandle | Locator, what: string): Promise<void> {
  const box = await target.boundingBox();
  assert.ok(box, `${what} cannot be seen`);
  assert.ok(box.height >= leastHeight - 0.5, `${what} is ${box.height} px high: hard to hit`);
  await target.tap();
}
