/** What `<tk-verify>` fetches when it is given a file: the whole check, in this browser. */
import { askedSigners, signerName, type Answers } from '@tokhai/answers';
import { isPrintOf, PdfError, readSubmission, rendererVersion } from '@tokhai/pdf';
import { procedureHash, sha256Hex, type Procedure } from '@tokhai/procedure';
import {
  confirmationField,
  modificationsSinceMade,
  sealField,
  verifyPdf,
  type Indication,
  type SealHolder,
  type SignatureReport,
} from '@tokhai/signing/verify';
import type { FoundConfirmation } from '@tokhai/signing/confirmation';

/** Something found, by the code under which it has words; see `words/findings.ts`. */
export interface Finding {
  code: string;
  /** In English; for a code without words. */
  message: string;
  /** The signature field that it is about. */
  field?: string;
}

/** What the data inside a submission says. */
export interface FileData {
  /** The procedure's `$id`. */
  procedureId: string;
  /** When the form was filled in, ISO 8601. */
  createdAt: string;
  answers: Answers;
  /** Names and sizes of the attached files. */
  files: ReadonlyArray<{ name: string; size: number }>;
  /** The procedure itself, where the portal has it. */
  procedure?: Procedure;
  /** Whether the pages are the print of the data; absent without the procedure. */
  printed?: 'same' | 'different' | 'other-version';
}

/** One signature, with what the form says of its place. */
export interface CheckedSignature {
  report: SignatureReport;
  /** What the place is called on the form. */
  place?: string;
  /** It is an officer's. */
  official: boolean;
  /** Who has to sign there, as the answers say. */
  expected?: string;
}

/** The result of checking one file; detail of `tk-verified`. */
export interface CheckedFile {
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
  indication: Indication;
  /** Why it is not TOTAL-PASSED; the gravest first. */
  findings: readonly Finding[];
  signatures: readonly CheckedSignature[];
  /** Somebody who was logged in confirmed the submission, and an agency sealed that; no signature. */
  confirmation?: FoundConfirmation;
  /**
   * Whether the agency that the page names signed or sealed it, another one did, or none. What it is
   * worth is in `indication`. Absent: the page names none.
   */
  agency?: 'sealed' | 'other' | 'none';
  /** Of submissions only. */
  data?: FileData;
}

/** What to check against. */
export interface CheckFileOptions {
  /** Root certificates, DER. */
  trust: readonly Uint8Array[];
  at: Date;
  /** Who signs and seals for the agency; absent: whoever the roots certify. */
  seals?: readonly SealHolder[];
  /** The procedure by its `$id`, where the portal has it. */
  procedure: (id: string) => Promise<Procedure | undefined>;
}

/**
 * Checks signatures, changes, and of a submission whether its pages are the print of its data.
 * Whatever the bytes are, the answer is a result and no error. Revocation is judged by what the
 * file holds: a browser cannot ask the issuers.
 */
export async function checkFile(
  name: string,
  pdf: Uint8Array,
  options: CheckFileOptions,
): Promise<CheckedFile> {
  const { trust, at } = options;
  const [report, sha256] = await Promise.all([verifyPdf(pdf, { trust, at }), sha256Hex(pdf)]);
  const findings: Finding[] = [...report.reasons];
  let { indication } = report;
  const fail = (code: string, message: string): void => {
    findings.unshift({ code, message });
    indication = 'TOTAL-FAILED';
  };
  const printed = pdf.subarray(0, report.revisions[0]?.end ?? 0);
  const data = await readData(printed, options, fail);
  if (data && (await modificationsSinceMade(pdf)).length > 0) {
    fail('changed-before-signing', 'The PDF was changed after the form made it.');
  }
  if (data?.printed === 'different') {
    fail('renders-differently', 'The printed pages are not the print of the embedded answers.');
  }
  if (data?.printed === 'other-version') {
    findings.push({ code: 'printed-by-other-version', message: 'Another version printed it.' });
    if (indication === 'TOTAL-PASSED') indication = 'INDETERMINATE';
  }
  const confirmed = report.signatures.some(({ field }) => field === confirmationField);
  const confirmation = confirmed
    ? await (await loadConfirmation()).confirmationIn(pdf, report)
    : undefined;
  // A seal that does not hold is told as such.
  if (confirmation && !confirmation.evidence && confirmation.seal.indication !== 'TOTAL-FAILED') {
    fail('confirmation-differs', 'The sealed record is not about this document, or is none.');
  }
  const signatures = report.signatures.map((signature) => placed(signature, data));
  const { seals } = options;
  const agency = seals && (await (await loadAgencySeal()).agencySeal(signatures, seals));
  for (const field of agency?.others ?? []) {
    findings.unshift({ code: 'seal-of-other-agency', message: 'Another agency sealed it.', field });
    indication = 'TOTAL-FAILED';
  }
  return {
    ...{ name, size: pdf.length, sha256, indication, findings, signatures },
    ...(confirmation && { confirmation }),
    ...(agency && { agency: agency.seal }),
    ...(data && { data }),
  };
}

/** What tells whose the seals are; needed where the page names an agency. */
export const loadAgencySeal = () => import('./agency-seal.ts');

/** What is needed of a confirmation; few files have one. */
export const loadConfirmation = () => import('./confirmation.ts');

const agencyFields: ReadonlySet<string> = new Set([sealField, confirmationField]);

async function readData(
  printed: Uint8Array,
  { procedure: find }: CheckFileOptions,
  fail: (code: string, message: string) => void,
): Promise<FileData | undefined> {
  try {
    const data = await readSubmission(printed);
    if (!data) return undefined;
    const { procedure: procedureId, createdAt, answers } = data;
    const files = Array.from(data.files.values(), (file) => ({
      name: file.name,
      size: file.bytes.length,
    }));
    const shown = { procedureId, createdAt, answers, files };
    const procedure = await find(procedureId);
    if (!procedure || (await procedureHash(procedure)) !== data.procedureHash) return shown;
    const same = await isPrintOf(printed, procedure, data);
    const other = data.renderer === rendererVersion ? 'different' : 'other-version';
    return { ...shown, procedure, printed: same ? 'same' : other };
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    fail('damaged-submission', `The data inside the PDF cannot be read (${error.code}).`);
    return undefined;
  }
}

function placed(report: SignatureReport, data: FileData | undefined): CheckedSignature {
  const { procedure, answers = {} } = data ?? {};
  const place = procedure && askedSigners(procedure, answers).find(({ id }) => id === report.field);
  const expected = place && signerName(place, answers);
  return {
    report,
    official: place?.role === 'officer' || agencyFields.has(report.field),
    ...(place && { place: place.title }),
    ...(expected !== undefined && { expected }),
  };
}
