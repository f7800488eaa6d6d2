/**
 * Why something could not be signed, opened or read.
 *
 * `code` is stable and kebab-case; `message` is English, names the remedy and holds no personal
 * data. Words for people belong to the packages above.
 */
export class SigningError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SigningError';
    this.code = code;
  }
}
