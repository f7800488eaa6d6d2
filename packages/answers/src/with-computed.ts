import { takesAnswer, type Procedure } from '@tokhai/procedure';
import { settle } from './asked.ts';
import { compute, computedQuestions } from './computed.ts';
import { own, type Answers } from './json.ts';
import { kinds } from './kinds/index.ts';
import type { AnswerKind } from './kinds/answer-kind.ts';

/**
 * Answers, tidied or as typed, with every computed one as it follows from the others that are asked.
 * The same object when nothing changes; else in the order of the procedure.
 */
export function withComputed(procedure: Procedure, answers: Answers): Answers {
  if (computedQuestions(procedure).length === 0) return answers;
  const computed = compute(procedure, settle(procedure, tidied(procedure, answers)).answers);
  const isSame = [...computed].every(([name, value]) => own(answers, name) === value);
  if (isSame) return answers;
  const entries: [string, unknown][] = [];
  for (const { name } of procedure.questions.values()) {
    entries.push([name, computed.has(name) ? computed.get(name) : own(answers, name)]);
  }
  entries.push(...Object.entries(answers).filter(([name]) => !procedure.questions.has(name)));
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function tidied(procedure: Procedure, answers: Answers): Answers {
  const asked = [...procedure.questions.values()].filter(({ kind }) => takesAnswer(kind));
  return Object.fromEntries(
    asked
      .map((question) => {
        const kind: AnswerKind = kinds[question.kind];
        return [question.name, kind.tidy(own(answers, question.name), question)] as const;
      })
      .filter(([, value]) => value !== undefined),
  );
}
