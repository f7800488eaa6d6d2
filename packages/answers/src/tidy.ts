import { takesAnswer, type Procedure } from '@tokhai/procedure';
import { assertBounded, own, type Answers } from './json.ts';
import { kinds } from './kinds/index.ts';
import type { AnswerKind } from './kinds/answer-kind.ts';
import { withComputed } from './with-computed.ts';

/**
 * The answers as they are kept: every answer tidied by its kind, in the order of the procedure.
 * Answers to questions that are not asked at the moment stay; keys that the procedure does not know
 * come last, as they are, for `validate` to name. Computed answers are computed, whatever was given.
 *
 * @throws {AnswersError} `answers-too-large`
 */
export function tidyAnswers(procedure: Procedure, answers: Answers): Answers {
  assertBounded(answers);
  const entries: [string, unknown][] = [];
  for (const question of procedure.questions.values()) {
    if (!takesAnswer(question.kind)) continue;
    const kind: AnswerKind = kinds[question.kind];
    entries.push([question.name, kind.tidy(own(answers, question.name), question)]);
  }
  const known = new Set(entries.map(([name]) => name));
  entries.push(...Object.entries(answers).filter(([name]) => !known.has(name)));
  const tidied = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return withComputed(procedure, tidied);
}
