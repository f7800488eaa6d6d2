import type { Page, Procedure, Question } from '@tokhai/procedure';
import { settle } from './asked.ts';
import type { Answers } from './json.ts';

/** The pages this person sees, in order, given the answers so far: those that ask something. */
export function journey(procedure: Procedure, answers: Answers): Page[] {
  const { asked } = settle(procedure, answers);
  return procedure.pages.filter((page) => page.questions.some((name) => asked.has(name)));
}

/** The questions of a page that are asked, statements and signature places included. */
export function askedQuestions(procedure: Procedure, page: Page, answers: Answers): Question[] {
  const { asked } = settle(procedure, answers);
  return page.questions
    .filter((name) => asked.has(name))
    .map((name) => procedure.questions.get(name))
    .filter((question) => question !== undefined);
}
