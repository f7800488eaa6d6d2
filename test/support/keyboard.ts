/** A person who has no pointer: Tab, Enter, Space, arrows and letters. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { Hands, isPressed, type Control } from './hands.ts';
import { inChromiumTab } from './in-chromium-tab.ts';

/** More stops than any page has: a Tab that has gone so far goes in circles. */
const mostStops = 400;

/** What a keyboard does in any browser. */
export abstract class Keys extends Hands {
  abstract press(key: string, times?: number): Promise<void>;

  /**
   * Presses Tab until the focus is where it should be.
   * @throws Error that lists the stops passed when it never gets there
   */
  async tabTo(what: string, isThere: (focused: Control) => boolean): Promise<Control> {
    const passed: string[] = [];
    for (let stop = 0; stop < mostStops; stop += 1) {
      const focused = await this.focused();
      if (isThere(focused)) {
        assert.ok(focused.visible, `${what} takes the focus but cannot be seen`);
        return focused;
      }
      passed.push(`${focused.tag}#${focused.id} ${focused.label || focused.text}`.slice(0, 60));
      await this.press('Tab');
    }
    const stops = [...new Set(passed)].join('\n  ');
    throw new Error(`Tab never comes to ${what}; it stops at:\n  ${stops}`);
  }

  reach(what: string, isThere: (control: Control) => boolean): Promise<Control> {
    return this.tabTo(what, isThere);
  }

  async tick(what: string, id: string): Promise<void> {
    await this.tabTo(what, (focused) => focused.id === id);
    await this.press('Space');
  }

  async pickRadio(what: string, name: string, target: string): Promise<void> {
    await this.tabTo(what, (focused) => focused.type === 'radio' && focused.name === name);
    // Space picks the option that has the focus; arrows go on from there.
    await this.press('Space');
    for (let step = 0; (await this.focused()).id !== target; step += 1) {
      assert.ok(step < 60, `the arrows never come to #${target} of ${what}`);
      await this.press('ArrowDown');
    }
  }

  async activate(text: string | RegExp): Promise<void> {
    await this.tabTo(`“${String(text)}”`, (control) => isPressed(control, text));
    await this.press('Enter');
  }
}

/** The keyboard of a tab of Chromium. */
export class Keyboard extends inChromiumTab(Keys) {
  readonly page: Page;

  constructor(page: Page) {
    super();
    this.page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.page.keyboard.press(key);
  }

  async write(text: string): Promise<void> {
    await this.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async pickOption(id: string, text: string): Promise<void> {
    const texts = await this.page.locator(`select#${id} option`).allTextContents();
    const index = texts.findIndex((shown) => shown.trim() === text);
    assert.ok(index > 0, `no option “${text}” at #${id}`);
    await this.press('Home');
    await this.press('ArrowDown', index);
  }
}
