import type { Condition } from '../generated/procedure.ts';
import { isObject } from '../json.ts';

/** Both of two conditions that may be absent. */
export function both(a: Condition | undefined, b: Condition | undefined): Condition | undefined {
  return a && b ? { all: [a, b] } : (a ?? b);
}

/** The condition of `if`: parts with `const` or `enum`, or that have to be there. */
export function conditionOf(
  written: unknown,
  names: ReadonlyMap<string, string>,
): Condition | undefined {
  if (!isObject(written)) return undefined;
  const properties = isObject(written['properties']) ? written['properties'] : {};
  const all = Object.entries(properties).flatMap(([key, part]): Condition[] => {
    const question = names.get(key);
    const options = isObject(part) && ('const' in part ? [part['const']] : part['enum']);
    if (question === undefined || !Array.isArray(options)) return [];
    const values = options.filter((value): value is string => typeof value === 'string');
    const flags = options.filter((value) => typeof value === 'boolean');
    if (flags.length > 0) return [{ question, in: flags.map((flag) => (flag ? '1' : '2')) }];
    return values.length > 0 ? [{ question, in: values }] : [];
  });
  if (all.length === 0 && Array.isArray(written['required'])) {
    for (const key of written['required']) {
      const question = names.get(String(key));
      if (question !== undefined) all.push({ question, answered: true });
    }
  }
  if (all.length === 0) return undefined;
  return all.length === 1 ? all[0] : { all };
}
