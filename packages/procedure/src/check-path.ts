import { ProcedureError, type ProcedureErrorCode } from './error.ts';
import { questionAt, type Procedure } from './model.ts';

/** @throws {ProcedureError} */
export function refuse(code: ProcedureErrorCode, pointer: string, remedy: string): never {
  throw new ProcedureError(code, pointer, remedy);
}

/**
 * Checks that a path leads to a question; one that is not given leads nowhere and need not.
 *
 * @throws {ProcedureError} `unknown-question`
 */
export function checkPath(procedure: Procedure, path: string | undefined, pointer: string): void {
  if (path === undefined || questionAt(procedure, path)) return;
  refuse(
    'unknown-question',
    pointer,
    `Define ${path} in properties, or name a question that is there.`,
  );
}
