/** What `<tk-verify>` fetches with the first file: the verifier and what shows its result. */
export { checkFile, loadAgencySeal, loadConfirmation } from './check-file.ts';
export { resultView } from './result-view.ts';
export { fetchTrust } from './trust.ts';
