import { ProcedureError } from './error.ts';
import { pathsOfExpression } from './expressions.ts';
import type { Expression } from './generated/procedure.ts';
import { questionAt, type Procedure, type Question } from './model.ts';
import { hasWords, isInTable, isNumeric } from './numeric.ts';

/**
 * Checks that computed answers can be computed: of questions that are there and fit, and of computed
 * ones only where they come before, so that no two wait for each other.
 *
 * @throws {ProcedureError} `unknown-question`, `kind-mismatch`
 */
export function checkComputed(procedure: Procedure): void {
  const required = new Set<string>(procedure.file.required ?? []);
  const before = new Set<string>();
  for (const question of procedure.questions.values()) {
    if (question.kind === 'computed') check(procedure, question, before, required);
    before.add(question.name);
  }
}

function check(
  procedure: Procedure,
  question: Question,
  before: ReadonlySet<string>,
  required: ReadonlySet<string>,
): void {
  const pointer = `/properties/${question.name}`;
  const mismatch = (remedy: string): never => {
    throw new ProcedureError('kind-mismatch', `${pointer}/question/compute`, remedy);
  };
  const expression = question.options.compute!;
  if (required.has(question.name) || question.options.required) {
    mismatch(`Require what ${question.name} is made of: nobody can answer a computed question.`);
  }
  const { type } = question.schema;
  const types = 'join' in expression || 'words' in expression ? ['string'] : ['number', 'integer'];
  if (!types.includes(type as string)) mismatch(`Give it the type ${types.join(' or ')}.`);
  for (const path of pathsOfExpression(expression)) {
    const part = questionAt(procedure, path);
    if (!part) {
      throw new ProcedureError(
        'unknown-question',
        `${pointer}/question/compute`,
        `Name a question that exists: ${path} does not.`,
      );
    }
    if (part.kind === 'computed' && !before.has(path)) {
      mismatch(`Ask ${path} before ${question.name}: it is computed itself.`);
    }
    if (isInTable(procedure, path) && !('sum' in expression)) {
      mismatch(`Name a question outside of tables: ${path} has an answer in each row.`);
    }
    const remedy = misfit(expression, part);
    if (remedy !== undefined) mismatch(`${remedy}: ${path} is none.`);
  }
}

/** What to name instead of a question that an expression cannot take; undefined: it can. */
function misfit(expression: Expression, part: Question): string | undefined {
  if ('sum' in expression) return isNumeric(part) ? undefined : 'Name numbers and amounts';
  if ('count' in expression) {
    return ['table', 'choices'].includes(part.kind) ? undefined : 'Name a table or choices';
  }
  if ('words' in expression) {
    return hasWords(part) ? undefined : 'Name an amount, a number or a date';
  }
  if ('join' in expression) {
    return unread.has(part.kind) ? 'Name answers that are read in a line' : undefined;
  }
  return part.kind === 'date' && part.options.partial !== true ? undefined : 'Name a whole date';
}

/** Kinds without an answer that is read in a line. */
const unread: ReadonlySet<string> = new Set([
  'table',
  'person',
  'file',
  'confirm',
  'statement',
  'signature',
  'agency',
]);
