import { validatePage, warningsOfPage, type Answers, type Issue } from '@tokhai/answers';
import type { Page, Procedure } from '@tokhai/procedure';
import { Overruled } from './overruled.ts';

const overruled = new WeakMap<object, Overruled>();

/**
 * What keeps a person on a page: everything that is wrong with it. When nothing is, what only looks
 * wrong, once.
 *
 * @param filling whose warnings are remembered
 * @param today YYYY-MM-DD in Việt Nam
 */
export function issuesOnLeaving(
  filling: object,
  procedure: Procedure,
  page: Page,
  answers: Answers,
  today: string,
): Issue[] {
  const issues = validatePage(procedure, page, answers, { today });
  if (issues.length > 0) return issues;
  let seen = overruled.get(filling);
  if (!seen) {
    seen = new Overruled();
    overruled.set(filling, seen);
  }
  return seen.news(warningsOfPage(procedure, page, answers), answers);
}
