import type { BundledProcedure, Procedure } from '@tokhai/procedure';
import type { Answers } from '../json.ts';
import { answersFromFacts, factQuestions, factsOf, type Facts } from './facts.ts';

/** What a bundle calls the fact of a question of one of its procedures. */
function nameInBundle({ roles, facts }: BundledProcedure, fact: string, question: string): string {
  const [role = '', what = ''] = fact.split('.');
  return facts[question] ?? `${roles[role] ?? role}.${what}`;
}

/**
 * The facts in the answers to one procedure of a bundle, by their names in the bundle.
 *
 * @param today YYYY-MM-DD in Viet Nam
 */
export function bundleFacts(
  part: BundledProcedure,
  procedure: Procedure,
  answers: Answers,
  today: string,
): Facts {
  const questions = factQuestions(procedure);
  return Object.fromEntries(
    Object.entries(factsOf(procedure, answers, today)).map(([fact, value]) => [
      nameInBundle(part, fact, questions.get(fact)?.name ?? ''),
      value,
    ]),
  );
}

/**
 * What need not be asked in one procedure of a bundle: the bundle's own answers, and what the
 * procedures before it were told.
 *
 * @param today YYYY-MM-DD in Viet Nam
 */
export function bundleAnswers(
  part: BundledProcedure,
  procedure: Procedure,
  facts: Facts,
  today: string,
): Answers {
  const known: Record<string, unknown> = {};
  const back = new Map(Object.entries(part.roles).map(([role, inBundle]) => [inBundle, role]));
  // Facts that no question of its own asks for may stand in for others: they keep their names.
  for (const [name, value] of Object.entries(facts)) {
    const [role = '', what = ''] = name.split('.');
    const own = back.get(role) ?? (role in part.roles ? undefined : role);
    if (own !== undefined) known[`${own}.${what}`] = value;
  }
  for (const [fact, question] of factQuestions(procedure)) {
    const value = facts[nameInBundle(part, fact, question.name)];
    if (value !== undefined) known[fact] = value;
    else if (part.facts[question.name] !== undefined) delete known[fact];
  }
  return { ...answersFromFacts(procedure, known, today), ...structuredClone(part.answers) };
}
