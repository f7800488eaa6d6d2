/** Where a value stands in data: members of objects and places in lists. */
export type Steps = readonly (string | number)[];

/**
 * Puts a value into data, and makes the objects and lists on the way to it; undefined is left out.
 * Own members only: a foreign key may be `__proto__`.
 */
export function setAt(data: object, steps: Steps, value: unknown): void {
  if (value === undefined) return;
  let holder = data as Record<string | number, unknown>;
  steps.forEach((step, index) => {
    const isLast = index === steps.length - 1;
    const known = Object.hasOwn(holder, step) ? holder[step] : undefined;
    const next =
      typeof known === 'object' && known !== null
        ? known
        : typeof steps[index + 1] === 'number'
          ? []
          : {};
    Object.defineProperty(holder, step, {
      value: isLast ? value : next,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    if (!isLast) holder = next as Record<string | number, unknown>;
  });
}

/** The value at some steps of data; undefined where nothing stands. Own members only. */
export function valueAtSteps(data: unknown, steps: Steps): unknown {
  let value = data;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
