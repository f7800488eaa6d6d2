import { tidyAnswers, validatePage } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { summaryLines } from './pages/summary-lines.ts';
import { whenIdle } from './when-idle.ts';

/**
 * Goes through the rules once while nothing else is to be done: what they are made ready of is then
 * kept, and the first *Continue* need not wait for it.
 */
export function warmUp(procedure: Procedure): void {
  const [page] = procedure.pages;
  if (!page) return;
  whenIdle(() => {
    const answers = tidyAnswers(procedure, {});
    const issues = validatePage(procedure, page, answers, { today: '2000-01-01' });
    whenIdle(() => void summaryLines(procedure, issues));
  });
}
