import { AnswersError } from './error.ts';

/** What a person said: answers by question name. */
export type Answers = Record<string, unknown>;

/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** Deepest nesting taken: answers need four levels (rows of a table that hold an address). */
const MAX_DEPTH = 10;
/** Most values taken, of all objects and arrays together. */
const MAX_VALUES = 20_000;
/** Most characters taken, of all texts and keys together, in UTF-16 code units. */
const MAX_CHARACTERS = 1_000_000;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key; undefined for anything inherited. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** One step of a JSON pointer, escaped (RFC 6901 §3). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The steps of a JSON pointer, unescaped. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether nothing was said: nothing at all, white space, or only such values inside. */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || depth > MAX_DEPTH) return false;
  return Object.values(value).every((inner) => isEmpty(inner, depth + 1));
}

/** Whether answers keep within the bounds of depth, values and characters. */
export function isBounded(answers: unknown): boolean {
  const left = { values: MAX_VALUES, characters: MAX_CHARACTERS };
  return fits(answers, 0, left);
}

/** @throws {AnswersError} `answers-too-large` */
export function assertBounded(answers: unknown): void {
  if (isBounded(answers)) return;
  throw new AnswersError(
    'answers-too-large',
    `Give fewer or shorter answers: at most ${MAX_VALUES} values, ${MAX_CHARACTERS} characters and ${MAX_DEPTH} levels are taken.`,
  );
}

function fits(value: unknown, depth: number, left: { values: number; characters: number }) {
  left.values -= 1;
  if (typeof value === 'string') left.characters -= value.length;
  if (left.values < 0 || left.characters < 0 || depth > MAX_DEPTH) return false;
  if (typeof value !== 'object' || value === null) return true;
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value)) left.characters -= key.length;
    if (!fits((value as JsonObject)[key], depth + 1, left)) return false;
  }
  return true;
}
