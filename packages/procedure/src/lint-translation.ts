import { isObject, valueAt } from './json.ts';
import { recordingFindings } from './lint-media.ts';
import type { Finding } from './lint.ts';
import type { Procedure } from './model.ts';
import { translatablePointers, type Translation } from './translate.ts';

/** A finding about a translation: its pointer leads into the procedure file. */
export function lintTranslation(procedure: Procedure, translation: Translation): Finding[] {
  const { lang, texts, untranslated = [] } = translation;
  const marked = new Set(untranslated);
  const missing = translatablePointers(procedure).filter(
    (pointer) => !Object.hasOwn(texts, pointer) && !marked.has(pointer),
  );
  const lost = [...Object.keys(texts), ...marked].filter(
    (pointer) => typeof valueAt(procedure.file, pointer) !== 'string',
  );
  return [
    ...missing.map((pointer): Finding => ({
      code: 'untranslated',
      pointer,
      message: `Translate it in ${lang}.json, or name it in its list "untranslated".`,
      severity: 'warning',
    })),
    ...lost.map((pointer): Finding => ({
      code: 'lost-translation',
      pointer,
      message: `Take it out of ${lang}.json: no text stands there.`,
      severity: 'warning',
    })),
    ...recordingFindings(procedure, translation),
  ];
}

/** Whether a parsed file is a translation. */
export function isTranslation(value: unknown): value is Translation {
  if (!isObject(value) || typeof value['lang'] !== 'string' || !isObject(value['texts'])) {
    return false;
  }
  const { untranslated = [] } = value;
  return Array.isArray(untranslated) && untranslated.every((one) => typeof one === 'string');
}
