/** A person who has no pointer: Tab, Enter, Space, arrows and letters. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What has the focus, looked up through shadow roots. */
export interface Focused {
  tag: string;
  id: string;
  name: string;
  /** `type` of an input or button. */
  type: string;
  /** Text of the element, without what is for the eye only. */
  text: string;
  /** Texts of its labels. */
  label: string;
  /** Whether a reader sees it: it has a box. */
  visible: boolean;
}

/** A file that somebody chooses: the dialogue belongs to the operating system. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** More stops than any page has: a Tab that has gone so far goes in circles. */
const mostStops = 400;

/** Runs in the page: what has the focus. */
export function readFocus(): Focused {
  let element: Element | null = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const textOf = (node: Element): string => {
    const copy = node.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  const labels = [...((element as HTMLInputElement | null)?.labels ?? [])];
  return {
    tag: element?.localName ?? '',
    id: element?.id ?? '',
    name: element?.getAttribute('name') ?? '',
    type: element?.getAttribute('type') ?? '',
    text: element === null || element === document.body ? '' : textOf(element),
    label: labels.map(textOf).join(' '),
    visible: (element?.getClientRects().length ?? 0) > 0,
  };
}

/** What a keyboard does in any browser. */
export abstract class Keys {
  abstract focused(): Promise<Focused>;
  abstract press(key: string, times?: number): Promise<void>;
  /** Types into what has the focus, in place of what stands there. */
  abstract write(text: string): Promise<void>;
  /** Waits until a select offers an option. */
  abstract waitForOption(id: string, text: string): Promise<void>;
  /** Picks an option of the select that has the focus. */
  abstract pickOption(id: string, text: string): Promise<void>;
  abstract isChecked(id: string): Promise<boolean>;
  abstract isThere(selector: string): Promise<boolean>;
  abstract waitFor(selector: string): Promise<void>;
  /** Chooses a file in an `input` with that id. */
  abstract giveFile(id: string, file: ChosenFile): Promise<void>;

  /**
   * Presses Tab until the focus is where it should be.
   * @throws Error that lists the stops passed when it never gets there
   */
  async tabTo(what: string, isThere: (focused: Focused) => boolean): Promise<Focused> {
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

  /** Presses the button, or follows the link, with that text. */
  async activate(text: string | RegExp): Promise<void> {
    const isIt = ({ tag, text: shown }: Focused): boolean =>
      (tag === 'button' || tag === 'a' || tag === 'summary') &&
      (typeof text === 'string' ? shown === text : text.test(shown));
    await this.tabTo(`“${String(text)}”`, isIt);
    await this.press('Enter');
  }
}

/** The keyboard of a tab of Chromium. */
export class Keyboard extends Keys {
  readonly page: Page;

  constructor(page: Page) {
    super();
    this.page = page;
  }

  focused(): Promise<Focused> {
    return this.page.evaluate(readFocus);
  }

  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.page.keyboard.press(key);
  }

  async write(text: string): Promise<void> {
    await this.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async waitForOption(id: string, text: string): Promise<void> {
    const option = this.page.locator(`select#${id} option`, { hasText: text });
    await option.first().waitFor({ state: 'attached' });
  }

  async pickOption(id: string, text: string): Promise<void> {
    const texts = await this.page.locator(`select#${id} option`).allTextContents();
    const index = texts.findIndex((shown) => shown.trim() === text);
    assert.ok(index > 0, `no option “${text}” at #${id}`);
    await this.press('Home');
    await this.press('ArrowDown', index);
  }

  isChecked(id: string): Promise<boolean> {
    return this.page.locator(`input#${id}`).isChecked();
  }

  async isThere(selector: string): Promise<boolean> {
    return (await this.page.locator(selector).count()) > 0;
  }

  waitFor(selector: string): Promise<void> {
    return this.page.locator(selector).first().waitFor();
  }

  giveFile(id: string, file: ChosenFile): Promise<void> {
    return this.page.locator(`input#${id}`).setInputFiles(file);
  }
}
