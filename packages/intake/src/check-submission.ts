import { askedSigners, type Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import {
  verifyOnceRead,
  type LegalProfile,
  type RevocationMode,
  type RevocationPort,
  type Trusted,
  type VerificationReport,
  type VerifiedPdf,
} from '@tokhai/signing';
import { vietnamTime } from './calendar.ts';
import { checkContent } from './check-content.ts';
import { checkLooks } from './check-looks.ts';
import { checkSigners } from './check-signers.ts';
import type { Renderers } from './renderers.ts';
import { changedReasons, inForceReasons, inNewVersion } from './check-version.ts';
import { byGravity, reason, type Reason, type Severity } from './reasons.ts';
import { indicationOf, type Tier, type Verdict } from './verdict.ts';

export interface CheckOptions {
  procedures: readonly Procedure[];
  /** Root certificates, DER. */
  trust: readonly Trusted[];
  /** What an unknown revocation status means; see `verifyPdf` of @tokhai/signing. */
  revocation?: RevocationMode;
  fetchRevocation?: RevocationPort;
  revocationFreshness?: number;
  /** Legal profiles in place of those of schemas/profiles. */
  profiles?: readonly LegalProfile[];
  /** Root certificates for timestamps alone, DER; those of `trust` then count for signers alone. */
  timestampTrust?: readonly Trusted[];
  /** Other versions of the printer that submissions may have been made with. */
  renderers?: Renderers;
  now: Date;
  /** `signed` unless given. `paper` and `confirmed` ask that nobody signed. */
  tier?: Tier;
}

export interface Checked {
  verdict: Verdict;
  /** The procedure that the submission was made with. */
  known?: Procedure;
}

/**
 * Everything a portal has to know before it takes a PDF in place of paper, cheapest first: the
 * signatures, then the data inside, its print, and who signed. What has no valid signature is not
 * looked into: nobody answers for it.
 */
export async function checkSubmission(
  pdf: Uint8Array,
  { procedures, trust, now, renderers, tier = 'signed', ...options }: CheckOptions,
): Promise<Checked> {
  const verified = await verifyOnceRead(pdf, { ...options, trust: [...trust], at: now });
  const { report } = verified;
  const isSigned = tier === 'signed';
  const signatures = isSigned ? reasonsOf(report) : unsignedReasons(report, tier);
  const isSound = isSigned
    ? report.indication === 'TOTAL-PASSED'
    : isAwaitingPaper(signatures) || indicationOf(signatures) === 'passed';
  const base = {
    checkedAt: vietnamTime(now),
    ...(report.legal && { legal: report.legal }),
    signatures: report.signatures,
    ...(!isSigned && { tier }),
  };
  if (!isSound) {
    const reasons = byGravity(signatures);
    return { verdict: { ...base, indication: indicationOf(reasons), reasons } };
  }
  const content = await checkContent(pdf, report, {
    ...{ procedures, now, units: true, verified },
    ...(renderers && { renderers }),
  });
  if (!content) {
    const reasons = byGravity([reason('not-a-submission'), ...signatures]);
    return { verdict: { ...base, indication: 'failed', reasons } };
  }
  const { reasons: found, known, ...data } = content;
  const today = base.checkedAt.slice(0, 10);
  const newer = known && data.answers ? inNewVersion(procedures, known, data.answers, today) : {};
  const reasons = byGravity([
    ...found,
    ...(known ? inForceReasons(known, today, data.createdAt) : []),
    ...changedReasons(newer),
    ...(known && data.answers && isSigned ? await whoSigned(verified, known, data.answers) : []),
    ...signatures,
  ]);
  return {
    verdict: { ...base, ...data, ...newer, indication: indicationOf(reasons), reasons },
    ...(known ? { known } : {}),
  };
}

async function whoSigned(
  verified: VerifiedPdf,
  known: Procedure,
  answers: Answers,
): Promise<Reason[]> {
  const places = askedSigners(known, answers);
  return [
    ...checkSigners(places, answers, verified.report.signatures),
    ...(await checkLooks(verified, places)),
  ];
}

/** Whether nothing stands against a submission but that its paper was not brought yet. */
export function isAwaitingPaper(reasons: readonly Reason[]): boolean {
  const refusing = reasons.filter(({ severity }) => severity === 'error' || severity === 'unknown');
  return refusing.length > 0 && refusing.every(({ code }) => code === 'awaits-paper');
}

/** What signatures mean to a submission that should have none, and what it means that it has none. */
const unsignedAs = {
  paper: ['signed-not-paper', 'awaits-paper'],
  confirmed: ['signed-not-confirmed', 'confirmed-not-signed'],
} as const;

/** What the verification found in a file that nobody may have signed, in the desk's terms. */
function unsignedReasons(report: VerificationReport, tier: Exclude<Tier, 'signed'>): Reason[] {
  const [signed, unsigned] = unsignedAs[tier];
  if (report.signatures.length > 0) return [reason(signed)];
  return reasonsOf(report).map((found) =>
    found.code === 'no-signature' ? reason(unsigned) : found,
  );
}

/** What the verification of the signatures found, in the desk's terms. */
export function reasonsOf({
  indication,
  reasons,
  signatures,
}: Pick<VerificationReport, 'indication' | 'reasons' | 'signatures'>): Reason[] {
  const severity = indication === 'TOTAL-FAILED' ? 'error' : 'unknown';
  return [
    ...reasons.map((found) => fromSigning(found, severity)),
    ...signatures.flatMap(({ field, notes }) =>
      notes.map((note) => fromSigning({ ...note, field }, 'information')),
    ),
  ];
}

function fromSigning(
  { code, message, field }: VerificationReport['reasons'][number],
  severity: Severity,
): Reason {
  return { code, severity, message, params: field === undefined ? {} : { field } };
}
