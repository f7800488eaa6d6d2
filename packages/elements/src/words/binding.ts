import { nothing } from 'lit';
import {
  completeLanguage,
  language,
  type CompleteLanguage,
  type LanguageTag,
} from '../language.ts';

/** A sentence, and the language that it was said in when it was. */
export interface Told {
  words: string;
  lang: LanguageTag;
}

/**
 * The language of what binds a person, and of what ports tell: that of the screen, or, on a screen in a
 * draft, Vietnamese.
 */
export function bindingLanguage(): CompleteLanguage {
  return completeLanguage(language());
}

/** The `lang` of words that bind: none where the screen is in their language (WCAG 2.2, 3.1.2). */
export function bindingMark(): CompleteLanguage | typeof nothing {
  return bindingLanguage() === language() ? nothing : bindingLanguage();
}
