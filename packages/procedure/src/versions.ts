import type { Procedure } from './model.ts';

/** Whether a version is in force on a day, YYYY-MM-DD in Vietnam. */
export function isInForce({ about }: Pick<Procedure, 'about'>, day: string): boolean {
  const { effectiveFrom, effectiveTo } = about;
  return day >= effectiveFrom && (effectiveTo === undefined || day <= effectiveTo);
}

/**
 * Of the versions of one form the one in force on a day, YYYY-MM-DD in Vietnam; of several the one
 * that began last. Undefined: none is.
 */
export function versionInForce<Version extends Pick<Procedure, 'about'>>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  return versions
    .filter((version) => isInForce(version, day))
    .sort((a, b) => b.about.effectiveFrom.localeCompare(a.about.effectiveFrom))[0];
}
