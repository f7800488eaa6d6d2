import type { Condition } from '../generated/procedure.ts';
import type { JsonObject } from '../json.ts';
import { questionAt, type Procedure } from '../model.ts';

/**
 * A condition as keywords of a Form.io component: `conditional` where it compares one answer,
 * else a script in `customConditional` that only compares.
 */
export function exportCondition(
  condition: Condition | undefined,
  procedure: Procedure,
): JsonObject {
  if (!condition) return {};
  const simple = 'not' in condition ? condition.not : condition;
  if ('equals' in simple || 'includes' in simple) {
    const eq = 'equals' in simple ? simple.equals : simple.includes;
    const when = simple.question.replaceAll('/', '.');
    return { conditional: { show: !('not' in condition), when, eq: String(eq) } };
  }
  return { customConditional: `show = ${script(condition, procedure)};` };
}

function script(condition: Condition, procedure: Procedure): string {
  if ('all' in condition) return grouped(condition.all, '&&', procedure);
  if ('any' in condition) return grouped(condition.any, '||', procedure);
  if ('not' in condition) return `!(${script(condition.not, procedure)})`;
  const data = `data.${condition.question.replaceAll('/', '.')}`;
  if ('equals' in condition)
    return `${data} === ${literal(condition.equals, condition, procedure)}`;
  if ('in' in condition) {
    const tests = condition.in.map(
      (value) => `${data} === ${literal(value, condition, procedure)}`,
    );
    return tests.length > 1 ? `(${tests.join(' || ')})` : tests[0]!;
  }
  if ('includes' in condition) return `(${data} && ${box(data, condition.includes)})`;
  const answered = answeredScript(data, condition.question, procedure);
  return condition.answered ? answered : `!${answered}`;
}

/** Form.io keeps an object for boxes and for an address also where nothing was said. */
function answeredScript(data: string, path: string, procedure: Procedure): string {
  const question = questionAt(procedure, path);
  if (question?.kind === 'choices') {
    const boxes = (question.choices ?? []).map(({ value }) => box(data, value));
    return `(${data} && (${boxes.join(' || ')}))`;
  }
  return question?.kind === 'address' ? `(${data} && ${data}.provinceCode)` : data;
}

function grouped(conditions: Condition[], operator: string, procedure: Procedure): string {
  const parts = conditions.map((condition) => script(condition, procedure));
  return parts.length > 1 ? `(${parts.join(` ${operator} `)})` : parts[0]!;
}

function box(data: string, value: string | number): string {
  return `${data}[${quoted(String(value))}]`;
}

/** Form.io keeps the value of an option as text, whatever it is here. */
function literal(
  value: string | number | boolean,
  { question }: { question: string },
  procedure: Procedure,
): string {
  const isOption = questionAt(procedure, question)?.kind === 'choice';
  return typeof value === 'string' || isOption ? quoted(String(value)) : String(value);
}

/** A string of JavaScript that ends no script element and no line. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
