import type { Page, Procedure, Question } from '@tokhai/procedure';
import { settle } from './asked.ts';
import { hasTaxCheckDigit } from './check-digit.ts';
import { answerAt } from './condition.ts';
import { identityContradicts } from './identity-facts.ts';
import { issue, type Issue } from './issue.ts';
import { isBounded, isObject, own, pointerStep, pointerSteps, type Answers } from './json.ts';

/**
 * What looks wrong in answers that may yet be right: papers with mistakes are in use, and number
 * ranges are opened. Shown once, then overruled by whoever knows better; `validate` and the desk
 * pass them over. In the order of the procedure; answers beyond the bounds have none.
 */
export function warnings(procedure: Procedure, answers: Answers): Issue[] {
  if (!isObject(answers) || !isBounded(answers)) return [];
  const settled = settle(procedure, answers, { keepRows: true });
  const questions = [...procedure.questions.values()];
  return warningsIn(settled.answers, questions, '', settled.answers);
}

/** The warnings of one page: those of its questions. */
export function warningsOfPage(procedure: Procedure, page: Page, answers: Answers): Issue[] {
  const names = new Set<string | undefined>(page.questions);
  return warnings(procedure, answers).filter(({ path }) => names.has(pointerSteps(path)[0]));
}

/** @param group the answers beside each other: of a person, of a row, or all at the top */
function warningsIn(
  group: unknown,
  questions: readonly Question[],
  path: string,
  all: Answers,
): Issue[] {
  if (!isObject(group)) return [];
  return questions.flatMap((question) => {
    const value = own(group, question.name);
    const at = path + pointerStep(question.name);
    if (question.kind === 'person') return warningsIn(value, question.parts ?? [], at, all);
    if (question.kind === 'table') {
      const rows: unknown[] = Array.isArray(value) ? value : [];
      return rows.flatMap((row, index) =>
        warningsIn(row, question.parts ?? [], `${at}/${index}`, all),
      );
    }
    if (typeof value !== 'string') return [];
    const found = lookAgain(value, question, group, all);
    return found ? [{ ...found, path: at, severity: 'warning' as const }] : [];
  });
}

function lookAgain(
  value: string,
  question: Question,
  group: Record<string, unknown>,
  all: Answers,
): Issue | undefined {
  if (question.kind === 'phone') return isUnusualPhone(value) ? issue('phone-prefix') : undefined;
  if (question.options.checkDigit === 'tax-code' && !hasTaxCheckDigit(value)) {
    return issue('check-digit');
  }
  if (question.kind !== 'identity') return undefined;
  const { sexOf, birthOf } = question.options;
  // By its name: a mother's number stands beside her own name, not beside the child's birth date.
  const isOwn = question.name === 'soDinhDanh';
  const part = identityContradicts(value, {
    sex: sexOf === undefined ? isOwn && own(group, 'gioiTinh') : answerAt(sexOf, all),
    birth: birthOf === undefined ? isOwn && own(group, 'ngaySinh') : answerAt(birthOf, all),
  });
  return part && issue('identity-mismatch', { part });
}

/** Mobile numbers begin with 03, 05, 07, 08 or 09 and have 10 digits; fixed lines begin with 02. */
const usualPhone = /^(?:0[35789]\d{8}|02\d{8,9})$/u;

/** Numbers of another shape are no matter of usage: `validate` names them. */
function isUnusualPhone(value: string): boolean {
  return /^0\d{9,10}$/u.test(value) && !usualPhone.test(value);
}
