/** What is needed once a page is left: all rules, and the words for what breaks them. */
export { tidyAnswers, validate, validateUnits, withComputed } from '@tokhai/answers';
export { leavePage } from './leave-page.ts';
export { summaryLines } from './pages/summary-lines.ts';
export { warmUp } from './warm-up.ts';
