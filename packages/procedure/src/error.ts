/** What can be wrong with a procedure file. */
export type ProcedureErrorCode =
  | 'too-large'
  | 'not-json'
  | 'not-in-language'
  | 'not-formio'
  | 'unknown-reference'
  | 'overridden-constraint'
  | 'kind-mismatch'
  | 'unknown-question'
  | 'asked-twice'
  | 'never-asked'
  | 'conditional-in-required'
  | 'condition-inside-question'
  | 'unknown-signer'
  | 'slow-pattern'
  | 'duplicate';

/** A procedure file that cannot be used. */
export class ProcedureError extends Error {
  override readonly name = 'ProcedureError';
  readonly code: ProcedureErrorCode;
  /** JSON pointer (RFC 6901) to the place in the file. */
  readonly pointer: string;
  /** What to do about it. */
  readonly remedy: string;

  constructor(code: ProcedureErrorCode, pointer: string, remedy: string) {
    super(`${pointer || '/'}: ${remedy} [${code}]`);
    this.code = code;
    this.pointer = pointer;
    this.remedy = remedy;
  }
}
