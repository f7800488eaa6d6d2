import { isObject, type JsonObject } from '../json.ts';
import { humanized, words } from './leaf.ts';
import { follow } from './schema-at.ts';

/** What the questions of one object stand under. */
export interface Section {
  title: string;
  /** The section of the object around it. */
  inside: Section | undefined;
}

/**
 * A part as the object around it wants it: with its default, read only with it, and under a title
 * of its own.
 */
export function partAt(
  part: unknown,
  key: string,
  { default: value, readOnly }: JsonObject,
  title: string | undefined,
): unknown {
  if (!isObject(part)) return part;
  const given = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return {
    ...(given === undefined ? {} : { default: given }),
    ...part,
    ...(readOnly === true ? { readOnly } : {}),
    ...(title === undefined ? {} : { title }),
  };
}

/**
 * Titles for the parts that would bear one and the same, as two addresses do that refer to one
 * definition: nobody could tell which is asked for.
 */
export function distinctTitles(
  properties: JsonObject,
  root: JsonObject,
  trail: readonly JsonObject[],
): (key: string) => string | undefined {
  const keys = new Map<string, string[]>();
  for (const [key, part] of Object.entries(properties).slice(0, MOST)) {
    const schema = follow(part, root, trail)?.schema;
    const title = schema && words(schema, key).title;
    if (title) keys.set(title, [...(keys.get(title) ?? []), key]);
  }
  const distinct = new Map<string, string>();
  for (const [title, same] of keys) {
    if (same.length < 2) continue;
    for (const key of same) {
      const name = humanized(key);
      if (name !== title) distinct.set(key, `${title} – ${name}`);
    }
  }
  return (key) => distinct.get(key);
}

/** Most parts of one object that are looked at: a form asks no more questions. */
const MOST = 400;
