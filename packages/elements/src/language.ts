import {
  configureLocalization,
  LOCALE_STATUS_EVENT,
  updateWhenLocaleChanges,
  type LocaleModule,
  type LocaleStatusEventDetail,
} from '@lit/localize';
import type { LitElement } from 'lit';
import { translator } from './translator.ts';

/** The languages of the chrome. Texts of a procedure come from its translation files. */
export const languages = [
  { tag: 'vi', name: 'Tiếng Việt' },
  { tag: 'en', name: 'English' },
] as const;

export type LanguageTag = (typeof languages)[number]['tag'];

/** Loads the words of a package in a language, by message id. */
export type WordsLoader = (tag: string) => Promise<LocaleModule>;

const loaders: WordsLoader[] = [() => import('./locales/en.ts')];

const localization = configureLocalization({
  sourceLocale: 'vi',
  targetLocales: ['en'],
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

/** Changes the language of the chrome. Every element of ours renders again by itself. */
export async function setLanguage(tag: LanguageTag): Promise<void> {
  await localization.setLocale(tag);
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
