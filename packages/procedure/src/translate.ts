import { sharedSchemas } from './generated/all-shared-schemas.ts';
import { sharedTranslations } from './generated/shared-translations.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Procedure, Question } from './model.ts';
import { withReplacedOptions } from './replaced-options.ts';
import { listKeys, textKeys } from './word-keys.ts';
import { buildProcedure } from './build-procedure.ts';

/** The words of a procedure in another language: texts by JSON pointer into its file. */
export interface Translation {
  /** BCP 47 tag. */
  lang: string;
  texts: Record<string, string>;
  /** Nobody who knows both languages has read it; the screen says so. */
  draft?: boolean;
  /** Pointers of the texts that stay Vietnamese until somebody translates them. */
  untranslated?: readonly string[];
}

/** Most texts taken from a translation file. */
const MAX_TEXTS = 5000;

/**
 * The same procedure in the words of a translation, for the screen. What is printed and signed
 * stays as it is: `print` and the statements' legal text are never replaced; a statement's
 * translation comes beside it. Texts without translation stay Vietnamese; pointers that lead
 * nowhere are ignored.
 */
export function translateProcedure(procedure: Procedure, translation: Translation): Procedure {
  const texts = Object.entries(translation.texts)
    .slice(0, MAX_TEXTS)
    .filter(
      ([pointer, text]) => typeof text === 'string' && !pointer.startsWith('/procedure/print/'),
    );
  const statements = texts.filter(([pointer]) => pointer.endsWith('/question/text'));
  const file = structuredClone(procedure.file);
  for (const [pointer, text] of texts) {
    if (!pointer.endsWith('/question/text')) replaceText(file, pointer, text);
  }
  const translated = buildProcedure(procedure.file, translatedShared(translation.lang), {
    file,
    lang: translation.lang,
  });
  for (const [pointer, text] of statements) {
    const name = /^\/properties\/([^/]+)\//.exec(pointer)?.[1];
    const question = name === undefined ? undefined : translated.questions.get(name);
    if (question) question.translation = text;
  }
  for (const [name, question] of translated.questions) {
    keepOriginal(question, procedure.questions.get(name), procedure.lang);
  }
  return translated;
}

/**
 * Puts the label as the law writes it beside the translated one, and tells which options stayed as they
 * were; in every part too.
 *
 * @param lang language of the original
 */
function keepOriginal(translated: Question, original: Question | undefined, lang: string): void {
  if (!original) return;
  if (translated.title !== original.title) translated.originalTitle = original.title;
  translated.choices?.forEach((choice, index) => {
    if (choice.title === original.choices?.[index]?.title) choice.lang = lang;
  });
  translated.parts?.forEach((part, index) => keepOriginal(part, original.parts?.[index], lang));
}

/** The pointers of the texts of a procedure that a citizen reads on the screen. */
export function translatablePointers(procedure: Procedure): string[] {
  const pointers: string[] = [];
  collect(procedure.file, '', pointers);
  return pointers;
}

function collect(value: unknown, pointer: string, found: string[]): void {
  if (pointer === '/procedure/print') return;
  if (Array.isArray(value)) {
    value.forEach((inner, index) => collect(inner, `${pointer}/${index}`, found));
    return;
  }
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${key}`;
    if (textKeys.has(key) && typeof inner === 'string') found.push(at);
    else if (listKeys.has(key) && Array.isArray(inner)) {
      found.push(...inner.map((_, index) => `${at}/${index}`));
    } else if (key === 'name' && pointer === '/procedure/contact') found.push(at);
    else collect(inner, at, found);
  }
}

function translatedShared(lang: string): Record<string, JsonObject> {
  const texts = Object.hasOwn(sharedTranslations, lang) ? sharedTranslations[lang] : undefined;
  if (!texts) return withReplacedOptions(sharedSchemas, lang);
  const shared = structuredClone(sharedSchemas);
  for (const [key, text] of Object.entries(texts)) {
    const [, name, pointer] = /^shared\/([^#]+)#(\/.*)$/.exec(key) ?? [];
    const id = Object.keys(shared).find((candidate) => candidate.endsWith(`/${name}`));
    if (id !== undefined && pointer !== undefined) replaceText(shared[id], pointer, text);
  }
  return withReplacedOptions(shared, lang);
}

/** Replaces the text at a pointer, where there is one: a translation adds nothing. */
function replaceText(root: unknown, pointer: string, text: string): void {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop();
  let holder = root;
  for (const step of steps) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return;
    holder = (holder as JsonObject)[step];
  }
  if (last === undefined || typeof holder !== 'object' || holder === null) return;
  if (!Object.hasOwn(holder, last)) return;
  const record = holder as JsonObject;
  if (typeof record[last] === 'string') record[last] = text;
}
