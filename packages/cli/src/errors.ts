/** The command was called wrongly: exit 64, with its usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The command was called rightly and cannot do what was asked: exit 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Whether an error was thrown to be read by people: every error class of Tờ Khai has a kebab-case
 * code and a message that names the remedy. All else is a defect.
 */
export function isExpected(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[a-z][a-z0-9-]*$/.test(error.code)
  );
}
