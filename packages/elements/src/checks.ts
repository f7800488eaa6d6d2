/** What is needed once a page is left: all rules, and the words for what breaks them. */
export { tidyAnswers, validate, validatePage, validateUnits, withComputed } from '@tokhai/answers';
export { issuesOnLeaving } from './issues-on-leaving.ts';
export { summaryLines } from './pages/summary-lines.ts';
export { warmUp } from './warm-up.ts';
