import { setTimeout } from 'node:timers/promises';
import { clickAt, pressed, type InputSource } from './input.ts';

/** A value that JSON can hold: what goes into a page and comes out of it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [k: string]: Json };

/** A browser that runs. */
export interface Engine {
  /** Opens a tab of somebody new, who has no cookies, drafts or workers here. */
  open(): Promise<Connection>;
  /** Ends the browser, with all that it keeps. */
  end(): Promise<void>;
}

/** What each protocol has to do; all else is made of it. */
export interface Connection {
  /** Loads an address and waits until it has loaded. */
  navigate(url: string): Promise<void>;
  /** Goes one page back in the tab's history, as the browser's own button does. */
  back(): Promise<void>;
  /**
   * Calls a function with one string and gives the string back that it, or its promise, returns.
   *
   * @param source the function's source text
   */
  call(source: string, argument: string): Promise<string>;
  /** Does what hands do, by the input sources of WebDriver (W3C WebDriver, 15.4). */
  perform(sources: readonly InputSource[]): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds for anything that is waited for. */
const patience = 30_000;
/**
 * Milliseconds until a page that gave no answer is asked anew. One that is left for another may fall
 * asleep over its answer, where it is kept for the way back (WebKitGTK 2.50).
 */
const silence = 5000;

/**
 * A tab of Firefox or WebKit as a test drives it. Selectors look into open shadow roots as well, as
 * people do, who see no difference.
 */
export class EnginePage {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  goto(url: string): Promise<void> {
    return this.#connection.navigate(url);
  }

  back(): Promise<void> {
    return this.#connection.back();
  }

  /**
   * Runs a function in the page. It sees nothing of this module: all it needs are its arguments.
   *
   * @throws Error with the message of what the function throws
   */
  async evaluate<Arguments extends readonly Json[], Result>(
    work: (...given: Arguments) => Result | Promise<Result>,
    ...given: Arguments
  ): Promise<Result> {
    const source = `async (given) => {
      try {
        const value = await (${work.toString()})(...JSON.parse(given));
        return JSON.stringify({ value });
      } catch (error) {
        return JSON.stringify({ error: String(error) });
      }
    }`;
    const answer = JSON.parse(await this.#connection.call(source, JSON.stringify(given))) as {
      value: Result;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(`in the page: ${answer.error}`);
    return answer.value;
  }

  /**
   * Waits until a function in the page returns something true.
   *
   * @param what is waited for, as the error says it
   * @throws Error after 30 seconds
   */
  async waitFor<Arguments extends readonly Json[]>(
    what: string,
    work: (...given: Arguments) => unknown,
    ...given: Arguments
  ): Promise<void> {
    await until(what, () => this.evaluate(work, ...given));
  }

  /**
   * Waits until a page has loaded that something in the tab leads to: a form, the way back.
   *
   * @param path of its address
   * @throws Error after 30 seconds
   */
  async waitForPage(path: string): Promise<void> {
    const isLoaded = (wanted: string): boolean =>
      location.pathname === wanted && document.readyState === 'complete';
    // The page that is left may go away while it is asked.
    await until(`the page ${path}`, () => this.evaluate(isLoaded, path).catch(() => false));
  }

  isThere(selector: string): Promise<boolean> {
    return this.evaluate(isThere, selector);
  }

  waitForElement(selector: string): Promise<void> {
    return this.waitFor(`the element ${selector}`, isThere, selector);
  }

  /**
   * Waits for an element, scrolls to it and clicks into its middle.
   *
   * @param selector of CSS; the first match in the order of the document
   */
  async click(selector: string): Promise<void> {
    await this.waitForElement(selector);
    const place = await this.evaluate(placeOf, selector);
    if (place === null) throw new Error(`${selector} went away`);
    await this.#perform(clickAt(place.x, place.y));
  }

  /** Clicks into a field and types at its end, key by key. */
  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.keys('End', ...text);
  }

  /** Presses keys one after another: 'a', 'Tab', 'Enter', 'Shift+Tab', 'Control+a'. */
  async keys(...keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.#perform(pressed(keys));
  }

  /** What leads to another page may go unanswered, like a question; what comes of it is waited for. */
  async #perform(sources: readonly InputSource[]): Promise<void> {
    const done = this.#connection.perform(sources);
    await Promise.race([done, setTimeout(patience, undefined, { ref: false })]);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

async function until(what: string, isSo: () => Promise<unknown>): Promise<void> {
  const limit = Date.now() + patience;
  const asks = () => Promise.race([isSo(), setTimeout(silence, false, { ref: false })]);
  while (!(await asks())) {
    if (Date.now() > limit) throw new Error(`${what}: not within ${patience / 1000} seconds`);
    await setTimeout(50);
  }
}

/** Runs in the page. */
function isThere(selector: string): boolean {
  const search = (tree: Document | ShadowRoot): boolean =>
    tree.querySelector(selector) !== null ||
    [...tree.querySelectorAll('*')].some(
      ({ shadowRoot }) => shadowRoot !== null && search(shadowRoot),
    );
  return search(document);
}

/** Runs in the page: the middle of an element in the window, in CSS pixels. */
function placeOf(selector: string): { x: number; y: number } | null {
  const search = (tree: Document | ShadowRoot): Element | null => {
    const found = tree.querySelector(selector);
    if (found !== null) return found;
    for (const { shadowRoot } of tree.querySelectorAll('*')) {
      const inside = shadowRoot && search(shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const element = search(document);
  if (element === null) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
