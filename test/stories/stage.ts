/** The built Storybook in a browser, one story after another. */
import type { Page } from 'playwright-core';

/** For one story to render, in milliseconds. */
const timeout = 30_000;

/** What we use of Storybook's own object in the page that shows a story. */
interface Preview {
  storyRenders: { id: string; phase?: string }[];
  channel: { emit(event: 'setCurrentStory', to: { storyId: string; viewMode: 'story' }): void };
}

/** A browser page that shows stories, and notes what browsers complain about. */
export class Stage {
  readonly page: Page;
  readonly #url: string;
  #wrong: string[] = [];
  #open = false;

  /** @param url of the built Storybook, without a slash at its end */
  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.#wrong.push(`uncaught ${error.stack || String(error)}`));
    page.on('requestfailed', (request) => {
      // A frame that shows the print is left while it loads, where a story goes on to the next page.
      const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (isLeft && /^(blob|chrome|chrome-extension):/.test(request.url())) return;
      this.#wrong.push(`not loaded: ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#wrong.push(`console: ${message.text()} (${message.location().url})`);
    });
  }

  /**
   * Shows a story and judges it.
   *
   * @param locale of the words around the form; Vietnamese when left out
   * @returns what is wrong with it, by the browser and by the judges; empty when nothing is
   */
  async examine(
    id: string,
    judges: ReadonlyArray<(page: Page) => Promise<readonly string[]>>,
    locale = 'vi',
  ): Promise<string[]> {
    this.#wrong = [];
    try {
      await this.#show(id, locale);
      const body = (await this.page.locator('body').getAttribute('class')) ?? '';
      if (!body.includes('sb-show-main')) {
        const said = await this.page.locator('#error-message, #error-stack').allInnerTexts();
        this.#wrong.push(`not rendered: ${said.join('\n')}`);
      }
      for (const judge of judges) this.#wrong.push(...(await judge(this.page)));
    } catch (error) {
      this.#wrong.push((error as Error).message);
    }
    // What went wrong here must not be held against the next story.
    if (this.#wrong.length > 0 || locale !== 'vi') this.#open = false;
    return this.#wrong;
  }

  /** Loads the page for the first story, and asks it for another one from then on. */
  async #show(id: string, locale: string): Promise<void> {
    const { page } = this;
    if (this.#open && locale === 'vi') {
      await page.evaluate((storyId) => {
        const { __STORYBOOK_PREVIEW__: preview } = window as unknown as Record<string, Preview>;
        preview?.channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }, id);
    } else {
      const query = new URLSearchParams({ viewMode: 'story', id, globals: `locale:${locale}` });
      await page.goto(`${this.#url}/iframe.html?${query}`, { timeout });
    }
    await page.waitForFunction(
      (storyId) => {
        const { __STORYBOOK_PREVIEW__: preview } = window as unknown as Record<string, Preview>;
        const phase = preview?.storyRenders?.find((render) => render.id === storyId)?.phase;
        return phase === 'finished' || phase === 'errored' || phase === 'aborted';
      },
      id,
      { timeout },
    );
    this.#open = true;
  }
}
