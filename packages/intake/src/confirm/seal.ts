import { sha256Hex } from '@tokhai/procedure';
import { confirmationField, signPdf, verifyPdf, type Signer, type Trusted } from '@tokhai/signing';
import {
  confirmationIn,
  writeEvidence,
  type ConfirmationEvidence,
} from '@tokhai/signing/confirmation';
import type { KnownAgency } from '../agency.ts';
import { reasonsOf } from '../check-submission.ts';
import { reason, type Reason } from '../reasons.ts';

/** A sealed confirmation, as it is kept with its dossier. */
export interface SealedConfirmation {
  /** Of the sealed PDF, lower-case hexadecimal. */
  sha256: string;
  /** The submission with the agency's seal, the record inside it. */
  pdf: Uint8Array;
}

/** Puts the record into the PDF, under the agency's seal. */
export async function sealConfirmation(
  pdf: Uint8Array,
  evidence: ConfirmationEvidence,
  sealer: Signer,
  now: Date,
): Promise<SealedConfirmation> {
  const sealed = await signPdf(pdf, sealer, {
    field: confirmationField,
    // Signing times are written in whole seconds.
    signedAt: new Date(Math.floor(now.getTime() / 1000) * 1000),
    reason: `Xác nhận không phải chữ ký số: ${evidence.confirmations
      .map(({ person, confirmedAt }) => `${person.name}, ${confirmedAt}`)
      .join('; ')}`,
    evidence: writeEvidence(evidence),
  });
  return { sha256: await sha256Hex(sealed), pdf: sealed };
}

export interface CheckConfirmationOptions {
  /** Root certificates of agencies, DER. */
  officialTrust: readonly Trusted[];
  agency: Pick<KnownAgency, 'owns'>;
  now: Date;
}

/**
 * Checks a sealed confirmation by itself: the seal holds and is the agency's, it comes right after
 * the print and nothing beyond signing follows, and the record names the very bytes before it.
 *
 * @returns the record, if there is one and its seal holds, and what speaks against it
 */
export async function checkConfirmation(
  pdf: Uint8Array,
  { officialTrust, agency, now }: CheckConfirmationOptions,
): Promise<{ evidence?: ConfirmationEvidence; reasons: Reason[] }> {
  const report = await verifyPdf(pdf, { trust: [...officialTrust], at: now });
  const field = confirmationField;
  const confirmation = await confirmationIn(pdf, report);
  const ofFile = report.reasons.filter((found) => found.field === undefined);
  if (!confirmation) return { reasons: [reason('confirmation-missing')] };
  const { evidence } = confirmation;
  const { indication, signer, reasons } = confirmation.seal;
  const found = reasonsOf({
    indication: indication === 'INDETERMINATE' ? indication : 'TOTAL-FAILED',
    reasons: [...ofFile, ...reasons.map((one) => ({ ...one, field }))],
    signatures: [],
  });
  if (indication !== 'TOTAL-PASSED' || found.length > 0) return { reasons: found };
  if (!signer || !(await agency.owns(signer))) {
    return { reasons: [reason('seal-of-other-agency', { field })] };
  }
  return evidence ? { evidence, reasons: [] } : { reasons: [reason('confirmation-differs')] };
}

/** A defect of the portal: its seal is none, or none of its agency's. */
export class SealerError extends Error {
  override readonly name = 'SealerError';
  readonly code = 'sealer-unsuitable';

  constructor() {
    super(
      'The seal over a confirmation does not hold. Give confirmation.sealer a valid certificate under officialTrust that agency.seals names.',
    );
  }
}
