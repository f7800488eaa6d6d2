import { addressOf } from './address.ts';
import { buildProcedure } from './build-procedure.ts';
import { checkProcedure } from './check.ts';
import type { ProcedureFile } from './generated/procedure.ts';
import { loadList, shortSchemas } from './generated/shared-schemas.ts';
import type { Procedure } from './model.ts';
import { withReplacedOptions } from './replaced-options.ts';

/**
 * The procedure of a file that `readProcedureFile` took, checked for what the meta-schema cannot
 * say. The same as `readProcedure` gives, but long lists are loaded only where the file refers to
 * them. So are the checks of what few files have: rules, migrations, patterns, computed answers.
 *
 * @throws {ProcedureError} or what the loader of a list throws, when it does not come
 */
export async function completeProcedure(file: ProcedureFile): Promise<Procedure> {
  const lists = await Promise.all(
    [...new Set(references(file, file.$id))]
      .filter((id) => Object.hasOwn(loadList, id))
      .map(async (id) => [id, (await loadList[id]!()).list] as const),
  );
  const procedure = buildProcedure(
    file,
    withReplacedOptions({ ...shortSchemas, ...Object.fromEntries(lists) }),
  );
  checkProcedure(procedure);
  if (procedure.about.rules || procedure.about.migrations) {
    const { checkMigrations, checkRules } = await import('./check-rules.ts');
    checkRules(procedure);
    checkMigrations(procedure);
  }
  if (hasPattern(file)) {
    const { checkPatterns } = await import('./check-patterns.ts');
    checkPatterns(procedure);
  }
  if ([...procedure.questions.values()].some(({ kind }) => kind === 'computed')) {
    const { checkComputed } = await import('./check-computed.ts');
    checkComputed(procedure);
  }
  return procedure;
}

/** Whether a file has a pattern of its own. Those of shared schemas are quick: nothing overrides them. */
function hasPattern(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, 'pattern') || Object.values(value).some(hasPattern);
}

/** What a file refers to, directly or through short schemas: lists refer to nothing. */
function references(value: unknown, base: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key !== '$ref' || typeof inner !== 'string') return references(inner, base);
    const id = addressOf(inner, base)?.href ?? '';
    return id !== base && Object.hasOwn(shortSchemas, id) ? references(shortSchemas[id], id) : [id];
  });
}
