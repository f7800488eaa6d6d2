import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readCertificate } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { SigningError } from '../error.ts';
import { defaultLimits } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import type { PdfFile } from '../pdf/file.ts';
import { checkSignature } from './check-signature.ts';
import type { Check } from './check-signature.ts';
import { modificationsAfter } from './modifications-after.ts';
import type {
  Indication,
  Modification,
  Reason,
  SignatureReport,
  VerificationReport,
} from './report.ts';
import { findOrphans, findSignatures } from './signatures.ts';
import type { FoundSignature, Orphan } from './signatures.ts';

/** What to check against. */
export interface VerifyOptions {
  /** DER of the certificates that are trusted as they are: the roots of licensed providers. */
  readonly trust: readonly Uint8Array[];
  /** The moment at which all certificates must be valid; now by default. */
  readonly at?: Date;
  readonly limits?: Partial<Limits>;
}

/**
 * Checks every signature of a PDF and every change made after it (EN 319 102-1, basic
 * signatures). Whatever the bytes are, the answer is a report and never an error.
 *
 * Revocation is not looked up; see `SignatureReport.revocation`.
 *
 * @throws {SigningError} `bad-trust` when a trusted certificate cannot be read: the caller's fault
 */
export async function verifyPdf(
  input: Uint8Array,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const roots = options.trust.map(readRoot);
  const check: Check = {
    roots,
    pool: [],
    at: options.at ?? new Date(),
    limits: { ...defaultLimits, ...options.limits },
  };
  const bytes = toBytes(input);
  try {
    const file = await openPdf(bytes, check.limits);
    return await verifyFile(file, check, []);
  } catch (error) {
    return unreadable(bytes, error, check);
  }
}

function readRoot(der: Uint8Array): Certificate {
  try {
    return readCertificate(der);
  } catch (cause) {
    throw new SigningError('bad-trust', 'Pass trusted certificates as DER, one each.', { cause });
  }
}

async function verifyFile(
  file: PdfFile,
  check: Check,
  extra: readonly Modification[],
): Promise<VerificationReport> {
  const found = findSignatures(file, check.limits.maxSignatures);
  const first = Math.min(...found.map(({ revision }) => revision), file.revisions.length);
  const modifications = [...modificationsAfter(file, first), ...extra];
  const signatures = await checkAll(file, found, modifications, check);
  const known = new Set(found.flatMap(({ contents }) => (contents ? [contents.start] : [])));
  const reasons: Reason[] = signatures.flatMap(({ field, reasons: own }) =>
    own.map((reason) => ({ ...reason, field })),
  );
  const orphans = findOrphans(file.bytes, known);
  if (orphans.length > 0) reasons.unshift(removed);
  const deciding = signatures.filter(
    ({ kind, indication }) => kind === 'signature' || indication === 'TOTAL-FAILED',
  );
  if (!deciding.some(({ kind }) => kind === 'signature'))
    reasons.push({
      code: 'no-signature',
      message: 'The PDF is not signed. Sign it, then send it.',
      subIndication: 'NO_SIGNATURE',
    });
  const indications = deciding.map(({ indication }) => indication);
  if (orphans.length > 0) indications.push('TOTAL-FAILED');
  const ends = found.map(({ revision }) => file.revisions[revision]?.end ?? 0);
  return {
    indication: worst(indications),
    reasons,
    signatures,
    revisions: file.revisions.map(({ end }) => ({ end })),
    signedRevisionEnd: ends.length > 0 ? Math.max(...ends) : null,
  };
}

/**
 * Newest first: a document timestamp that holds proves that everything before it existed, so that
 * older ones and their authorities are judged at that time (EN 319 102-1, 5.6).
 */
async function checkAll(
  file: PdfFile,
  found: readonly FoundSignature[],
  modifications: readonly Modification[],
  check: Check,
): Promise<SignatureReport[]> {
  const reports = new Map<FoundSignature, SignatureReport>();
  let existedAt: Date | undefined;
  for (const signature of found.toSorted((a, b) => b.revision - a.revision)) {
    const bounds = existedAt ? { existedAt } : {};
    const { report, proves } = await checkSignature(file, signature, modifications, bounds, check);
    reports.set(signature, report);
    if (proves !== undefined && (existedAt === undefined || proves < existedAt)) existedAt = proves;
  }
  return found.flatMap((signature) => reports.get(signature) ?? []);
}

const removed: Reason = {
  code: 'signature-removed',
  message: 'A signature was taken out of the file. Ask for the file that was signed.',
  subIndication: 'FORMAT_FAILURE',
};

/** Nothing signed leaves everything open. */
function worst(indications: readonly Indication[]): Indication {
  if (indications.includes('TOTAL-FAILED')) return 'TOTAL-FAILED';
  if (indications.includes('INDETERMINATE') || indications.length === 0) return 'INDETERMINATE';
  return 'TOTAL-PASSED';
}

async function unreadable(bytes: Bytes, error: unknown, check: Check): Promise<VerificationReport> {
  const { code, message } =
    error instanceof SigningError
      ? error
      : new SigningError('malformed-pdf', 'The PDF is damaged. Ask for the file again.');
  if (code === 'malformed-pdf') {
    const salvaged = await salvage(bytes, check);
    if (salvaged !== undefined) return salvaged;
  }
  return {
    indication: code === 'encrypted-pdf' ? 'INDETERMINATE' : 'TOTAL-FAILED',
    reasons: [{ code, message, subIndication: 'FORMAT_FAILURE' }],
    signatures: [],
    revisions: [],
    signedRevisionEnd: null,
  };
}

const MAX_SALVAGES = 4;

/**
 * When something unreadable was appended to a signed file, the signed part still tells who signed,
 * and the report can say that the rest came later.
 */
async function salvage(bytes: Bytes, check: Check): Promise<VerificationReport | undefined> {
  const ends = findOrphans(bytes, new Set()).map(({ end }: Orphan) => end);
  const candidates = [...new Set(ends)].filter((end) => end < bytes.length);
  for (const end of candidates.sort((a, b) => b - a).slice(0, MAX_SALVAGES)) {
    try {
      const file = await openPdf(bytes.subarray(0, end), check.limits);
      const rest = { code: 'unreadable-revision', revision: file.revisions.length };
      return await verifyFile(file, check, [rest]);
    } catch {
      // Not a whole file either: try the next.
    }
  }
  return undefined;
}
