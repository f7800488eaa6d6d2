/**
 * Tests that fail are run once more, each file alone, when everything else is done. What fails by chance on
 * a busy machine is told from what is broken that way, and is named all the same.
 */
import type { Failure, Results } from './results.ts';

/** More failures than this are no chance. */
const most = 10;

/** The files to run once more; undefined where that would tell nothing. */
export function filesToRunAgain({ failures }: Results): string[] | undefined {
  const files = failures.flatMap(({ file }) => file ?? []);
  const hasAll = files.length === failures.length;
  return hasAll && files.length > 0 && files.length <= most ? [...new Set(files)] : undefined;
}

export interface Settled {
  /** What counts: only what failed the second time has failed. */
  readonly results: Results;
  /** What failed once, and not when it was alone. */
  readonly unsteady: readonly Failure[];
}

/** What two runs say together, of which the second was of the files that failed in the first alone. */
export function settle(first: Results, second: Results): Settled {
  const key = ({ file = '', name }: Failure) => `${file} ${name}`;
  const failedAgain = new Set(second.failures.map(key));
  const unsteady = first.failures.filter((failure) => !failedAgain.has(key(failure)));
  const { passed, skipped } = first;
  return {
    results: { passed: passed + unsteady.length, skipped, failures: second.failures },
    unsteady,
  };
}
