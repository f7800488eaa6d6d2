import type { Condition } from '@tokhai/procedure';
import { isEmpty, isObject, own, type Answers } from './json.ts';

/**
 * Whether a condition holds for answers. A question without answer equals nothing. What a person
 * said before a question stopped being asked still stands in the answers of a draft: give the
 * relevant answers, or use `isAsked`.
 */
export function isMet(condition: Condition, answers: Answers): boolean {
  return holds(condition, (path) => answerAt(path, answers));
}

/** Like {@link isMet}, with the answers looked up by a function. */
export function holds(condition: Condition, answerTo: (path: string) => unknown): boolean {
  if ('all' in condition) return condition.all.every((inner) => holds(inner, answerTo));
  if ('any' in condition) return condition.any.some((inner) => holds(inner, answerTo));
  if ('not' in condition) return !holds(condition.not, answerTo);
  const answer = answerTo(condition.question);
  if ('answered' in condition) return isEmpty(answer) !== condition.answered;
  if ('equals' in condition) return answer === condition.equals;
  if ('includes' in condition) {
    return Array.isArray(answer) && answer.includes(condition.includes);
  }
  return condition.in.some((value) => answer === value);
}

/** The answer at a path of a condition: a question or a part of one, never a row of a table. */
export function answerAt(path: string, answers: Answers): unknown {
  let value: unknown = answers;
  for (const step of path.split('/')) value = isObject(value) ? own(value, step) : undefined;
  return value;
}
