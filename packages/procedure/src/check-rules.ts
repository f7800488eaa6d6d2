import { checkPath, refuse } from './check-path.ts';
import type { DateOrderRule, SumRule } from './generated/procedure.ts';
import { questionAt, type Procedure } from './model.ts';
import { isInTable, isNumeric } from './numeric.ts';

/**
 * Checks that rules over several answers name questions that they can look at.
 *
 * @throws {ProcedureError} `unknown-question`, `kind-mismatch`
 */
export function checkRules(procedure: Procedure): void {
  procedure.about.rules?.forEach((rule, index) => {
    const pointer = `/procedure/rules/${index}`;
    if ('sum' in rule) checkSumRule(procedure, rule, pointer);
    else checkDateOrder(procedure, rule, pointer);
  });
}

function checkDateOrder(procedure: Procedure, rule: DateOrderRule, pointer: string): void {
  for (const end of ['before', 'after'] as const) {
    checkPath(procedure, rule[end], `${pointer}/${end}`);
    const isDate = questionAt(procedure, rule[end])?.kind === 'date';
    if (isDate && !isInTable(procedure, rule[end])) continue;
    refuse('kind-mismatch', `${pointer}/${end}`, 'Name a date that is no column of a table.');
  }
}

function checkSumRule(procedure: Procedure, { sum, of }: SumRule, pointer: string): void {
  sum.forEach((path, index) => {
    checkPath(procedure, path, `${pointer}/sum/${index}`);
    if (isNumeric(questionAt(procedure, path)!)) return;
    refuse('kind-mismatch', `${pointer}/sum/${index}`, 'Name numbers and amounts.');
  });
  if (typeof of === 'number') return;
  checkPath(procedure, of, `${pointer}/of`);
  if (isNumeric(questionAt(procedure, of)!) && !isInTable(procedure, of)) return;
  refuse('kind-mismatch', `${pointer}/of`, 'Name a number that is no column of a table.');
}

/**
 * Checks what becomes of answers to older versions. Names of those are not known here; names of this
 * one lead somewhere.
 *
 * @throws {ProcedureError} `duplicate`, `unknown-question`
 */
export function checkMigrations(procedure: Procedure): void {
  procedure.about.migrations?.forEach((migration, index) => {
    const pointer = `/procedure/migrations/${index}`;
    if (migration.from === procedure.id) {
      refuse('duplicate', `${pointer}/from`, 'Name an older version: this is the file itself.');
    }
    migration.renamed?.forEach(({ to }, at) =>
      checkPath(procedure, to, `${pointer}/renamed/${at}/to`),
    );
    for (const list of ['options', 'tightened'] as const) {
      migration[list]?.forEach(({ question }, at) =>
        checkPath(procedure, question, `${pointer}/${list}/${at}/question`),
      );
    }
  });
}
