import { ALL_REASONS } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/** How long an answer without nextUpdate is relied on, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** What is known about a certificate at a time. */
export interface RevocationStatus {
  readonly status: 'good' | 'revoked' | 'unknown';
  /** When it was known to be so. */
  readonly knownAt?: Date;
  readonly revokedAt?: Date;
}

/**
 * Whether something said is still relied on at `time`, or was said later (EN 319 102-1, 5.2.5).
 *
 * @param freshness how old it may be then, in milliseconds; as old as it says itself by default
 */
export function isFresh(
  { thisUpdate, nextUpdate }: Evidence,
  time: Date,
  freshness?: number,
): boolean {
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + DAY);
  const old = freshness !== undefined && thisUpdate.getTime() + freshness < time.getTime();
  return until >= time && !old;
}

/**
 * Weighs what was said. "Good" has to be fresh: still relied on at `time`, or said later. "Revoked"
 * holds until somebody newer says otherwise, as happens when a suspension ends.
 *
 * @param evidence with authority, in any order
 * @param freshness as in {@link isFresh}
 * @returns the status, and the evidence it rests on
 */
export function conclude<T extends Evidence>(
  evidence: readonly T[],
  time: Date,
  freshness?: number,
): RevocationStatus & { readonly basis: readonly T[] } {
  const fresh = (one: Evidence) => isFresh(one, time, freshness);
  const newestFirst = [...evidence].sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
  const revoked =
    newestFirst.find((one) => one.status === 'revoked' && fresh(one)) ??
    (newestFirst[0]?.status === 'revoked' ? newestFirst[0] : undefined);
  if (revoked !== undefined)
    return {
      status: 'revoked',
      knownAt: revoked.thisUpdate,
      ...(revoked.revokedAt && { revokedAt: revoked.revokedAt }),
      basis: [revoked],
    };
  const basis: T[] = [];
  let covered = 0;
  for (const one of newestFirst) {
    const reasons = one.reasons ?? ALL_REASONS;
    if (!fresh(one) || (covered | reasons) === covered) continue;
    covered |= reasons;
    basis.push(one);
    if (covered === ALL_REASONS)
      return { status: 'good', knownAt: basis[0]?.thisUpdate ?? one.thisUpdate, basis };
  }
  return { status: 'unknown', basis: [] };
}
