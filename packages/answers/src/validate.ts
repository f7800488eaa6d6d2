import { loweredSchema, type Page, type Procedure } from '@tokhai/procedure';
import { settle } from './asked.ts';
import { checkComputed } from './computed.ts';
import { cutAnswers } from './cut-answers.ts';
import { issue, issueCodes, type Issue } from './issue.ts';
import { issuesOfError } from './issue-of-error.ts';
import { isBounded, isObject, pointerStep, pointerSteps, type Answers } from './json.ts';
import type { AnswerKind, CheckContext } from './kinds/answer-kind.ts';
import { kinds } from './kinds/index.ts';
import { compareOrder, orderOf } from './order.ts';
import { checkRules } from './rules.ts';
import { interpret, type SchemaCheck } from './schema-check.ts';
import { unknownKeys } from './unknown-keys.ts';

export interface ValidateOptions extends CheckContext {
  /** The JSON Schema validator; by default an interpreter that needs no eval. */
  check?: SchemaCheck;
}

/**
 * Everything that is wrong with answers, in the order of the pages, one issue a path. Answers to
 * questions that are not asked are passed over: they are no part of a submission.
 *
 * The answers may be hostile; beyond the bounds of size and depth the only issue is
 * `answers-too-large` at the root.
 */
export function validate(
  procedure: Procedure,
  answers: Answers,
  { today, check = interpret }: ValidateOptions,
): Issue[] {
  if (!isObject(answers)) return [issue('type')];
  if (!isBounded(answers)) return [issue('answers-too-large')];
  const settled = settle(procedure, answers, { keepRows: true });
  const schema = schemaOf(procedure);
  const found = [
    ...unknownKeys(procedure, answers),
    ...check(schema, cutAnswers(schema, settled.answers)).flatMap((error) =>
      issuesOfError(procedure, error),
    ),
    ...checkKinds(procedure, settled.answers, { today }),
    ...checkRules(procedure, settled.answers),
    ...checkComputed(procedure, settled),
  ];
  return inOrder(procedure, onePerPath(found));
}

/** The issues of one page: those of its questions. */
export function validatePage(
  procedure: Procedure,
  page: Page,
  answers: Answers,
  options: ValidateOptions,
): Issue[] {
  const names = new Set<string | undefined>(page.questions);
  return validate(procedure, answers, options).filter(({ path }) =>
    names.has(pointerSteps(path)[0]),
  );
}

const schemas = new WeakMap<Procedure, object>();

function schemaOf(procedure: Procedure): object {
  let schema = schemas.get(procedure);
  if (!schema) {
    schema = loweredSchema(procedure);
    schemas.set(procedure, schema);
  }
  return schema;
}

function checkKinds(procedure: Procedure, answers: Answers, context: CheckContext): Issue[] {
  return Object.entries(answers).flatMap(([name, value]) => {
    const question = procedure.questions.get(name);
    if (!question) return [];
    const kind: AnswerKind = kinds[question.kind];
    return kind
      .check(value, question, context)
      .map((found) => ({ ...found, path: pointerStep(name) + found.path }));
  });
}

function onePerPath(found: readonly Issue[]): Issue[] {
  const first = new Map<string, Issue>();
  for (const next of found) {
    const known = first.get(next.path);
    if (!known || rank(next) < rank(known)) first.set(next.path, next);
  }
  return [...first.values()];
}

function rank({ code }: Issue): number {
  return issueCodes.indexOf(code);
}

function inOrder(procedure: Procedure, found: readonly Issue[]): Issue[] {
  return found
    .map((one) => ({ one, order: orderOf(procedure, one.path) }))
    .sort((a, b) => compareOrder(a.order, b.order))
    .map(({ one }) => one);
}
