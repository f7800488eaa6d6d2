import type { Procedure, Question } from '@tokhai/procedure';
import { pointerSteps } from './json.ts';
import { keysOf } from './prune.ts';

/** Where a path stands among the answers, as a person meets them: one number a step. */
export function orderOf(procedure: Procedure, path: string): number[] {
  const [first = '', ...rest] = pointerSteps(path);
  const position = positionsOf(procedure).get(first) ?? procedure.questions.size;
  return [position, ...within(procedure.questions.get(first), rest)];
}

const positions = new WeakMap<Procedure, ReadonlyMap<string, number>>();

function positionsOf(procedure: Procedure): ReadonlyMap<string, number> {
  let known = positions.get(procedure);
  if (!known) {
    known = new Map([...procedure.questions.keys()].map((name, index) => [name, index]));
    positions.set(procedure, known);
  }
  return known;
}

export function compareOrder(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return a.length - b.length;
}

function within(question: Question | undefined, [step, ...rest]: string[]): number[] {
  if (!question || step === undefined) return [];
  if (question.kind === 'table' && /^\d+$/u.test(step)) {
    return [Number(step), ...withinParts(question.parts ?? [], rest)];
  }
  if (question.parts) return withinParts(question.parts, [step, ...rest]);
  return [positionIn(keysOf(question), step)];
}

function withinParts(parts: readonly Question[], [name, ...rest]: string[]): number[] {
  if (name === undefined) return [];
  const at = positionIn(
    parts.map((part) => part.name),
    name,
  );
  return [at, ...within(parts[at], rest)];
}

/** Unknown names come last. */
function positionIn(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  return at < 0 ? names.length : at;
}
