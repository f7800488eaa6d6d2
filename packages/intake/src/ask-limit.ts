/** People remembered at most; beyond it the one counted least lately is forgotten. */
const maxPeople = 10_000;

/** How often something may happen to, or be done by, one person in a window of time. */
export interface AskLimit {
  isReached(person: string, now: number): boolean;
  count(person: string, now: number): void;
}

/** @param now of its methods: milliseconds since the epoch */
export function askLimit(times: number, windowMs: number): AskLimit {
  const counted = new Map<string, number[]>();
  const recent = (person: string, now: number): number[] =>
    (counted.get(person) ?? []).filter((at) => at > now - windowMs);
  return {
    isReached: (person, now) => recent(person, now).length >= times,
    count(person, now) {
      // Beyond the limit more moments tell no more.
      const moments = [...recent(person, now), now].slice(-times);
      counted.delete(person);
      const [oldest] = counted.keys();
      if (counted.size >= maxPeople && oldest !== undefined) counted.delete(oldest);
      counted.set(person, moments);
    },
  };
}
