/** What a form needs to begin or to go on: one file, so that a bundler makes one of it too. */
export { Filling } from './filling.ts';
export { questionPage } from './pages/question-page.ts';
export { firstAnswers, lockedAnswers, prefillOf, sameAnswer } from './prefill.ts';
export { TabLock } from './tab-lock.ts';
