import {
  configureLocalization,
  LOCALE_STATUS_EVENT,
  updateWhenLocaleChanges,
  type LocaleModule,
  type LocaleStatusEventDetail,
} from '@lit/localize';
import type { LitElement } from 'lit';
import { translator } from './translator.ts';

/**
 * The languages of the chrome. Texts of a procedure come from its translation files. A draft was
 * written by a machine: it is offered only where a portal asks for it, and says so on each page.
 */
export const languages = [
  { tag: 'vi', name: 'Tiếng Việt', locale: 'vi-VN', isDraft: false },
  { tag: 'en', name: 'English', locale: 'en-GB', isDraft: false },
  { tag: 'km', name: 'ភាសាខ្មែរ', locale: 'km', isDraft: true },
] as const;

export type Language = (typeof languages)[number];
export type LanguageTag = Language['tag'];

/** Languages in which everything is said, signing and refusals included. */
export type CompleteLanguage = Exclude<Language, { isDraft: true }>['tag'];

/** Loads the words of a package in a language, by message id. */
export type WordsLoader = (tag: string) => Promise<LocaleModule>;

const locales = {
  en: () => import('./locales/en.ts'),
  km: () => import('./locales/km.ts'),
} satisfies Record<Exclude<LanguageTag, 'vi'>, () => Promise<LocaleModule>>;

const loaders: WordsLoader[] = [(tag) => locales[tag as keyof typeof locales]()];

const localization = configureLocalization({
  sourceLocale: 'vi',
  targetLocales: Object.keys(locales),
  loadLocale: async (tag) => {
    const [modules] = await Promise.all([
      Promise.all(loaders.map((load) => load(tag))),
      translator.load(),
    ]);
    return { templates: Object.assign({}, ...modules.map(({ templates }) => templates)) };
  },
});

/** The language of the chrome now. One for the whole document, as in @lit/localize. */
export const language = localization.getLocale as () => LanguageTag;

/** All there is to know of the language of the chrome. */
export function languageNow(): Language {
  return languages.find(({ tag }) => tag === language()) ?? languages[0];
}

/** The language itself, or Vietnamese for one that is a draft: what is binding is said in no draft. */
export function completeLanguage(tag: LanguageTag): CompleteLanguage {
  const known = languages.find((one) => one.tag === tag);
  return known && !known.isDraft ? known.tag : 'vi';
}

/**
 * Changes the language of the chrome. Every element of ours renders again by itself.
 * @throws when its words cannot be fetched: the language stays, and they may be asked for again
 */
export async function setLanguage(tag: LanguageTag): Promise<void> {
  try {
    await localization.setLocale(tag);
  } catch (error) {
    // Else @lit/localize gives the same failure whenever it is asked for that language.
    await localization.setLocale(language());
    throw error;
  }
}

/** Adds the translated messages of another package; before the language is first changed. */
export function addWords(load: WordsLoader): void {
  loaders.push(load);
}

/** The language we have for a BCP 47 tag: `en-GB` gives `en`; what we do not have gives `vi`. */
export function languageFor(tag: string): LanguageTag {
  const primary = tag.toLowerCase().split('-')[0];
  return languages.find((candidate) => candidate.tag === primary)?.tag ?? 'vi';
}

/** One listener for all of them: a thousand fields need not be a thousand listeners. */
const followers = new Set<LitElement>();

const tellFollowers = ({ detail }: CustomEvent<LocaleStatusEventDetail>): void => {
  if (detail.status !== 'ready') return;
  for (const element of followers) element.requestUpdate();
};

/** Makes an element render again when the language changes, until it is told to stop. */
export function startFollowing(element: LitElement): void {
  if (followers.size === 0) addEventListener(LOCALE_STATUS_EVENT, tellFollowers);
  followers.add(element);
}

/** The element renders no more when the language changes. */
export function stopFollowing(element: LitElement): void {
  followers.delete(element);
  if (followers.size === 0) removeEventListener(LOCALE_STATUS_EVENT, tellFollowers);
}

/** Makes an element render again when the language changes. */
export function followLanguage(element: LitElement): void {
  updateWhenLocaleChanges(element);
}
