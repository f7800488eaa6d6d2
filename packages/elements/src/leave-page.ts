import { tidyAnswers, validatePage, warningsOfPage, type Issue } from '@tokhai/answers';
import type { Page } from '@tokhai/procedure';
import type { FillingPages } from './filling-pages.ts';
import { Overruled } from './overruled.ts';
import { pageIdOf, pageStep, type Step } from './steps.ts';

const overruled = new WeakMap<FillingPages, Overruled>();

/**
 * Tidies what was answered on the page on which a person stands, and shows what keeps them there.
 *
 * @param isEditing they came from the check page to mend an answer
 * @returns where they go on; undefined: they stay
 */
export function leavePage(filling: FillingPages, isEditing: boolean): Step | undefined {
  const { procedure, today, journey } = filling;
  const position = journey.findIndex(({ id }) => id === pageIdOf(filling.step));
  const page = journey[position];
  if (!page) return undefined;
  filling.answers = tidyAnswers(procedure, filling.answers);
  filling.issues = issuesOnLeaving(filling, page);
  if (filling.issues.length > 0) {
    filling.stop([]);
    return undefined;
  }
  const issuesOf = (one: Page): Issue[] => validatePage(procedure, one, filling.answers, { today });
  const next = isEditing
    ? filling.journey.find((other) => issuesOf(other).length > 0)
    : filling.journey[position + 1];
  return next ? pageStep(next.id) : 'check';
}

/** Everything that is wrong with a page. When nothing is, what only looks wrong, once. */
function issuesOnLeaving(filling: FillingPages, page: Page): readonly Issue[] {
  const { procedure, answers, today } = filling;
  const issues = validatePage(procedure, page, answers, { today });
  if (issues.length > 0) return issues;
  let seen = overruled.get(filling);
  if (!seen) {
    seen = new Overruled();
    overruled.set(filling, seen);
  }
  return seen.news(warningsOfPage(procedure, page, answers), answers);
}
