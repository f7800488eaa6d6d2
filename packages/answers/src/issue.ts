/**
 * Every code an issue can bear, in the order of precedence: of several issues at one path only the
 * first is told, so that a person mends one thing at a time.
 */
export const issueCodes = [
  'answers-too-large',
  'unknown-question',
  'required',
  'confirm',
  'date-incomplete',
  'date-impossible',
  'time-incomplete',
  'time-impossible',
  'number',
  'file-empty',
  'file-type',
  'file-size',
  'type',
  'legacy-encoding',
  'unprintable-character',
  'not-nfc',
  'choice',
  'max-length',
  'min-length',
  'pattern',
  'integer',
  'minimum',
  'maximum',
  'multiple-of',
  'date-future',
  'date-order',
  'sum',
  'computed',
  'min-rows',
  'max-rows',
  'min-choices',
  'max-choices',
  'duplicate-rows',
  'address-mismatch',
  'identity-mismatch',
  'phone-prefix',
  'check-digit',
  'invalid',
] as const;

/** What can be wrong with an answer. */
export type IssueCode = (typeof issueCodes)[number];

/** What is wrong with an answer; the words for it are said by whoever shows it. */
export interface Issue {
  /** JSON pointer into the answers (RFC 6901): `/cha/hoTen`, `/thanhVien/0/hoTen`. */
  path: string;
  code: IssueCode;
  /** Facts for the sentence, e.g. `{limit: 100}`, `{part: 'month'}`; never the answer itself. */
  params: Record<string, string | number>;
  /** Worth a second look, but the person may know better: it stops nothing. */
  severity?: 'warning';
}

/** An issue at a path, by default at the answer itself. */
export function issue(code: IssueCode, params: Issue['params'] = {}, path = ''): Issue {
  return { path, code, params };
}
