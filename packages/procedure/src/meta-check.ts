/**
 * The part of JSON Schema 2020-12 in which the meta-schema is written, interpreted. A general
 * validator is four times as large as everything else a browser needs to read a procedure file.
 */
import { canonicalJson, isObject, pointerStep, type JsonObject } from './json.ts';

/** One place where a value breaks the meta-schema. */
export interface Failure {
  /** JSON pointer into the value. */
  pointer: string;
  /** What would be right there, in English. */
  message: string;
}

/** Most failures told: a hostile file is full of them. */
const MAX_FAILURES = 50;

/** Puts a keyword to a value; `at` is the pointer of the value. */
type Keyword = (argument: never, value: unknown, at: string, check: Check) => void;

/** What a keyword needs of the check it is part of. */
interface Check {
  /** The schema in which the keyword stands. */
  schema: JsonObject;
  fail: (pointer: string, message: string) => void;
  /** Puts a schema to a value inside. */
  apply: (schema: unknown, value: unknown, pointer: string) => void;
  /** The failures of a value under a schema, told to nobody. */
  failures: (schema: unknown, value: unknown, pointer: string) => Failure[];
}

const typeTests: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const formatTests: Record<string, (text: string) => boolean> = {
  date: (text) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text,
  email: (text) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text),
};

const ofString =
  (test: (argument: never, text: string) => boolean, words: (argument: never) => string): Keyword =>
  (argument, value, at, { fail }) => {
    if (typeof value === 'string' && !test(argument, value)) fail(at, words(argument));
  };

const ofNumber =
  (test: (argument: number, value: number) => boolean, words: string): Keyword =>
  (argument: number, value, at, { fail }) => {
    if (typeof value === 'number' && !test(argument, value)) fail(at, `Write ${words} ${argument}`);
  };

/** `size` is NaN for values of other types: NaN is within every bound. */
const ofSize =
  (size: (value: unknown) => number, most: boolean, what: string): Keyword =>
  (argument: number, value, at, { fail }) => {
    if (most ? size(value) > argument : size(value) < argument) {
      fail(at, `Give at ${most ? 'most' : 'least'} ${argument} ${what}`);
    }
  };

const characters = (value: unknown) => (typeof value === 'string' ? Array.from(value).length : NaN);
const items = (value: unknown) => (Array.isArray(value) ? value.length : NaN);
const members = (value: unknown) => (isObject(value) ? Object.keys(value).length : NaN);
const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

const keywords: Record<string, Keyword> = {
  type: (types: string | string[], value, at, { fail }) => {
    const names = [types].flat();
    if (!names.some((name) => typeTests[name]?.(value))) fail(at, `Write ${names.join(' or ')}`);
  },
  const: (wanted: unknown, value, at, { fail }) => {
    if (!same(wanted, value)) fail(at, `Write ${JSON.stringify(wanted)}`);
  },
  enum: (wanted: unknown[], value, at, { fail }) => {
    if (!wanted.some((one) => same(one, value))) {
      fail(at, `Write one of ${wanted.map((one) => JSON.stringify(one)).join(', ')}`);
    }
  },
  pattern: ofString(
    (source: string, text) => new RegExp(source, 'u').test(text),
    (source: string) => `Match ${source}`,
  ),
  format: ofString(
    (name: string, text) => formatTests[name]?.(text) ?? true,
    (name: string) => `Write a real ${name}`,
  ),
  minLength: ofSize(characters, false, 'characters'),
  maxLength: ofSize(characters, true, 'characters'),
  minItems: ofSize(items, false, 'items'),
  maxItems: ofSize(items, true, 'items'),
  minProperties: ofSize(members, false, 'members'),
  maxProperties: ofSize(members, true, 'members'),
  minimum: ofNumber((limit, value) => value >= limit, 'at least'),
  maximum: ofNumber((limit, value) => value <= limit, 'at most'),
  exclusiveMinimum: ofNumber((limit, value) => value > limit, 'more than'),
  uniqueItems: (_unique: true, value, at, { fail }) => {
    if (!Array.isArray(value)) return;
    if (new Set(value.map(canonicalJson)).size < value.length) fail(at, 'Give each item once');
  },
  required: (names: string[], value, at, { fail }) => {
    if (!isObject(value)) return;
    for (const name of names) if (!Object.hasOwn(value, name)) fail(at, `Add ${name}`);
  },
  properties: (schemas: JsonObject, value, at, { apply }) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(schemas, name)) apply(schemas[name], value[name], at + pointerStep(name));
    }
  },
  additionalProperties: (rest: unknown, value, at, { schema, fail, apply }) => {
    if (!isObject(value)) return;
    const known = (schema['properties'] ?? {}) as JsonObject;
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(known, name)) continue;
      const pointer = at + pointerStep(name);
      if (rest === false) fail(pointer, 'Take this out: the language has no such keyword here');
      else apply(rest, value[name], pointer);
    }
  },
  propertyNames: (names: unknown, value, at, { apply }) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value)) apply(names, name, at + pointerStep(name));
  },
  items: (each: unknown, value, at, { apply }) => {
    if (!Array.isArray(value)) return;
    value.forEach((item, index) => apply(each, item, at + pointerStep(index)));
  },
  not: (refused: unknown, value, at, { fail, failures }) => {
    if (failures(refused, value, at).length === 0) fail(at, 'Write another value: this is taken');
  },
  oneOf: (alternatives: unknown[], value, at, { fail, failures }) => {
    const found = alternatives.map((alternative) => failures(alternative, value, at));
    const fitting = found.filter(({ length }) => length === 0).length;
    if (fitting > 1) fail(at, 'Write one alternative only: several fit');
    if (fitting > 0) return;
    fail(at, 'Write one of the alternatives: none fits');
    for (const { pointer, message } of found.flat()) fail(pointer, message);
  },
};

/** Keywords that assert nothing here. */
const annotations = new Set(['$schema', '$id', '$defs', '$ref', 'title', 'description', 'default']);

/**
 * Where a value breaks a schema; nowhere: it fits. Takes time in proportion to the value.
 * @throws {TypeError} when the schema has a keyword that is not interpreted here
 */
export function failuresOf(root: JsonObject, value: unknown): Failure[] {
  const definitions = (root['$defs'] ?? {}) as JsonObject;
  const failures = (schema: unknown, inner: unknown, at: string): Failure[] => {
    const found: Failure[] = [];
    const fail = (pointer: string, message: string) => {
      if (found.length < MAX_FAILURES) found.push({ pointer, message });
    };
    const apply = (part: unknown, partValue: unknown, pointer: string): void => {
      if (part === false) fail(pointer, 'Take this out');
      if (!isObject(part) || found.length >= MAX_FAILURES) return;
      const reference = part['$ref'];
      if (typeof reference === 'string') {
        apply(definitions[reference.replace('#/$defs/', '')], partValue, pointer);
      }
      for (const [name, argument] of Object.entries(part)) {
        if (annotations.has(name)) continue;
        const keyword = keywords[name];
        if (!keyword) throw new TypeError(`The meta-schema uses ${name}: interpret it here.`);
        keyword(argument as never, partValue, pointer, { schema: part, fail, apply, failures });
      }
    };
    apply(schema, inner, at);
    return found;
  };
  return failures(root, value, '');
}
