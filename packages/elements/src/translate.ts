import {
  translateProcedure,
  untranslatedTexts,
  type Procedure,
  type Translation,
} from '@tokhai/procedure';
import { language } from './language.ts';

const translated = new WeakMap<
  Procedure,
  { translation: Translation | string; procedure: Procedure }
>();
/** Texts of the procedures shown that are in Vietnamese still, by the language of the screen. */
const untranslated = new Map<string, Set<string>>();

/**
 * A procedure in the words of a translation; translated once.
 *
 * @param given the language alone where there is no translation: everything then stays as it is
 */
export function translate(procedure: Procedure, given: Translation | string): Procedure {
  const known = translated.get(procedure);
  if (known?.translation === given) return known.procedure;
  const translation = typeof given === 'string' ? { lang: given, texts: {} } : given;
  const result = translateProcedure(procedure, translation);
  translated.set(procedure, { translation: given, procedure: result });
  const texts = untranslated.get(translation.lang) ?? new Set();
  for (const text of untranslatedTexts(procedure, result, translation)) texts.add(text);
  untranslated.set(translation.lang, texts);
  return result;
}

/**
 * A text of a procedure as it stands among words of the screen: isolated (U+2068 to U+2069, UAX #9)
 * where it is in Vietnamese still.
 *
 * @param shown how it reads there, e.g. with a small letter
 */
export function quoted(text: string, shown: string): string {
  return untranslated.get(language())?.has(text) ? `\u2068${shown}\u2069` : shown;
}

/** Words to show, with what is isolated in them marked as Vietnamese (WCAG 2.2, 3.1.2). */
export function marked(words: string): string | Array<string | HTMLElement> {
  const parts = words.split(/[\u2068\u2069]/);
  if (parts.length === 1) return words;
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const inVietnamese = document.createElement('span');
    inVietnamese.lang = 'vi';
    inVietnamese.textContent = part;
    return inVietnamese;
  });
}
