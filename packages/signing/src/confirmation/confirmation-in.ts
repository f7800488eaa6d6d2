import { confirmationField } from '../agency-fields.ts';
import type { SignatureReport, VerificationReport } from '../verify/report.ts';
import { isAbout, readEvidence, type ConfirmationEvidence } from './evidence.ts';

/** The seal over a confirmation in a file. */
export interface FoundConfirmation {
  seal: SignatureReport;
  /**
   * The record under it. Absent: the seal does not hold, or the record is none, or is not about the
   * document that the file begins with.
   */
  evidence?: ConfirmationEvidence;
}

/**
 * The confirmation in a file: people who were logged in confirmed it, and an agency sealed that it was
 * so. It is as true as whoever sealed it: whose certificate that is, is in `seal.signer`.
 *
 * @param report of the same bytes
 * @returns undefined where no confirmation was sealed
 */
export async function confirmationIn(
  pdf: Uint8Array,
  report: VerificationReport,
): Promise<FoundConfirmation | undefined> {
  const seal = report.signatures.find(({ field }) => field === confirmationField);
  if (!seal) return undefined;
  const evidence = readEvidence(seal.evidence);
  const printed = pdf.subarray(0, report.revisions[0]?.end);
  const holds =
    seal.indication !== 'TOTAL-FAILED' &&
    seal.revision === 1 &&
    evidence !== undefined &&
    (await isAbout(evidence, printed));
  return { seal, ...(holds && { evidence }) };
}
