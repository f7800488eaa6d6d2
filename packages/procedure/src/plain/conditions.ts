import type { Condition } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';

/** A question as the conditions of a schema look at it. */
export interface Seen {
  name: string;
  /** The answer that stands for a value of the schema; undefined when none does. */
  codeOf: (value: unknown) => string | number | undefined;
}

/** The question that asks for a part of an object, by the keys that lead to it. */
export type Look = (path: readonly string[]) => Seen | undefined;

/** Most conditions in one, as the language takes them. */
const MOST = 20;

/** Both of two conditions that may be absent. */
export function both(a: Condition | undefined, b: Condition | undefined): Condition | undefined {
  return a && b ? { all: [a, b] } : (a ?? b);
}

/** One of some conditions; undefined when there is none, or more than the language takes. */
export function anyOf(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...others] = conditions;
  if (!first || conditions.length > MOST) return undefined;
  return others.length === 0 ? first : { any: [first, ...others] };
}

/**
 * What an `if` asks, in the words of the language: `const`, `enum`, `contains`, `required`, and these
 * joined by `not`, `anyOf`, `oneOf` and `allOf`. Undefined when it asks anything else (a limit, a
 * pattern), or nothing.
 */
export function conditionOf(written: unknown, look: Look): Condition | undefined {
  const all = isObject(written) ? gather(written, look, []) : undefined;
  return all && allOf(all);
}

function allOf(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...others] = conditions;
  if (!first || conditions.length > MOST) return undefined;
  return others.length === 0 ? first : { all: [first, ...others] };
}

/** Says nothing about a value, or no more than its question does. */
const silent = new Set(['type', 'title', 'description', 'default', 'examples', '$comment']);

/** All that is asked of an object; undefined when some of it cannot be said. */
function gather(
  schema: JsonObject,
  look: Look,
  path: readonly string[],
): readonly Condition[] | undefined {
  const found: Condition[] = [];
  const asked = new Set<string>();
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [key, part] of Object.entries(properties)) {
    if (!isObject(part)) continue;
    const seen = look([...path, key]);
    const conditions = seen ? ofValue(part, seen) : gather(part, look, [...path, key]);
    if (!conditions) return undefined;
    if (conditions.length > 0) asked.add(key);
    found.push(...conditions);
  }
  for (const key of Array.isArray(schema['required']) ? schema['required'] : []) {
    const seen = asked.has(String(key)) ? undefined : look([...path, String(key)]);
    if (seen) found.push({ question: seen.name, answered: true });
  }
  const joined = ofJoined(schema, (one) => gather(one, look, path));
  return joined && [...found, ...joined];
}

/** All that is asked of one value; undefined when some of it cannot be said. */
function ofValue(schema: JsonObject, seen: Seen): readonly Condition[] | undefined {
  const found: Condition[] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (silent.has(key) || joins.has(key)) continue;
    const condition =
      key === 'const' || key === 'enum'
        ? isOneOf(key === 'const' ? [value] : value, seen)
        : key === 'contains' && isObject(value)
          ? includesOneOf('const' in value ? [value['const']] : value['enum'], seen)
          : undefined;
    if (!condition) return undefined;
    found.push(condition);
  }
  const joined = ofJoined(schema, (one) => ofValue(one, seen));
  return joined && [...found, ...joined];
}

function codesOf(values: unknown, { codeOf }: Seen): (string | number)[] {
  if (!Array.isArray(values)) return [];
  return values.map(codeOf).filter((code) => code !== undefined);
}

function isOneOf(values: unknown, seen: Seen): Condition | undefined {
  const [first, ...others] = codesOf(values, seen);
  return first === undefined ? undefined : { question: seen.name, in: [first, ...others] };
}

function includesOneOf(values: unknown, seen: Seen): Condition | undefined {
  return anyOf(codesOf(values, seen).map((includes) => ({ question: seen.name, includes })));
}

const joins = new Set(['not', 'anyOf', 'oneOf', 'allOf']);

function ofJoined(
  schema: JsonObject,
  read: (one: JsonObject) => readonly Condition[] | undefined,
): readonly Condition[] | undefined {
  const found: (Condition | undefined)[] = [];
  const one = (written: unknown): Condition | undefined => {
    const all = isObject(written) ? read(written) : undefined;
    return all && allOf(all);
  };
  const listed = (key: string): unknown[] | undefined =>
    Array.isArray(schema[key]) ? schema[key] : undefined;
  if ('not' in schema) {
    const inner = one(schema['not']);
    found.push(inner && { not: inner });
  }
  for (const list of [listed('anyOf'), listed('oneOf')]) {
    if (!list) continue;
    const inner = list.map(one).filter((condition) => condition !== undefined);
    found.push(inner.length === list.length ? anyOf(inner) : undefined);
  }
  for (const part of listed('allOf') ?? []) found.push(one(part));
  const known = found.filter((condition) => condition !== undefined);
  return known.length === found.length ? known : undefined;
}
