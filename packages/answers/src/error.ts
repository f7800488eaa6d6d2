export type AnswersErrorCode =
  | 'answers-too-large'
  | 'file-too-large'
  | 'file-unreadable'
  | 'draft-not-saved'
  | 'draft-not-loaded'
  | 'draft-not-removed'
  | 'draft-file-unreadable'
  | 'draft-file-of-another-form'
  | 'profile-not-saved'
  | 'profile-not-loaded'
  | 'profile-not-removed';

/** Something that could not be done with answers. The message names the remedy. */
export class AnswersError extends Error {
  override readonly name = 'AnswersError';
  readonly code: AnswersErrorCode;

  constructor(code: AnswersErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
