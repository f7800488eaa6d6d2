import type { EngineKeyboard } from './keyboard.ts';

/**
 * Waits for the form's page with that heading, and until it is drawn: nobody presses a key on a page that
 * is not on the screen yet, and Firefox drops what such a key would do (seen in 153 under load: the key
 * events come, the click does not).
 *
 * @throws Error that tells what the form shows instead
 */
export async function arrive(keys: EngineKeyboard, title: string): Promise<void> {
  const wait = keys.page.waitFor(
    `the page “${title}”`,
    (wanted) => {
      const form = document.querySelector('tk-procedure')?.shadowRoot;
      const heading = form?.querySelector('[data-page-heading]');
      return heading?.textContent?.replace(/\s+/g, ' ').includes(wanted) === true;
    },
    title,
  );
  await wait.catch(async (error: unknown) => {
    const shown = [readHeading, readSummary].map((read) => keys.page.evaluate(read));
    const focused = JSON.stringify(await keys.focused());
    throw new Error(`${String(error)}; shown: ${(await Promise.all(shown)).join(' ')}; ${focused}`);
  });
  await keys.page.evaluate(() => {
    const drawing = globalThis as typeof globalThis & { isDrawn?: boolean };
    drawing.isDrawn = false;
    // The second frame begins once the first one was drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => (drawing.isDrawn = true)));
  });
  await keys.page.waitFor(
    'that the page is drawn',
    () => (globalThis as typeof globalThis & { isDrawn?: boolean }).isDrawn === true,
  );
}

/** The heading of the page that is shown. */
function readHeading(): string {
  const form = document.querySelector('tk-procedure')?.shadowRoot;
  return form?.querySelector('[data-page-heading]')?.textContent ?? '';
}

/** What the form says is wrong. */
export function readSummary(): string {
  const form = document.querySelector('tk-procedure')?.shadowRoot;
  return form?.querySelector('.tk-summary')?.textContent ?? '';
}
