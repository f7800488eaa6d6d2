/** Times of a piece of work, in milliseconds. */
export interface Times {
  median: number;
  /** 90 of 100 runs were slower: little else disturbed these. */
  p10: number;
  /** 95 of 100 runs were faster. */
  p95: number;
}

/** Runs each piece of work in turn, round by round, so that a noisy moment hits all alike. */
export async function measure<Name extends string>(
  work: Record<Name, () => Promise<unknown>>,
  rounds: number,
): Promise<Record<Name, Times>> {
  const names = Object.keys(work) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const warmUp = Math.ceil(rounds / 4);
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
