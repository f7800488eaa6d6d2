/** What a test runner reports, whichever runner it is. */
import { readFile } from 'node:fs/promises';

export interface Failure {
  /** Path of the test's file, when the runner knows it. */
  file?: string;
  /** Names of the groups and of the test, joined by " › ". */
  name: string;
  /** What went wrong, as the runner says it. */
  message: string;
}

export interface Results {
  passed: number;
  skipped: number;
  failures: Failure[];
}

export const nothing: Results = { passed: 0, skipped: 0, failures: [] };

export function add(one: Results, other: Results): Results {
  return {
    passed: one.passed + other.passed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
  };
}

/** Reads the report that a runner wrote; undefined when it wrote none. */
export async function readResults(path: string): Promise<Results | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Results;
  } catch {
    return undefined;
  }
}

/** The counts in words, e.g. "12 passed, 0 failed". */
export function summary({ passed, failures, skipped }: Results): string {
  const counts = `${passed} passed, ${failures.length} failed`;
  return skipped === 0 ? counts : `${counts}, ${skipped} skipped`;
}
