import type { CDPSession, Page } from 'playwright-core';

/**
 * The processor's time of a page's main thread, by what is done there. On a machine with other work
 * it says what the clock cannot: the clock also runs while others work.
 */
export class MainThread {
  readonly #page: Page;
  readonly #devtools: CDPSession;

  constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
  }

  /** Call it once, before anything is measured. */
  async watch(): Promise<void> {
    await this.#devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  }

  /**
   * Does something in the page, and lets it come to rest.
   *
   * @param restMs how long nothing more is awaited
   * @returns what it gave, and the milliseconds of script, style, layout and paint that it took
   */
  async workOf<Result>(act: () => Promise<Result>, restMs = 200): Promise<[Result, number]> {
    const before = await this.#tasks();
    const result = await act();
    await this.#page.waitForTimeout(restMs);
    return [result, (await this.#tasks()) - before];
  }

  async #tasks(): Promise<number> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  }
}
