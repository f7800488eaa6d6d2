/** People remembered at most; beyond it the one asked least lately is forgotten. */
const maxPeople = 10_000;

/**
 * Counts how often each person was asked in a window of time.
 *
 * @returns whether they may be asked once more; it is counted when they may
 */
export function askLimit(times: number, windowMs: number): (user: string, now: number) => boolean {
  const asked = new Map<string, number[]>();
  return (user, now) => {
    const recent = (asked.get(user) ?? []).filter((at) => at > now - windowMs);
    asked.delete(user);
    const [oldest] = asked.keys();
    if (asked.size >= maxPeople && oldest !== undefined) asked.delete(oldest);
    if (recent.length < times) {
      asked.set(user, [...recent, now]);
      return true;
    }
    asked.set(user, recent);
    return false;
  };
}
