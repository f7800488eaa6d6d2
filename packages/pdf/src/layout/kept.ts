import type { Run } from './clusters.ts';
import type { Line } from './text.ts';

/** The lines that were made of kept runs the last time. */
interface Kept {
  /** Their font and widths, and the rule they were broken by; undefined until they are. */
  how?: readonly unknown[];
  lines?: readonly Line[];
}

const kept = new WeakMap<readonly Run[], Kept>();

/**
 * Tells of runs that they stand in form after form: they are laid out and broken once, for as long as
 * they come at the same width. Nobody may change them any more.
 */
export function keep(runs: readonly Run[]): readonly Run[] {
  kept.set(runs, {});
  return runs;
}

/** What is known of runs; undefined when they are not kept. */
export function keptOf(runs: readonly Run[]): Kept | undefined {
  return kept.get(runs);
}
