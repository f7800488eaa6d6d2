/** axe in a browser test: `await expectNoAxeViolations(element)`. */
import type * as Axe from 'axe-core';
// axe-core is a classic script: loaded as a module it leaves its API on the window.
import 'axe-core/axe.min.js';
import { axeOptions, describeViolations } from './axe-rules.ts';

declare global {
  interface Window {
    axe: typeof Axe;
  }
}

/**
 * Runs axe (WCAG 2.2 AA) on an element or the whole document, shadow roots included.
 *
 * @throws Error that lists each violation.
 */
export async function expectNoAxeViolations(root: Element | Document = document): Promise<void> {
  const { violations } = await window.axe.run(root, axeOptions);
  if (violations.length > 0) throw new Error(`axe:\n${describeViolations(violations)}`);
}
