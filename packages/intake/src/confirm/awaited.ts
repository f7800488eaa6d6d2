import { signersBefore, type Answers } from '@tokhai/answers';
import type { Procedure, SignerPlace } from '@tokhai/procedure';
import { vietnamTime } from '../calendar.ts';
import type { GatheredConfirmation } from './gathered.ts';

/** Somebody confirmed; others have to before it is a dossier. */
export interface AwaitedConfirmations {
  /** Ids of the places in which somebody confirmed, and in which nobody did yet. */
  confirmed: string[];
  missing: string[];
  /** Until when the others have, with the clock of Vietnam (RFC 3339). */
  until: string;
}

/** The ids of the places in which somebody confirmed. */
export function confirmedPlaces(gathered: readonly GatheredConfirmation[]): Set<string> {
  return new Set(gathered.flatMap(({ confirmation }) => confirmation.places));
}

/** Whether somebody confirmed in each of the places. */
export function areAllConfirmed(
  places: readonly SignerPlace[],
  gathered: readonly GatheredConfirmation[],
): boolean {
  const confirmed = confirmedPlaces(gathered);
  return places.every(({ id }) => confirmed.has(id));
}

/** @param gathered at least one */
export function awaited(
  places: readonly SignerPlace[],
  gathered: readonly GatheredConfirmation[],
): AwaitedConfirmations {
  const done = confirmedPlaces(gathered);
  const ids = places.map(({ id }) => id);
  const first = Math.min(...gathered.map(({ expiresAt }) => expiresAt.getTime()));
  return {
    confirmed: ids.filter((id) => done.has(id)),
    missing: ids.filter((id) => !done.has(id)),
    until: vietnamTime(new Date(first)),
  };
}

/**
 * Those that count where the procedure sets an order: who comes after somebody that took theirs back
 * confirms anew.
 *
 * @param gathered the earliest first
 */
export function inOrder(
  procedure: Procedure,
  answers: Answers,
  places: readonly SignerPlace[],
  gathered: readonly GatheredConfirmation[],
): GatheredConfirmation[] {
  const confirmed = new Set<string>();
  return gathered.filter(({ confirmation }) => {
    const own = places.filter(({ id }) => confirmation.places.includes(id));
    const holds = own.every((place) =>
      signersBefore(place, procedure, answers).every(
        ({ id }) => confirmed.has(id) || confirmation.places.includes(id),
      ),
    );
    if (holds) for (const place of confirmation.places) confirmed.add(place);
    return holds;
  });
}
