import type { Filling } from './filling.ts';
import { fieldAt } from './fields/field-at.ts';
import { focusSummary } from './pages/error-summary.ts';

/**
 * Puts the focus where the person goes on: on the answer to mend, on what stopped them, or on the
 * heading of another page.
 *
 * @param form scrolled to its top on another page
 */
export function focusPage(
  form: Element,
  root: ParentNode,
  filling: Filling,
  { moved, target }: { moved: boolean; target: string | undefined },
): void {
  if (target !== undefined) {
    fieldAt(root, target)?.reveal(target);
  } else if (filling.issues.length + filling.failures.length > 0 && filling.step !== 'sign') {
    focusSummary(root);
  } else if (moved) {
    form.scrollIntoView({ block: 'start' });
    pageHeadingIn(root)?.focus({ preventScroll: true });
  }
}

export function pageHeadingIn(root: ParentNode): HTMLElement | null {
  return root.querySelector('[data-page-heading]');
}
