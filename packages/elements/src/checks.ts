/** What is needed once a page is left: all rules, and the words for what breaks them. */
export {
  tidyAnswers,
  validate,
  validatePage,
  validateUnits,
  warningsOfPage,
} from '@tokhai/answers';
export { summaryLines } from './pages/summary-lines.ts';
