import { language, languageFor, setLanguage } from '@tokhai/elements';
import { translateProcedure } from '@tokhai/procedure';
import { loadProcedure, loadTranslation } from '../load-procedure.ts';
import { questionIn, questionOf, type OneQuestion } from './one-question.ts';

/** A field, by what it says of its question. */
export interface Asking {
  readonly ownerDocument: Document;
  readonly lang: string;
  readonly name: string;
  readonly src: string;
  readonly question: string;
  readonly schema: string;
  readonly required: boolean;
}

/**
 * The question of a field, in its language, which becomes that of the page.
 *
 * @returns undefined as long as the field does not say which
 * @throws {ProcedureError | FetchError} when what it names cannot be had
 * @throws {SyntaxError} when `schema` is no JSON
 * @throws {TypeError} when the procedure asks no such question
 */
export async function loadQuestion(
  field: Asking,
  signal: AbortSignal,
): Promise<OneQuestion | undefined> {
  const lang = languageFor(field.lang || field.ownerDocument.documentElement.lang);
  if (lang !== language()) await setLanguage(lang);
  // Frameworks unset what they no longer give: it is undefined then.
  if (field.schema) {
    const schema: unknown = JSON.parse(field.schema);
    return questionOf(schema, {
      name: idFor(field.name || '', field.ownerDocument),
      required: field.required,
      lang,
    });
  }
  if (!field.src || !field.question) return undefined;
  const src = new URL(field.src, field.ownerDocument.baseURI);
  const procedure = await loadProcedure(src, signal);
  const words =
    lang === 'vi'
      ? undefined
      : await loadTranslation(new URL(`${lang}.json`, src), signal).catch(() => undefined);
  const asked = questionIn(
    words ? translateProcedure(procedure, words) : procedure,
    field.question,
  );
  if (!asked) throw new TypeError(`The procedure asks no "${field.question}": name one it asks.`);
  if (field.required) asked.question.required = true;
  return asked;
}

/** The name within: DOM ids derive from it, so it is one that nothing else on the page has. */
function idFor(name: string, page: Document): string {
  const plain = name.replaceAll(/[^A-Za-z0-9]/g, '').replace(/^[^a-z]+/, '') || 'field';
  for (let count = 0; ; count += 1) {
    const id = count === 0 ? plain.slice(0, 50) : `${plain.slice(0, 50)}${count}`;
    if (!page.getElementById(id)) return id;
  }
}
