import { isObject, type JsonObject } from '../json.ts';
import { takesAnswer, type Procedure, type Question } from '../model.ts';
import { dateFromFormio, dateToFormio } from './dates.ts';
import { isSafeKey, placeOf, type KeyMap, type KeyPlace } from './key-map.ts';

/** A submission in Form.io's shape. */
export interface FormioSubmission {
  data: JsonObject;
}

/**
 * Answers as a submission of Form.io. Without a key map each answer stands under its own name, in
 * the shape that the form of `exportFormio` gives: dates dd/mm/yyyy, several options as an object
 * of booleans, a file as a list of one description. With the key map of `importFormio` the
 * submission fits the form it was imported from.
 *
 * @param answers relevant answers, as `relevantAnswers` of `@tokhai/answers` gives them
 */
export function formioSubmission(
  procedure: Procedure,
  answers: Readonly<Record<string, unknown>>,
  keyMap: KeyMap = {},
): FormioSubmission {
  const data: JsonObject = {};
  for (const question of asking(procedure)) {
    write(data, question, own(answers, question.name), keyMap);
  }
  return { data };
}

/**
 * The answers in a submission of Form.io: the way back of {@link formioSubmission}. What the
 * procedure does not ask, and what has another shape, is passed over; the answers are not checked.
 */
export function answersFromFormio(
  procedure: Procedure,
  submission: unknown,
  keyMap: KeyMap = {},
): Record<string, unknown> {
  const data = isObject(submission) && isObject(submission['data']) ? submission['data'] : {};
  return collect(asking(procedure), data, keyMap);
}

function asking(procedure: Procedure): Question[] {
  return [...procedure.questions.values()].filter(({ kind }) => takesAnswer(kind));
}

function write(data: JsonObject, question: Question, value: unknown, keyMap: KeyMap): void {
  if (value === undefined) return;
  const parts = question.kind === 'address' && isObject(value) ? Object.keys(value) : [];
  const apart = parts.filter((part) => placeOf(keyMap, `${question.path}/${part}`));
  if (apart.length === 0) {
    const place = placeOf(keyMap, question.path);
    put(data, place?.key ?? question.name, shaped(question, value, place, keyMap));
    return;
  }
  for (const part of apart) {
    put(data, placeOf(keyMap, `${question.path}/${part}`)!.key, (value as JsonObject)[part]);
  }
}

function shaped(
  question: Question,
  value: unknown,
  place: KeyPlace | undefined,
  keyMap: KeyMap,
): unknown {
  switch (question.kind) {
    case 'date':
      return dateToFormio(value, place?.date);
    case 'choice': {
      const chosen = question.choices?.find((choice) => choice.value === value);
      return place?.choice === 'title' ? (chosen?.title ?? value) : String(value);
    }
    case 'choices': {
      const chosen = Array.isArray(value) ? value : [];
      if (place?.choices === 'list') return chosen.map(String);
      const options = question.choices ?? [];
      return Object.fromEntries(
        options.map((option) => [String(option.value), chosen.includes(option.value)]),
      );
    }
    case 'file':
      return isObject(value) ? [{ ...value, originalName: value['name'] }] : [];
    case 'person':
      return inside(question, value, keyMap);
    case 'table':
      return Array.isArray(value) ? value.map((row) => inside(question, row, keyMap)) : [];
    default:
      return value;
  }
}

/** A row, or a person: an object of its parts. */
function inside(question: Question, value: unknown, keyMap: KeyMap): JsonObject {
  const data: JsonObject = {};
  for (const part of question.parts ?? []) {
    write(data, part, isObject(value) ? own(value, part.name) : undefined, keyMap);
  }
  return data;
}

function collect(questions: readonly Question[], data: JsonObject, keyMap: KeyMap): JsonObject {
  const entries = questions.map((question): [string, unknown] => [
    question.name,
    read(data, question, keyMap),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function read(data: JsonObject, question: Question, keyMap: KeyMap): unknown {
  const place = placeOf(keyMap, question.path);
  if (question.kind === 'address') {
    const known = isObject(question.schema['properties']) ? question.schema['properties'] : {};
    const apart = Object.keys(known).flatMap((part): Array<[string, unknown]> => {
      const at = placeOf(keyMap, `${question.path}/${part}`);
      const value = at && get(data, at.key);
      return typeof value === 'string' && value !== '' ? [[part, value]] : [];
    });
    if (apart.length > 0) return Object.fromEntries(apart);
  }
  const value = get(data, place?.key ?? question.name);
  if (value === undefined || value === null || value === '') return undefined;
  return unshaped(question, value, place, keyMap);
}

function unshaped(
  question: Question,
  value: unknown,
  place: KeyPlace | undefined,
  keyMap: KeyMap,
): unknown {
  const optionOf = (written: unknown) =>
    question.choices?.find((choice) =>
      place?.choice === 'title'
        ? choice.title === written
        : String(choice.value) === String(written),
    )?.value;
  switch (question.kind) {
    case 'date':
      return dateFromFormio(value, place?.date);
    case 'choice':
      return optionOf(value);
    case 'choices': {
      const ticked = Array.isArray(value)
        ? value
        : Object.entries(isObject(value) ? value : {}).flatMap(([key, on]) =>
            on === true ? key : [],
          );
      const chosen = ticked.map(optionOf).filter((option) => option !== undefined);
      return chosen.length === 0 ? undefined : chosen;
    }
    case 'confirm':
      return value === true ? true : undefined;
    case 'number':
    case 'money':
      // Form.io leaves text that is no number as it was typed, and so does a draft.
      return typeof value === 'number' || typeof value === 'string' ? value : undefined;
    case 'file': {
      const [first] = Array.isArray(value) ? value : [];
      if (!isObject(first) || typeof first['sha256'] !== 'string') return undefined;
      const { name, type, size, sha256 } = first;
      return { name, type, size, sha256 };
    }
    case 'person':
      return isObject(value) ? collect(question.parts ?? [], value, keyMap) : undefined;
    case 'table':
      return Array.isArray(value)
        ? value.filter(isObject).map((row) => collect(question.parts ?? [], row, keyMap))
        : undefined;
    case 'address':
      return isObject(value) ? value : undefined;
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

function put(data: JsonObject, key: string, value: unknown): void {
  if (!isSafeKey(key)) return;
  const steps = key.split('.');
  const last = steps.pop()!;
  let at = data;
  for (const step of steps) {
    if (!isObject(own(at, step))) at[step] = {};
    at = at[step] as JsonObject;
  }
  at[last] = value;
}

function get(data: JsonObject, key: string): unknown {
  let value: unknown = data;
  for (const step of key.split('.')) value = isObject(value) ? own(value, step) : undefined;
  return value;
}

function own(record: Readonly<JsonObject>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
