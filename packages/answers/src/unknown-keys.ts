import { takesAnswer, type Procedure, type Question } from '@tokhai/procedure';
import { issue, type Issue } from './issue.ts';
import { isObject, own, pointerStep, type Answers } from './json.ts';
import { keysOf } from './prune.ts';

/** Most unknown keys told: one is enough to refuse, a hundred thousand would fill a log. */
const MAX_TOLD = 20;

/** Keys that no question knows, in answers of any depth. */
export function unknownKeys(procedure: Procedure, answers: Answers): Issue[] {
  const questions = [...procedure.questions.values()].filter(({ kind }) => takesAnswer(kind));
  return unknownIn(answers, questions)
    .slice(0, MAX_TOLD)
    .map((path) => issue('unknown-question', {}, path));
}

/** Their paths within a value. */
function unknownIn(value: unknown, parts: readonly Question[]): string[] {
  if (!isObject(value)) return [];
  const known = new Map(parts.map((part) => [part.name, part]));
  return Object.keys(value).flatMap((key) => {
    const part = known.get(key);
    return below(key, part ? inside(own(value, key), part) : ['']);
  });
}

function below(step: string | number, paths: readonly string[]): string[] {
  return paths.map((path) => pointerStep(step) + path);
}

function inside(value: unknown, question: Question): string[] {
  const parts = question.parts ?? [];
  switch (question.kind) {
    case 'person':
      return unknownIn(value, parts);
    case 'table':
      return Array.isArray(value)
        ? value.flatMap((row: unknown, index) => below(index, unknownIn(row, parts)))
        : [];
    case 'address':
    case 'file': {
      const known = new Set(keysOf(question));
      return isObject(value)
        ? Object.keys(value)
            .filter((key) => !known.has(key))
            .map(pointerStep)
        : [];
    }
    default:
      return [];
  }
}
