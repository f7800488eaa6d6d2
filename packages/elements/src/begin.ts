/** What is fetched when a form is begun, goes on or is opened: not yet with its start page. */
export * from './prefill.ts';
export { Submission } from './submission.ts';
