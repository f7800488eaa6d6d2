import { takesAnswer, type Procedure, type Question } from '@tokhai/procedure';
import { relevantAnswers } from '../asked.ts';
import { own, type Answers } from '../json.ts';
import { kinds } from '../kinds/index.ts';
import type { AnswerKind } from '../kinds/answer-kind.ts';
import { interpret } from '../schema-check.ts';
import { askedSigners } from '../signers.ts';
import { tidyAnswers } from '../tidy.ts';

/** What is known, by the name of the fact (`question.fact`): `person.name` → "Hồ Thị Lựu". */
export type Facts = Readonly<Record<string, unknown>>;

/** Papers that are identity cards: their dates and issuers are those of `person.identity-issued`. */
const cards: readonly unknown[] = ['the-can-cuoc', 'the-can-cuoc-cong-dan'];

/** What is printed on a card. */
const ofCard = ['identity-issued', 'identity-issuer', 'identity-other-issuer'];

/** Facts that may stand in for one that is not known (Luật Cư trú 68/2020/QH14, Điều 11). */
const standIns: Readonly<Record<string, readonly string[]>> = {
  residence: ['permanent-address', 'temporary-address'],
  'current-address': ['residence', 'permanent-address'],
};

/** The questions that ask for a fact, by its name. No two of a procedure ask for the same. */
export function factQuestions(procedure: Procedure): ReadonlyMap<string, Question> {
  const found = new Map<string, Question>();
  for (const question of procedure.questions.values()) {
    const { fact } = question.options;
    if (fact !== undefined && takesAnswer(question.kind)) found.set(fact, question);
  }
  return found;
}

/**
 * The facts in answers: of every question asked that has one, the answer where nothing is wrong
 * with it.
 *
 * @param today YYYY-MM-DD in Viet Nam
 */
export function factsOf(procedure: Procedure, answers: Answers, today: string): Facts {
  const relevant = relevantAnswers(procedure, tidyAnswers(procedure, answers));
  const facts: Record<string, unknown> = {};
  for (const [fact, question] of factQuestions(procedure)) {
    const value = own(relevant, question.name);
    if (value !== undefined && fits(question, value, today)) facts[fact] = value;
  }
  const [family, given] = [facts['person.family-name'], facts['person.given-name']];
  if (typeof family === 'string' && typeof given === 'string') {
    facts['person.name'] ??= `${family} ${given}`;
  }
  return facts;
}

/**
 * What a person may keep for the next procedure: the facts about `person`. Nothing when somebody
 * else signs for that person: then they are facts about somebody else. What is printed on a card
 * is left out when the procedure was filled in by another paper.
 */
export function profileOf(procedure: Procedure, answers: Answers, today: string): Facts {
  const questions = factQuestions(procedure);
  const names = ['person.name', 'person.family-name'].map((fact) => questions.get(fact)?.name);
  const signsThemselves = askedSigners(procedure, answers).some(
    ({ role, name = [] }) => role !== 'officer' && [name].flat().some((one) => names.includes(one)),
  );
  if (!signsThemselves) return {};
  const known = factsOf(procedure, answers, today);
  const paper = known['person.identity-paper'];
  const isOtherPaper = questions.has('person.identity-paper') && !cards.includes(paper);
  return Object.fromEntries(
    Object.entries(known).filter(([fact]) => {
      const [role, what = ''] = fact.split('.');
      return role === 'person' && !(isOtherPaper && ofCard.includes(what));
    }),
  );
}

/** The facts that are sensitive personal data: they are kept only when the person says so apart. */
export function sensitiveFacts(procedure: Procedure, facts: Facts): string[] {
  const questions = factQuestions(procedure);
  return Object.keys(facts).filter((fact) => questions.get(fact)?.options.sensitive === true);
}

/**
 * Answers out of facts, for the questions that ask for them; only what the question would take.
 *
 * @param today YYYY-MM-DD in Viet Nam
 */
export function answersFromFacts(procedure: Procedure, facts: Facts, today: string): Answers {
  const answers: Answers = {};
  const questions = factQuestions(procedure);
  for (const [fact, question] of questions) {
    const value = known(facts, fact);
    if (value === undefined || !fits(question, value, today)) continue;
    // Whose date is it, when nobody knows by which paper the person fills this in?
    const [role = '', what = ''] = fact.split('.');
    const paper = `${role}.identity-paper`;
    if (ofCard.includes(what) && questions.has(paper) && !cards.includes(facts[paper])) continue;
    answers[question.name] = structuredClone(value);
  }
  return answers;
}

function known(facts: Facts, fact: string): unknown {
  const [role = '', what = ''] = fact.split('.');
  const names = [fact, ...(standIns[what] ?? []).map((other) => `${role}.${other}`)];
  return names.map((name) => own(facts, name)).find((value) => value !== undefined);
}

function fits(question: Question, value: unknown, today: string): boolean {
  const kind: AnswerKind = kinds[question.kind];
  return (
    interpret(question.schema, value).length === 0 &&
    kind.check(value, question, { today }).length === 0
  );
}
