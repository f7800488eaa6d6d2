/** Fetched only for a procedure that says what became of its older versions. */
export { withOlderDrafts } from '@tokhai/answers';
