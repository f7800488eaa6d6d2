import type { Procedure } from '@tokhai/procedure';
import { answerAt } from './condition.ts';
import { issue, type Issue } from './issue.ts';
import { pointerStep, type Answers } from './json.ts';
import { compareOrder, orderOf } from './order.ts';

const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/**
 * The rules of a procedure that its answers break: `date-order`, at whichever of the two dates is
 * asked later, with the rule's place as `params.rule`. Of partial dates, what both say is compared.
 */
export function checkRules(procedure: Procedure, answers: Answers): Issue[] {
  return (procedure.about.rules ?? []).flatMap(({ before, after }, rule) => {
    const [first, second] = [dateAt(before, answers), dateAt(after, answers)];
    if (first === undefined || second === undefined) return [];
    const length = Math.min(first.length, second.length);
    if (first.slice(0, length) <= second.slice(0, length)) return [];
    const [earlier, later] = [before, after].map((path) =>
      path.split('/').map(pointerStep).join(''),
    );
    const afterIsLast = compareOrder(orderOf(procedure, later!), orderOf(procedure, earlier!)) >= 0;
    return [issue('date-order', { rule }, afterIsLast ? later : earlier)];
  });
}

function dateAt(path: string, answers: Answers): string | undefined {
  const answer = answerAt(path, answers);
  return typeof answer === 'string' && iso.test(answer) ? answer : undefined;
}
