import { Later } from './later.ts';

/** What puts a procedure into other words. Loaded with the words of another language. */
export const translator = new Later(() => import('./translate.ts'));

/** Words to show: a text, or several with elements that say in which language they are. */
export type Said = string | ReadonlyArray<string | HTMLElement>;

/**
 * A text of a procedure to be put into a sentence, which keeps in mind where it was not translated.
 *
 * @param shown how it reads there, if not as it is
 */
export function quoted(text: string, shown = text): string {
  return translator.now?.quoted(text, shown) ?? shown;
}

/** A sentence to show, with what was not translated in it marked as such. */
export function marked(words: string): Said {
  return translator.now?.marked(words) ?? words;
}

/** A text of a procedure to show, marked where it was not translated. */
export function said(text: string): Said {
  return marked(quoted(text));
}
