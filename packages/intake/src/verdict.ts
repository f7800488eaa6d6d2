import type { Answers, ChangedAnswer, Issue } from '@tokhai/answers';
import type { VerificationReport } from '@tokhai/signing';
import type { ConfirmationEvidence } from '@tokhai/signing/confirmation';
import type { Reason } from './reasons.ts';

/**
 * What stands behind a submission: digital signatures inside it, a print of it that is brought signed
 * by hand, or the confirmation of somebody who is logged in. Only the first two equal a handwritten
 * signature (Luật Giao dịch điện tử 20/2023/QH15, Điều 23); the third is another form of confirmation
 * and is worth what the law of the procedure gives it (Điều 22 khoản 4).
 */
export type Tier = 'signed' | 'paper' | 'confirmed';

/** What was found about one signature. */
export type SignatureVerdict = VerificationReport['signatures'][number];

/**
 * The result of checking a submission.
 *
 * `passed`: it can be taken in place of paper. A submission that awaits its paper never passes by itself. `failed`: something is wrong with it.
 * `indeterminate`: nothing is known to be wrong, but it cannot be shown to be right, e.g. the
 * issuer of the certificate is not among those trusted (ETSI EN 319 102-1, 5.1.3).
 */
export interface Verdict {
  /**
   * `paper`: it is unsigned and awaits its print, signed by hand. `confirmed`: it is unsigned, and
   * somebody who was logged in confirmed it. Absent: `signed`.
   */
  tier?: Tier;
  indication: 'passed' | 'failed' | 'indeterminate';
  /** Why; the gravest first. A submission that passed may have warnings and information. */
  reasons: Reason[];
  /** When it was checked, with the clock of Vietnam (RFC 3339). */
  checkedAt: string;
  /** Whether the signatures were made as the law of their time demands; decides nothing here. */
  legal?: NonNullable<VerificationReport['legal']>;
  signatures: readonly SignatureVerdict[];
  /** Who confirmed it, each when and how, as the agency sealed it. */
  confirmation?: ConfirmationEvidence;
  /** The procedure's `$id`, as the submission names it. */
  procedure?: string;
  /** When the form was filled in, as the submission says (RFC 3339). */
  createdAt?: string;
  /**
   * The code that stands at the foot of each page and in the QR code, computed from the embedded
   * data: a sheet of paper that bears it was printed from this submission's data.
   */
  shortCode?: string;
  /** The answers embedded in the submission. */
  answers?: Answers;
  /**
   * The answers in the words of the version in force now, where the submission was made with an
   * older one: for systems that know only the new form. What is signed are `answers`.
   */
  inForce?: { procedure: string; answers: Answers; changed: ChangedAnswer[] };
  /** What is wrong with the answers. */
  issues?: Issue[];
  /**
   * What looked wrong in the answers when they were given, and was kept: the form told it, once. An
   * officer looks at it; it decides nothing.
   */
  overruled?: Issue[];
  /**
   * Printing the embedded answers again gives the very bytes that were signed: what the officer
   * reads is what the computer read. Absent when it could not be tried.
   */
  rendersIdentically?: boolean;
}

/** The indication that reasons of these severities leave. */
export function indicationOf(reasons: readonly Reason[]): Verdict['indication'] {
  if (reasons.some((reason) => reason.severity === 'error')) return 'failed';
  return reasons.some((reason) => reason.severity === 'unknown') ? 'indeterminate' : 'passed';
}
