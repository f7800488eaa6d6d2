import type { Question } from '@tokhai/procedure';
import { isObject, own, pointerStep, type JsonObject } from '../json.ts';
import type { AnswerKind, CheckContext, KindOf } from './answer-kind.ts';

/** Several facts about one person: an object of parts. */
export function person(kindOf: KindOf): AnswerKind {
  return {
    tidy: (value, question) => tidyParts(value, question, kindOf),
    check: (value, question, context) => checkParts(value, question, context, kindOf),
    format: (value, question) => formatParts(value, question, kindOf),
  };
}

/** The parts tidied, in the order of the question; keys it does not know come last, as they are. */
export function tidyParts(value: unknown, question: Question, kindOf: KindOf): unknown {
  if (value === null) return undefined;
  if (!isObject(value)) return value;
  const parts = question.parts ?? [];
  const known = new Set(parts.map((part) => part.name));
  const entries = [
    ...parts.map((part) => [part.name, kindOf(part.kind).tidy(own(value, part.name), part)]),
    ...Object.entries(value).filter(([name]) => !known.has(name)),
  ].filter(([, said]) => said !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as JsonObject);
}

export function checkParts(
  value: unknown,
  question: Question,
  context: CheckContext,
  kindOf: KindOf,
) {
  if (!isObject(value)) return [];
  return (question.parts ?? []).flatMap((part) => {
    const said = own(value, part.name);
    if (said === undefined) return [];
    return kindOf(part.kind)
      .check(said, part, context)
      .map((found) => ({ ...found, path: pointerStep(part.name) + found.path }));
  });
}

export function formatParts(value: unknown, question: Question, kindOf: KindOf): string {
  if (!isObject(value)) return '';
  return (question.parts ?? [])
    .map((part) => kindOf(part.kind).format(own(value, part.name), part))
    .filter((formatted) => formatted !== '')
    .join(', ');
}
