import { askedSigners } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import {
  confirmationField,
  modificationsSinceMade,
  sealField,
  verifyPdf,
  type Trusted,
} from '@tokhai/signing';
import type { KnownAgency } from './agency.ts';
import { vietnamTime } from './calendar.ts';
import type { CheckOptions } from './check-submission.ts';
import { reasonsOf } from './check-submission.ts';
import type { ResultVerdict } from './dossier-record.ts';
import { byGravity, reason, type Reason } from './reasons.ts';
import { indicationOf, type Verdict } from './verdict.ts';

/** Places in which the agency signs: those of officers, the seal, and that over a confirmation. */
export function agencyPlaces(
  procedure: Procedure,
  answers: NonNullable<Verdict['answers']>,
): string[] {
  const officers = askedSigners(procedure, answers).filter(({ role }) => role === 'officer');
  return [...officers.map(({ id }) => id), sealField, confirmationField];
}

/**
 * Checks a countersigned PDF: what citizens signed by the roots for citizens, what the agency signed
 * by the roots for agencies. Viet Nam has two: the national root for public authorities, and the
 * government's for officers and agencies. A citizen's certificate must not pass as an officer's.
 *
 * @param officialTrust root certificates (DER) under which officers and agencies sign
 * @param agency whose certificates these have to be: under the same roots are those of all others
 */
export async function checkResult(
  pdf: Uint8Array,
  procedure: Procedure,
  answers: NonNullable<Verdict['answers']>,
  {
    trust,
    officialTrust,
    now,
    revocation,
    fetchRevocation,
    revocationFreshness,
    profiles,
    agency: owner,
  }: Omit<CheckOptions, 'procedures'> & {
    officialTrust: readonly Trusted[];
    agency: Pick<KnownAgency, 'owns'>;
  },
): Promise<ResultVerdict> {
  const places = new Set(agencyPlaces(procedure, answers));
  const check = (roots: readonly Trusted[]) =>
    verifyPdf(pdf, {
      trust: [...roots],
      at: now,
      ...(revocation && { revocation }),
      ...(fetchRevocation && { fetchRevocation }),
      ...(revocationFreshness !== undefined && { revocationFreshness }),
      ...(profiles && { profiles }),
    });
  const [byCitizens, byAgency] = [await check(trust), await check(officialTrust)];
  const citizens = byCitizens.signatures.filter(({ field }) => !places.has(field));
  const agency = byAgency.signatures.filter(({ field }) => places.has(field));
  // What is wrong with the file as a whole is found by both.
  const ofFile = byCitizens.reasons.filter(({ field }) => field === undefined);
  const indications = [...citizens, ...agency].map(({ indication }) => indication);
  const failed = ofFile.length > 0 || indications.includes('TOTAL-FAILED');
  const signatures = [...citizens, ...agency];
  const strangers = await Promise.all(
    agency.map(async ({ field, signer }) =>
      signer && (await owner.owns(signer)) ? [] : [reason('seal-of-other-agency', { field })],
    ),
  );
  const reasons: Reason[] = byGravity([
    ...strangers.flat(),
    ...((await modificationsSinceMade(pdf)).length > 0 ? [reason('changed-before-signing')] : []),
    ...reasonsOf({
      indication: failed ? 'TOTAL-FAILED' : 'INDETERMINATE',
      reasons: [
        ...ofFile,
        ...signatures.flatMap(({ field, reasons: own }) => own.map((one) => ({ ...one, field }))),
      ],
      signatures,
    }),
  ]);
  return {
    indication: indicationOf(reasons),
    reasons,
    checkedAt: vietnamTime(now),
    citizens,
    agency,
  };
}
