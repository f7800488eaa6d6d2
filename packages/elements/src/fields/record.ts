/** The answer of a composite question as a record; empty when there is none yet. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The record with one part changed; a part without answer is left out. */
export function withPart(
  value: unknown,
  part: string,
  answer: unknown,
): Record<string, unknown> | undefined {
  const { [part]: _before, ...rest } = recordOf(value);
  const next = answer === undefined ? rest : { ...rest, [part]: answer };
  return Object.keys(next).length > 0 ? next : undefined;
}
