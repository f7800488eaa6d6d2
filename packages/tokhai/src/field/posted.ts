import { kinds, type AnswerKind } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';

/** Kinds whose answer is an object or a list of rows: they are posted as JSON. */
const composite: ReadonlySet<Kind> = new Set<Kind>(['person', 'address', 'table', 'file']);
/** Kinds that, like the native control, post nothing when nothing is chosen. */
const silentWhenEmpty: ReadonlySet<Kind> = new Set<Kind>(['confirm', 'choices', 'file']);

/**
 * What a form posts of an answer, entry by entry: text as it is kept, a number by its digits, a date as
 * YYYY-MM-DD, each option of choices by itself, `true` for a tick, and JSON for what has several parts.
 *
 * @param value the answer, as typed
 */
export function postedEntries(question: Question, value: unknown): string[] {
  const kind: AnswerKind = kinds[question.kind];
  const answer = kind.tidy(value, question);
  if (answer === undefined || answer === false)
    return silentWhenEmpty.has(question.kind) ? [] : [''];
  if (question.kind === 'choices' && Array.isArray(answer)) return answer.map(String);
  if (composite.has(question.kind)) return [JSON.stringify(answer)];
  // Half a date is no value; it is shown and told, and posted as people read it.
  return [
    typeof answer === 'object' ? kind.format(answer, question) : `${answer as string | number}`,
  ];
}

/**
 * The answer that a text stands for, as {@link postedEntries} writes it; of choices, a JSON list.
 * Undefined: none.
 */
export function answerOf(question: Question, text: string): unknown {
  if (text === '') return undefined;
  if (question.kind === 'confirm') return text === 'true' ? true : undefined;
  if (question.kind === 'choice') {
    return question.choices?.find(({ value }) => String(value) === text)?.value ?? text;
  }
  if (composite.has(question.kind) || question.kind === 'choices') {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  }
  return kinds[question.kind].tidy(text, question);
}
