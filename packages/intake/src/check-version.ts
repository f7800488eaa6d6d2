import { migrateAnswers, vietnamDate, type Answers } from '@tokhai/answers';
import { isInForce, versionInForce, type Procedure } from '@tokhai/procedure';
import { reason, type Reason } from './reasons.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether a version is taken on a day, YYYY-MM-DD: while it is in force, and after that until
 * `acceptedUntil`, when the form was filled in while it was. The day of filling in is what the
 * submission says of itself; a signed form that is dated back gains nothing but the grace itself.
 */
export function inForceReasons(
  procedure: Procedure,
  today: string,
  createdAt: string | undefined,
): Reason[] {
  if (isInForce(procedure, today)) return [];
  const { effectiveFrom, effectiveTo, acceptedUntil } = procedure.about;
  const made = createdAt === undefined ? undefined : vietnamDate(new Date(createdAt));
  const isLate = effectiveTo !== undefined && today > effectiveTo;
  if (isLate && acceptedUntil !== undefined && today <= acceptedUntil) {
    if (made !== undefined && isInForce(procedure, made)) {
      return [reason('older-version-taken', { to: effectiveTo, until: acceptedUntil })];
    }
  }
  return [
    reason('procedure-not-in-force', { from: effectiveFrom, to: effectiveTo ?? 'further notice' }),
  ];
}

/** The answers in the words of the version in force, where that one migrates from this one. */
export function inNewVersion(
  procedures: readonly Procedure[],
  known: Procedure,
  answers: Answers,
  today: string,
): Pick<Verdict, 'inForce'> {
  const newer = procedures.filter(({ about }) =>
    about.migrations?.some(({ from }) => from === known.id),
  );
  const current = versionInForce(newer, today);
  if (!current) return {};
  return { inForce: { procedure: current.id, ...migrateAnswers(current, known.id, answers) } };
}

/** That an officer who works with the new form has to look. */
export function changedReasons({ inForce }: Pick<Verdict, 'inForce'>): Reason[] {
  if (!inForce || inForce.changed.length === 0) return [];
  const { procedure, changed } = inForce;
  return [reason('answers-changed-since', { count: changed.length, procedure })];
}
