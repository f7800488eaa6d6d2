import type { Condition, Page } from './generated/procedure.ts';
import type { JsonObject } from './json.ts';
import type { Procedure, Question } from './model.ts';

/** The paths of the questions that a condition looks at. */
export function pathsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(pathsOf);
  if ('any' in condition) return condition.any.flatMap(pathsOf);
  if ('not' in condition) return pathsOf(condition.not);
  return [condition.question];
}

const pages = new WeakMap<Procedure, ReadonlyMap<string, Page>>();

/** The page that asks a question. */
export function pageOf(procedure: Procedure, name: string): Page | undefined {
  let known = pages.get(procedure);
  if (!known) {
    known = new Map(
      procedure.pages.flatMap((page) =>
        page.questions.map((question) => [question, page] as const),
      ),
    );
    pages.set(procedure, known);
  }
  return known.get(name);
}

/** When a question is asked: its own condition and its page's. Undefined: always. */
export function conditionOf(procedure: Procedure, question: Question): Condition | undefined {
  const all = [pageOf(procedure, question.name)?.when, question.options.when].filter(
    (condition) => condition !== undefined,
  );
  return all.length > 1 ? { all } : all[0];
}

/** A condition as JSON Schema over the whole answers: valid where the condition holds. */
export function conditionSchema(condition: Condition): JsonObject {
  if ('all' in condition) return { allOf: condition.all.map(conditionSchema) };
  if ('any' in condition) return { anyOf: condition.any.map(conditionSchema) };
  if ('not' in condition) return { not: conditionSchema(condition.not) };
  const steps = condition.question.split('/');
  if ('answered' in condition) {
    const answered = present(steps, {});
    return condition.answered ? answered : { not: answered };
  }
  if ('includes' in condition) {
    return present(steps, { type: 'array', contains: { const: condition.includes } });
  }
  return present(
    steps,
    'equals' in condition ? { const: condition.equals } : { enum: condition.in },
  );
}

/** The paths of the questions that a condition looks at, with the operator that it asks by. */
export function operatorsOf(condition: Condition): [path: string, operator: Operator][] {
  if ('all' in condition) return condition.all.flatMap(operatorsOf);
  if ('any' in condition) return condition.any.flatMap(operatorsOf);
  if ('not' in condition) return operatorsOf(condition.not);
  const operator = operators.find((name) => name in condition)!;
  return [[condition.question, operator]];
}

const operators = ['equals', 'in', 'includes', 'answered'] as const;

type Operator = (typeof operators)[number];

function present([first = '', ...rest]: string[], inner: JsonObject): JsonObject {
  const schema = rest.length > 0 ? { type: 'object', ...present(rest, inner) } : inner;
  return { required: [first], properties: { [first]: schema } };
}
