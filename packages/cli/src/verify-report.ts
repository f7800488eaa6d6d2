import type { Content, Reason } from '@tokhai/intake';
import type { VerificationReport } from '@tokhai/signing';
import type { FoundConfirmation } from '@tokhai/signing/confirmation';

/** A reason as the report tells it. */
export interface ReportReason {
  code: string;
  message: string;
  /** The signature field concerned. */
  field?: string;
  /** ETSI EN 319 102-1, tables 5 and 6. */
  subIndication?: string;
}

/** What `tokhai verify --json` writes. */
export interface VerifyReport {
  indication: VerificationReport['indication'];
  /** Why it did not pass; the gravest first. */
  reasons: ReportReason[];
  /** What else is worth knowing; changes nothing. */
  notes: ReportReason[];
  /** Whether the signatures match the legal profile of their time. */
  legal?: NonNullable<VerificationReport['legal']>;
  signatures: VerificationReport['signatures'];
  /**
   * Who confirmed the submission by a login, when and how, as the seal at `dauXacNhan` says. That is no
   * digital signature of theirs, and as true as whoever sealed it.
   */
  confirmation?: NonNullable<FoundConfirmation['evidence']>;
  /** Of our submissions only: the procedure's `$id`. */
  procedure?: string;
  answers?: Content['answers'];
  issues?: Content['issues'];
  /** Absent when the procedure is not at hand. */
  rendersIdentically?: boolean;
}

/**
 * The signatures and, of a submission of ours, the data inside, as one report. Whether the right
 * people signed in the right places is not said here: that is for the desk that takes it.
 */
export function combine(
  signing: VerificationReport,
  content: Content | undefined,
  confirmation?: FoundConfirmation,
): VerifyReport {
  const report = withContent(signing, content);
  if (!confirmation) return report;
  const { seal, evidence } = confirmation;
  if (evidence) return { ...report, confirmation: evidence };
  // A seal that does not hold is told as such.
  if (seal.indication === 'TOTAL-FAILED') return report;
  const reasons = [{ ...differs, field: seal.field }, ...report.reasons];
  return { ...report, indication: 'TOTAL-FAILED', reasons };
}

const differs = {
  code: 'confirmation-differs',
  message: 'The sealed record is not about this document, or is none.',
};

function withContent(signing: VerificationReport, content: Content | undefined): VerifyReport {
  const legal = signing.legal && { legal: signing.legal };
  if (!content) {
    const { indication, reasons, signatures } = signing;
    return { indication, reasons: [...reasons], notes: [], ...legal, signatures };
  }
  const { procedure, answers, issues, rendersIdentically } = content;
  const at = (severity: Reason['severity']) =>
    content.reasons.filter((reason) => reason.severity === severity && !isNote(reason)).map(plain);
  const [failed, unknown] = [at('error'), at('unknown')];
  const deciding = { 'TOTAL-FAILED': failed.length > 0, INDETERMINATE: unknown.length > 0 };
  return {
    indication:
      signing.indication === 'TOTAL-FAILED' || deciding['TOTAL-FAILED']
        ? 'TOTAL-FAILED'
        : signing.indication === 'INDETERMINATE' || deciding.INDETERMINATE
          ? 'INDETERMINATE'
          : 'TOTAL-PASSED',
    reasons: [...failed, ...signing.reasons, ...unknown],
    notes: content.reasons.filter(isNote).map(plain),
    ...legal,
    signatures: signing.signatures,
    ...(procedure === undefined ? {} : { procedure }),
    ...(answers === undefined ? {} : { answers }),
    ...(issues === undefined ? {} : { issues }),
    ...(rendersIdentically === undefined ? {} : { rendersIdentically }),
  };
}

/** What keeps a desk from taking a submission, but says nothing against the PDF. */
const notLookedInto = new Set(['unknown-procedure', 'too-large']);

function isNote({ code, severity }: Reason): boolean {
  return notLookedInto.has(code) || severity === 'warning' || severity === 'information';
}

function plain({ code, message }: Reason): ReportReason {
  if (code !== 'unknown-procedure') return { code, message };
  return {
    code: 'procedure-not-at-hand',
    message:
      'Answers and print were not compared: the procedure file is not at hand. Name it with --procedure.',
  };
}
