import { isObject, type JsonObject } from '../json.ts';

/** The parts that make another one required (`dependentRequired`), by that other one. */
export type Triggers = ReadonlyMap<string, readonly string[]>;

/** Longest chain of parts that make one another required. */
const DEPTH = 20;

export function triggersOf(schema: JsonObject): Triggers {
  const triggers = new Map<string, string[]>();
  for (const keyword of ['dependentRequired', 'dependencies']) {
    const table = schema[keyword];
    if (!isObject(table)) continue;
    for (const [key, needed] of Object.entries(table)) {
      for (const one of Array.isArray(needed) ? needed.map(String) : []) {
        const known = triggers.get(one);
        if (known) known.push(key);
        else triggers.set(one, [key]);
      }
    }
  }
  return triggers;
}

/**
 * The parts of an object, each behind those that make it required: it is asked together with them,
 * and a question should not come up above the one that was just answered. Else in their order.
 */
export function inOrder(properties: JsonObject, triggers: Triggers): [string, unknown][] {
  const placed = new Set<string>();
  const ordered: [string, unknown][] = [];
  const place = (key: string, depth: number): void => {
    if (placed.has(key) || !Object.hasOwn(properties, key)) return;
    placed.add(key);
    if (depth < DEPTH) for (const trigger of triggers.get(key) ?? []) place(trigger, depth + 1);
    ordered.push([key, properties[key]]);
  };
  for (const key of Object.keys(properties)) place(key, 0);
  return ordered;
}
