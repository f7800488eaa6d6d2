import { isSafePattern } from '../pattern/safe-pattern.ts';

/**
 * A regular expression of a Form.io form as JSON Schema writes it, anchored at both ends as Form.io
 * does. Undefined when it is none, or may take too long on a text of `maxLength` characters.
 */
export function safePattern(pattern: unknown, maxLength?: number): string | undefined {
  if (typeof pattern !== 'string' || pattern === '') return undefined;
  const whole = /^\^[^|]*\$$/.test(pattern) ? pattern : `^(?:${pattern})$`;
  return isSafePattern(whole, maxLength) ? whole : undefined;
}
