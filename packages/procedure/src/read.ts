import { buildProcedure } from './build-procedure.ts';
import { checkComputed } from './check-computed.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkProcedure } from './check.ts';
import { checkMigrations, checkRules } from './check-rules.ts';
import { sharedSchemas } from './generated/all-shared-schemas.ts';
import type { Procedure } from './model.ts';
import { readProcedureFile } from './read-procedure-file.ts';
import { withReplacedOptions } from './replaced-options.ts';

/**
 * Reads a procedure file: the text of it, or its parsed value.
 *
 * The file may be hostile: size and depth are bounded, nothing in it is evaluated or fetched.
 *
 * @throws {ProcedureError} with a code, a JSON pointer to the place, and what to do.
 */
export function readProcedure(input: unknown): Procedure {
  const procedure = buildProcedure(readProcedureFile(input), withReplacedOptions(sharedSchemas));
  checkProcedure(procedure);
  checkRules(procedure);
  checkMigrations(procedure);
  checkPatterns(procedure);
  checkComputed(procedure);
  return procedure;
}
