/** axe on a page that playwright-core drives, also under a strict Content-Security-Policy. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { axeOptions, describeViolations } from './axe-rules.ts';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Runs axe (WCAG 2.2 AA) on what the page shows now, or on the first element that matches.
 *
 * @returns the violations as readable lines; empty when there are none.
 */
export async function axeViolations(page: Page, selector?: string): Promise<string> {
  // As an expression of the debugger, not a script tag: no policy of the page forbids it. Asked
  // before, because half a megabyte of expression takes longer to hand over than axe to run.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(`(() => { ${await source} })()`);
  }
  const violations = await page.evaluate(
    async ([options, at]) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const root = at === undefined ? document : (document.querySelector(at) ?? document);
      return (await axe.run(root, options)).violations;
    },
    [axeOptions, selector] as const,
  );
  return describeViolations(violations);
}
