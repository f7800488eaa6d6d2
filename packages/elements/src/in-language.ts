import type { Procedure, Translation } from '@tokhai/procedure';
import { language } from './language.ts';
import { translator } from './translator.ts';

const translated = new WeakMap<Procedure, { translation: Translation; procedure: Procedure }>();

/** A procedure in the language shown, as far as there is a translation; translated once. */
export function inLanguage(procedure: Procedure, translations: readonly Translation[]): Procedure {
  const translation = translations.find(({ lang }) => lang === language());
  if (!translation || !translator.now || procedure.lang === language()) return procedure;
  const known = translated.get(procedure);
  if (known?.translation === translation) return known.procedure;
  const result = translator.now.translateProcedure(procedure, translation);
  translated.set(procedure, { translation, procedure: result });
  return result;
}
