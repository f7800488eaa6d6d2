import { readControls, type ChosenFile, type Control } from '../hands.ts';
import { Keys } from '../keyboard.ts';
import type { EnginePage } from './page.ts';

/** The keyboard of a tab of Firefox or WebKit. */
export class EngineKeyboard extends Keys {
  readonly page: EnginePage;

  constructor(page: EnginePage) {
    super();
    this.page = page;
  }

  async focused(): Promise<Control> {
    return (await this.page.evaluate(readControls))[0]!;
  }

  press(key: string, times = 1): Promise<void> {
    return this.page.keys(...Array.from({ length: times }, () => key));
  }

  async write(text: string): Promise<void> {
    // WebKit knows no key that types the end of a line.
    const keys = Array.from(text, (character) => (character === '\n' ? 'Enter' : character));
    await this.page.keys('Control+a', ...keys);
  }

  async waitForOption(id: string, text: string): Promise<void> {
    await this.page.waitFor(`the option “${text}” of #${id}`, hasOption, id, text);
  }

  async pickOption(id: string, text: string): Promise<void> {
    const index = await this.page.evaluate(placeOfOption, id, text);
    await this.page.keys('Home', ...Array.from({ length: index }, () => 'ArrowDown'));
    await this.page.waitFor(`“${text}” chosen at #${id}`, isChosen, id, text);
  }

  isChecked(id: string): Promise<boolean> {
    return this.isThere(`input#${id}:checked`);
  }

  isThere(selector: string): Promise<boolean> {
    return this.page.isThere(selector);
  }

  waitFor(selector: string): Promise<void> {
    return this.page.waitForElement(selector);
  }

  async giveFile(id: string, { name, mimeType, buffer }: ChosenFile): Promise<void> {
    await this.page.evaluate(putFile, id, name, mimeType, buffer.toString('base64'));
  }
}

/** Runs in the page. */
function placeOfOption(id: string, text: string): number {
  const form = document.querySelector('tk-procedure')?.shadowRoot ?? document;
  const select = form.querySelector<HTMLSelectElement>(`select#${id}`);
  return [...(select?.options ?? [])].findIndex((option) => option.text.trim() === text);
}

/** Runs in the page. */
function hasOption(id: string, text: string): boolean {
  const form = document.querySelector('tk-procedure')?.shadowRoot ?? document;
  const select = form.querySelector<HTMLSelectElement>(`select#${id}`);
  return [...(select?.options ?? [])].some((option) => option.text.trim() === text);
}

/** Runs in the page. */
function isChosen(id: string, text: string): boolean {
  const form = document.querySelector('tk-procedure')?.shadowRoot ?? document;
  const select = form.querySelector<HTMLSelectElement>(`select#${id}`);
  return select?.selectedOptions[0]?.text.trim() === text;
}

/** Runs in the page: as the dialogue of the operating system does. */
function putFile(id: string, name: string, type: string, base64: string): null {
  const form = document.querySelector('tk-procedure')?.shadowRoot ?? document;
  const input = form.querySelector<HTMLInputElement>(`input#${id}`);
  if (!input) throw new Error(`no input #${id}`);
  const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], name, { type }));
  input.files = chosen.files;
  for (const kind of ['input', 'change']) input.dispatchEvent(new Event(kind, { bubbles: true }));
  return null;
}
