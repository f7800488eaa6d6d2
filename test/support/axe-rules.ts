/**
 * Which rules of axe we hold ourselves to: WCAG 2.0, 2.1 and 2.2, levels A and AA, and of level AAA
 * the contrast of text (1.4.6). Targets of 44 px (2.5.5) axe does not measure: see small-targets.ts.
 */
import type { Result, RunOptions } from 'axe-core';

export const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations'],
} satisfies RunOptions;

/** Violations as readable lines: the rule, then each element and what would mend it. */
export function describeViolations(violations: readonly Result[]): string {
  return violations
    .flatMap(({ id, help, helpUrl, nodes }) => [
      `${id}: ${help} (${helpUrl})`,
      ...nodes.map(
        ({ target, html, failureSummary }) =>
          `  ${target.flat().join(' ')}\n    ${html}\n    ${(failureSummary ?? '').replaceAll('\n', '\n    ')}`,
      ),
    ])
    .join('\n');
}
