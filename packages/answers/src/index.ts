export { isAsked, relevantAnswers } from './asked.ts';
export { withComputed } from './with-computed.ts';
export { answerAt, isMet } from './condition.ts';
export type { Draft, DraftFile, DraftStore } from './drafts/draft.ts';
export { draftFile, readDraftFile } from './drafts/draft-file.ts';
export { indexedDbDrafts, type DraftSealing } from './drafts/indexed-db.ts';
export { memoryDrafts } from './drafts/memory.ts';
export { seal, sealingKey, unseal, type Sealed } from './drafts/seal.ts';
export { readDraftOf, withOlderDrafts } from './drafts/older.ts';
export { AnswersError, type AnswersErrorCode } from './error.ts';
export { fileAnswer, sniffType, type FileAnswer } from './file-answer.ts';
export { issueCodes, type Issue, type IssueCode } from './issue.ts';
export { askedQuestions, journey } from './journey.ts';
export type { Answers } from './json.ts';
export type { AnswerKind, CheckContext } from './kinds/answer-kind.ts';
export { composeDate, partsOfDate, type DateParts } from './kinds/date.ts';
export { kinds } from './kinds/index.ts';
export { groupDigits } from './kinds/money.ts';
export { composeTime, partsOfTime, type TimeParts } from './kinds/time.ts';
export {
  fromAjvErrors,
  fromCfworker,
  interpret,
  type AjvError,
  type SchemaCheck,
  type SchemaError,
} from './schema-check.ts';
export { accentsDiffer, personalNumbers, sameName } from './signer-names.ts';
export {
  askedSigners,
  requiredAmong,
  requiredSigners,
  signerName,
  signersBefore,
} from './signers.ts';
export { answerInWords } from './text/answer-words.ts';
export { numberInWords } from './text/number-words.ts';
export { looksLikeLegacyEncoding } from './text/legacy-encoding.ts';
export { migrateAnswers, type ChangedAnswer, type Migrated } from './migrate.ts';
export { tidyAnswers } from './tidy.ts';
export { withTimeout } from './timeout.ts';
export { validate, validatePage, type ValidateOptions } from './validate.ts';
export { validateUnits } from './validate-units.ts';
export { warnings, warningsOfPage } from './warnings.ts';
export { vietnamDate } from './vietnam-date.ts';
