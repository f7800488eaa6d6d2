/** What a screen reader says of a page, from its first word to its last (decision 0029). */
import type * as Reader from '@guidepup/virtual-screen-reader';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

type WithReader = typeof globalThis & { reader: typeof Reader };

const source = build({
  stdin: {
    contents: `export { virtual } from '@guidepup/virtual-screen-reader';`,
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  globalName: 'reader',
  platform: 'browser',
}).then(({ outputFiles }) => outputFiles[0]!.text);

/**
 * The names and roles of the browser's own accessibility tree, for the flags of Chromium: without
 * them the reader works them out itself, and knows nothing of style sheets.
 */
export const computedNames = '--enable-blink-features=ComputedAccessibilityInfo';

/** Phrases after which a page counts as endless. */
const mostPhrases = 2000;

/**
 * Reads what an element shows in its shadow root, part by part as the arrow key goes.
 *
 * @param host a selector of the element
 * @returns a line for each phrase, indented by the groups that it stands in
 */
export async function readAloud(page: Page, host: string): Promise<string> {
  if (!(await page.evaluate(() => 'reader' in window))) {
    await page.evaluate(`${await source}; window.reader = reader;`);
  }
  const phrases = await page.evaluate(
    async ([selector, most]) => {
      if (!('computedName' in Element.prototype)) throw new Error('Chromium tells no names.');
      const { virtual } = (globalThis as WithReader).reader;
      const root = document.querySelector(selector)?.shadowRoot;
      const container = [...(root?.children ?? [])].find(({ localName }) => localName !== 'style');
      if (!root || !container) throw new Error(`${selector} shows nothing.`);
      // The reader does not know that what is folded up, and the list of a closed select, is not said.
      const folded = root.querySelectorAll<HTMLElement>(
        'details:not([open]) > :not(summary), option',
      );
      for (const { style } of folded) style.display = 'none';
      const said: string[] = [];
      const first = { at: null as Node | null };
      try {
        await virtual.start({ container });
        first.at = virtual.activeNode;
        for (;;) {
          said.push(await virtual.lastSpokenPhrase());
          if (said.length > most) throw new Error('The page has no end.');
          await virtual.next();
          // After the last part the reader begins again.
          const isFirst = virtual.activeNode === first.at;
          if (isFirst && (await virtual.lastSpokenPhrase()) === said[0]) return said;
        }
      } finally {
        await virtual.stop();
        for (const { style } of folded) style.removeProperty('display');
      }
    },
    [host, mostPhrases] as const,
  );
  return laidOut(phrases);
}

/** What readers do not say unless they are asked to. */
const unsaid = /^(?:end of )?(?:paragraph|strong|emphasis|time|superscript)$/;

/** Lines that are indented between “group, …” and “end of group, …”. */
function laidOut(phrases: readonly string[]): string {
  const opened = new Map<number, string>();
  const open: { index: number; phrase: string }[] = [];
  for (const [index, phrase] of phrases.entries()) {
    const ended = /^end(?: of|,) (.*)$/s.exec(phrase)?.[1];
    if (ended === undefined) {
      open.push({ index, phrase });
      continue;
    }
    const at = open.findLastIndex((one) => one.phrase === ended);
    if (at < 0) continue;
    opened.set(open[at]!.index, ended);
    open.length = at;
  }
  const lines: string[] = [];
  const inside: string[] = [];
  for (const [index, phrase] of phrases.entries()) {
    const ended = /^end(?: of|,) (.*)$/s.exec(phrase)?.[1];
    if (ended !== undefined && inside.at(-1) === ended) {
      inside.pop();
      continue;
    }
    if (phrase.trim() !== '' && !unsaid.test(phrase)) {
      const depth = inside.filter((one) => !unsaid.test(one)).length;
      lines.push(`${'  '.repeat(depth)}${phrase.replaceAll(/\s+/g, ' ').trim()}`);
    }
    if (opened.has(index)) inside.push(phrase);
  }
  return `${lines.join('\n')}\n`;
}
