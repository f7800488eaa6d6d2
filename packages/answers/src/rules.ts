import type { DateOrderRule, Procedure, SumRule } from '@tokhai/procedure';
import { answerAt } from './condition.ts';
import { issue, type Issue } from './issue.ts';
import { pointerStep, type Answers } from './json.ts';
import { compareOrder, orderOf } from './order.ts';
import { sumOf } from './sum.ts';

const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/**
 * The rules of a procedure that its answers break, each at whichever of its questions is asked last,
 * with the rule's place as `params.rule`: `date-order`, of partial dates by what both say; `sum`, at
 * the table where a column is added up.
 */
export function checkRules(procedure: Procedure, answers: Answers): Issue[] {
  return (procedure.about.rules ?? []).flatMap((rule, index) => {
    const holds = 'sum' in rule ? sumHolds(rule, procedure, answers) : datesInOrder(rule, answers);
    if (holds) return [];
    const code = 'sum' in rule ? 'sum' : 'date-order';
    return [issue(code, { rule: index }, lastOf(procedure, placesOf(rule, procedure)))];
  });
}

function datesInOrder({ before, after }: DateOrderRule, answers: Answers): boolean {
  const [first, second] = [dateAt(before, answers), dateAt(after, answers)];
  if (first === undefined || second === undefined) return true;
  const length = Math.min(first.length, second.length);
  return first.slice(0, length) <= second.slice(0, length);
}

function dateAt(path: string, answers: Answers): string | undefined {
  const answer = answerAt(path, answers);
  return typeof answer === 'string' && iso.test(answer) ? answer : undefined;
}

function sumHolds({ sum, is, of }: SumRule, procedure: Procedure, answers: Answers): boolean {
  const total = sumOf(sum, procedure, answers);
  const limit = typeof of === 'number' ? of : answerAt(of, answers);
  if (total === undefined || typeof limit !== 'number') return true;
  return is === 'equal' ? total === limit : total <= limit;
}

/** Pointers of the questions that a rule looks at: of a column of a table, the table. */
function placesOf(rule: DateOrderRule | SumRule, procedure: Procedure): string[] {
  if ('before' in rule) return [rule.before, rule.after].map(pointerOf);
  const paths = typeof rule.of === 'string' ? [...rule.sum, rule.of] : rule.sum;
  const isComputed = (path: string): boolean => procedure.questions.get(path)?.kind === 'computed';
  // Nobody can mend a total: what it is made of is told, unless there is nothing else to name.
  const mendable = paths.filter((path) => !isComputed(path));
  return (mendable.length > 0 ? mendable : paths).map((path) => {
    const [first = ''] = path.split('/');
    return pointerOf(procedure.questions.get(first)?.kind === 'table' ? first : path);
  });
}

function pointerOf(path: string): string {
  return path.split('/').map(pointerStep).join('');
}

function lastOf(procedure: Procedure, pointers: readonly string[]): string {
  return pointers.reduce((last, next) =>
    compareOrder(orderOf(procedure, next), orderOf(procedure, last)) >= 0 ? next : last,
  );
}
