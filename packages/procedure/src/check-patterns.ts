import { ProcedureError } from './error.ts';
import { isObject, pointerStep } from './json.ts';
import type { Procedure } from './model.ts';
import { isSafePattern } from './pattern/safe-pattern.ts';

/**
 * Checks that no pattern may hold up the page: it is put to what a person wrote, at each change.
 *
 * @throws {ProcedureError} `slow-pattern`
 */
export function checkPatterns(procedure: Procedure): void {
  for (const { name, schema } of procedure.questions.values()) check(schema, `/properties/${name}`);
}

/** Keywords that hold values, not schemas. */
const values = new Set(['const', 'enum', 'default', 'examples', 'question']);

function check(schema: unknown, pointer: string): void {
  if (Array.isArray(schema)) {
    schema.forEach((one, index) => check(one, pointer + pointerStep(index)));
  }
  if (!isObject(schema)) return;
  for (const [key, inner] of Object.entries(schema)) {
    const at = pointer + pointerStep(key);
    if (key === 'properties' && isObject(inner)) {
      for (const [name, part] of Object.entries(inner)) check(part, at + pointerStep(name));
    } else if (!values.has(key)) check(inner, at);
  }
  if (typeof schema['pattern'] !== 'string') return;
  const { pattern, maxLength } = schema;
  if (isSafePattern(pattern, typeof maxLength === 'number' ? maxLength : undefined)) return;
  throw new ProcedureError(
    'slow-pattern',
    `${pointer}/pattern`,
    'Write a pattern that the flag u takes, without lookaround and repetitions inside repetitions, or a smaller maxLength beside it: this one may hold up the page.',
  );
}
