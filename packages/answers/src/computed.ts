import { questionAt, type Expression, type Procedure, type Question } from '@tokhai/procedure';
import type { Settled } from './asked.ts';
import { answerAt } from './condition.ts';
import { issue, type Issue } from './issue.ts';
import { isEmpty, pointerStep, type Answers } from './json.ts';
import { kinds } from './kinds/index.ts';
import { sumOf } from './sum.ts';
import { answerInWords } from './text/answer-words.ts';

const wholeDate = /^\d{4}-\d{2}-\d{2}$/u;

const known = new WeakMap<Procedure, readonly Question[]>();

/** The questions whose answers are computed, in the order in which they can be. */
export function computedQuestions(procedure: Procedure): readonly Question[] {
  let found = known.get(procedure);
  if (!found) {
    found = [...procedure.questions.values()].filter(({ kind }) => kind === 'computed');
    known.set(procedure, found);
  }
  return found;
}

/**
 * Every computed answer by its question's name; undefined where something that it needs has no
 * answer, or is no number or date.
 *
 * @param relevant tidied answers to the questions that are asked
 */
export function compute(
  procedure: Procedure,
  relevant: Answers,
): Map<string, string | number | undefined> {
  const computed = new Map<string, string | number | undefined>();
  let answers = relevant;
  for (const { name, options } of computedQuestions(procedure)) {
    const value = evaluate(options.compute!, procedure, answers);
    computed.set(name, value);
    answers = { ...answers, [name]: value };
  }
  return computed;
}

/** `computed` where an answer is not what follows from the others: it is what the desk recomputes. */
export function checkComputed(procedure: Procedure, { asked, answers }: Settled): Issue[] {
  if (computedQuestions(procedure).length === 0) return [];
  return [...compute(procedure, answers)]
    .filter(([name, value]) => asked.has(name) && answers[name] !== value)
    .map(([name]) => issue('computed', {}, pointerStep(name)));
}

function evaluate(
  expression: Expression,
  procedure: Procedure,
  answers: Answers,
): string | number | undefined {
  if ('sum' in expression) return sumOf(expression.sum, procedure, answers);
  if ('count' in expression) {
    const answer = answerAt(expression.count, answers);
    return Array.isArray(answer) ? answer.filter((one) => !isEmpty(one)).length : undefined;
  }
  if ('join' in expression) {
    const said = expression.join
      .map((path) => readable(path, procedure, answers))
      .filter((text) => text !== '');
    return said.join(expression.with ?? ' ') || undefined;
  }
  if ('words' in expression) {
    const question = questionAt(procedure, expression.words);
    return (question && answerInWords(question, answerAt(expression.words, answers))) || undefined;
  }
  const [from, to] = [expression.from, expression.to].map((path) => answerAt(path, answers));
  return difference(from, to, expression.in);
}

function readable(path: string, procedure: Procedure, answers: Answers): string {
  const question = questionAt(procedure, path);
  return question ? kinds[question.kind].format(answerAt(path, answers), question) : '';
}

/** Whole years, months or days from a date to one that is not before it. */
function difference(
  from: unknown,
  to: unknown,
  unit: 'years' | 'months' | 'days',
): number | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  if (!wholeDate.test(from) || !wholeDate.test(to) || from > to) return undefined;
  if (unit === 'days') return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  return unit === 'months' ? months : Math.floor(months / 12);
}
