/** Which rules of axe we hold ourselves to: WCAG 2.0, 2.1 and 2.2, levels A and AA. */
import type { Result, RunOptions } from 'axe-core';

export const axeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
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
