import type { Procedure, Translation } from '@tokhai/procedure';
import { language } from './language.ts';
import { translator } from './translator.ts';

/** A procedure in the language shown, as far as there is a translation; the rest is marked as Vietnamese. */
export function inLanguage(procedure: Procedure, translations: readonly Translation[]): Procedure {
  const tag = language();
  if (!translator.now || tag === 'vi' || procedure.lang !== 'vi') return procedure;
  const translation = translations.find(({ lang }) => lang === tag);
  return translator.now.translate(procedure, translation ?? tag);
}
