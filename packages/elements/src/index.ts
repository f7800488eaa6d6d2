export { photosToPdf } from './attachments/photos-to-pdf.ts';
export { isAwaited } from './confirming.ts';
export { isThereDraft, olderIds } from './draft-lookup.ts';
export type { DraftChange, PageChange } from './events.ts';
export * from './fields/index.ts';
export { loadFields } from './fields/load-fields.ts';
export { pageHeading, sectionHeading } from './heading.ts';
export {
  addWords,
  completeLanguage,
  language,
  languageFor,
  languages,
  setLanguage,
  type CompleteLanguage,
  type LanguageTag,
  type WordsLoader,
} from './language.ts';
export { isOrHolds, laterParts } from './later-parts.ts';
export { answersList, type AnswersListView } from './pages/answers-list.ts';
export type { SignRequest } from './pages/sign-events.ts';
export { SignPage } from './pages/sign-page.ts';
export * from './ports.ts';
export type { Prefill } from './prefill.ts';
export { ProcedureElement } from './procedure-element.ts';
export { SendLater } from './send-later.ts';
export type { Step } from './steps.ts';
export { fieldStyles } from './styles/field-styles.ts';
export { formStyles } from './styles/form-styles.ts';
export { lateStyles } from './styles/late-styles.ts';
export { sharedStyles } from './styles/shared-styles.ts';
export { tokens } from './styles/tokens.ts';
export { issueWordsLater } from './words/issue-words.ts';
export { issueWords } from './words/issues.ts';
