import type { Answers } from '@tokhai/answers';
import { UsageError } from './errors.ts';

/**
 * Answers as they stand in a file: bare, or an example file `{answers, createdAt}`.
 *
 * @throws {UsageError} `unreadable-file`
 */
export function readAnswers(text: string, path: string): { answers: Answers; createdAt?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError('unreadable-file', `${path} is not JSON.`);
  }
  if (!isObject(value)) throw new UsageError('unreadable-file', `${path} is not a JSON object.`);
  if (!isObject(value['answers'])) return { answers: value };
  const { answers, createdAt } = value;
  return { answers, ...(typeof createdAt === 'string' ? { createdAt } : {}) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
