/** What hands find in a tab of Chromium, whether they type or tap. */
import type { Page } from 'playwright-core';
import { readControls, type ChosenFile, type Control, type Hands } from './hands.ts';

/** Hands of some kind that look at a page of Chromium and are asked to wait by it. */
// oxlint-disable-next-line typescript/no-explicit-any -- TypeScript asks it of a mixin
export function inChromiumTab<T extends abstract new (...args: any[]) => Hands>(Base: T) {
  abstract class InChromiumTab extends Base {
    abstract readonly page: Page;

    async focused(): Promise<Control> {
      return (await this.page.evaluate(readControls, undefined))[0]!;
    }

    async waitForOption(id: string, text: string): Promise<void> {
      const option = this.page.locator(`select#${id} option`, { hasText: text });
      await option.first().waitFor({ state: 'attached' });
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
  return InChromiumTab;
}
