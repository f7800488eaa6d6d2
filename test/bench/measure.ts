/** Times of a piece of work, in milliseconds. */
export interface Times {
  median: number;
  /** 90 of 100 runs were slower: little else disturbed these. */
  p10: number;
  /** 95 of 100 runs were faster. */
  p95: number;
}

/**
 * Runs each piece of work in turn, round by round, so that a noisy moment hits all alike.
 *
 * @param warmUp rounds before those that count: until engines have compiled what they run often
 */
export async function measure<Name extends string>(
  work: Record<Name, () => Promise<unknown>>,
  rounds: number,
  warmUp = Math.ceil(rounds / 4),
): Promise<Record<Name, Times>> {
  const names = Object.keys(work) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const since = performance.now();
      await work[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - since);
    }
  }
  const summaries = [...times].map(([name, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
    return [name, { median: at(0.5), p10: at(0.1), p95: at(0.95) }];
  });
  return Object.fromEntries(summaries) as Record<Name, Times>;
}

/** The middle of some values; not a number when there is none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/**
 * Processor time of a piece of work in Node, in milliseconds of all its threads: unlike the time on
 * the clock it hardly depends on what else the machine does.
 */
export async function processorTime(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const since = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await work();
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000 / rounds;
}
