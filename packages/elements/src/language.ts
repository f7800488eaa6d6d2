import { configureLocalization, updateWhenLocaleChanges } from '@lit/localize';
import type { LitElement } from 'lit';

/** The languages of the chrome. Texts of a procedure come from its translation files. */
export const languages = [
  { tag: 'vi', name: 'Tiếng Việt' },
  { tag: 'en', name: 'English' },
] as const;

export type LanguageTag = (typeof languages)[number]['tag'];

const localization = configureLocalization({
  sourceLocale: 'vi',
  targetLocales: ['en'],
  loadLocale: () => import('./locales/en.ts'),
});

/** The language of the chrome now. One for the whole document, as in @lit/localize. */
export const language = localization.getLocale as () => LanguageTag;

/** Changes the language of the chrome. Every element of ours renders again by itself. */
export async function setLanguage(tag: LanguageTag): Promise<void> {
  await localization.setLocale(tag);
}

/** The language we have for a BCP 47 tag: `en-GB` gives `en`; what we do not have gives `vi`. */
export function languageFor(tag: string): LanguageTag {
  const primary = tag.toLowerCase().split('-')[0];
  return languages.find((candidate) => candidate.tag === primary)?.tag ?? 'vi';
}

/** Makes an element render again when the language changes. */
export function followLanguage(element: LitElement): void {
  updateWhenLocaleChanges(element);
}
