import { ProcedureError } from './error.ts';
import { isObject, type JsonObject } from './json.ts';

/** One procedure of a bundle. */
export interface BundledProcedure {
  /** Where the procedure file lies, seen from the bundle's. */
  src: string;
  /** Whom the procedure's facts are about, in the bundle: `{person: 'child'}`. */
  roles: Readonly<Record<string, string>>;
  /** What single questions ask for, in the bundle, by their names; over `roles`. */
  facts: Readonly<Record<string, string>>;
  /** Answers that follow from the bundle itself. */
  answers: Readonly<JsonObject>;
}

/** Several procedures in one interview (schemas/bundle.schema.json). */
export interface Bundle {
  /** The file's `$id`. */
  id: string;
  title: string;
  description: string;
  /** Title and description by language. */
  translations: Readonly<Record<string, { title: string; description: string }>>;
  /** In the order of the interview. */
  procedures: readonly BundledProcedure[];
}

const role = /^[a-z-]{1,30}$/;
const fact = /^[a-z-]{1,30}\.[a-z-]{1,40}$/;

/**
 * Reads a bundle; the input may be hostile.
 * @throws {ProcedureError} `not-in-language`
 */
export function readBundle(input: unknown): Bundle {
  const file = object(input, '');
  known(file, '', ['$schema', '$id', 'title', 'description', 'translations', 'procedures']);
  const procedures = file['procedures'];
  if (!Array.isArray(procedures) || procedures.length < 2 || procedures.length > 10) {
    throw refusal('/procedures', 'List 2 to 10 procedures.');
  }
  const translations = entries(file['translations'], '/translations').map(([tag, words]) => {
    const pointer = `/translations/${tag}`;
    const said = object(words, pointer);
    known(said, pointer, ['title', 'description']);
    return [tag, wordsOf(said, pointer)] as const;
  });
  return {
    id: text(file['$id'], '/$id', 300, /^https:\/\/[^#?\s]+$/),
    ...wordsOf(file, ''),
    translations: Object.fromEntries(translations),
    procedures: procedures.map((one: unknown, index) => readOne(one, `/procedures/${index}`)),
  };
}

function readOne(input: unknown, pointer: string): BundledProcedure {
  const one = object(input, pointer);
  known(one, pointer, ['src', 'roles', 'facts', 'answers']);
  return {
    src: text(one['src'], `${pointer}/src`, 300),
    roles: names(one['roles'], `${pointer}/roles`, role),
    facts: names(one['facts'], `${pointer}/facts`, fact),
    answers: one['answers'] === undefined ? {} : object(one['answers'], `${pointer}/answers`),
  };
}

function wordsOf(file: JsonObject, pointer: string): { title: string; description: string } {
  return {
    title: text(file['title'], `${pointer}/title`, 300),
    description: text(file['description'], `${pointer}/description`, 2000),
  };
}

function names(value: unknown, pointer: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries(
    entries(value, pointer).map(([key, name]) => [
      key,
      text(name, `${pointer}/${key}`, 100, pattern),
    ]),
  );
}

function entries(value: unknown, pointer: string): [string, unknown][] {
  return value === undefined ? [] : Object.entries(object(value, pointer));
}

function object(value: unknown, pointer: string): JsonObject {
  if (isObject(value)) return value;
  throw refusal(pointer, 'Write an object.');
}

function known(value: JsonObject, pointer: string, keywords: readonly string[]): void {
  const other = Object.keys(value).find((key) => !keywords.includes(key));
  if (other !== undefined) throw refusal(`${pointer}/${other}`, 'Take it out: no such keyword.');
}

function text(value: unknown, pointer: string, longest: number, pattern = /[^]/): string {
  if (typeof value === 'string' && value.length <= longest && pattern.test(value)) return value;
  throw refusal(
    pointer,
    `Write a text of 1 to ${longest} characters that fits ${String(pattern)}.`,
  );
}

function refusal(pointer: string, remedy: string): ProcedureError {
  return new ProcedureError('not-in-language', pointer, remedy);
}
