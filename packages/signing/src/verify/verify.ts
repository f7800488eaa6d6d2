import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Certificate } from '../cms/certificate.ts';
import { oid } from '../cms/oids.ts';
import { readCms } from '../cms/read.ts';
import { SigningError } from '../error.ts';
import type { LegalProfile } from '../generated/legal-profile.ts';
import { builtInProfiles } from '../generated/profiles.ts';
import { defaultLimits } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import type { PdfFile } from '../pdf/file.ts';
import { RevocationChecker } from '../revocation/checker.ts';
import type { RevocationPort } from '../revocation/evidence.ts';
import { derOf } from './cms.ts';
import { checkSignature } from './check-signature.ts';
import type { CheckedSignature } from './check-signature.ts';
import type { Check } from './check.ts';
import { levelOf } from './level.ts';
import { modificationsAfter } from './modifications-after.ts';
import type {
  Indication,
  Modification,
  Reason,
  SignatureReport,
  VerificationReport,
} from './report.ts';
import type { RevocationMode } from './revocation.ts';
import { readSecurityStore } from './security-store.ts';
import { readRoot } from './root.ts';
import type { Trusted } from './root.ts';
import { findOrphans, findSignatures, isTimestamp } from './signatures.ts';
import type { FoundSignature, Orphan } from './signatures.ts';

/** What to check against. */
export interface VerifyOptions {
  /**
   * DER of the certificates that are trusted as they are: the roots of licensed providers, at any time
   * or at certain times ({@link TrustAnchor}).
   */
  readonly trust: readonly Trusted[];
  /**
   * DER of the certificates that are trusted for timestamps alone, beside none of `trust`: with it
   * the roots of signers do not count for timestamps. `trust` counts for both by default.
   */
  readonly timestampTrust?: readonly Trusted[];
  /** The moment at which all certificates must be valid; now by default. */
  readonly at?: Date;
  /**
   * What revocation means for the verdict. `prefer` (the default): a revoked certificate refuses,
   * an unknown status is only told. `require`: an unknown status leaves the signature open. `off`:
   * nothing is looked up.
   */
  readonly revocation?: RevocationMode;
  /**
   * Asks issuers: for what the document does not hold, and anew for what it holds, unless that was said
   * after the time that timestamps prove. Without it nobody is asked.
   */
  readonly fetchRevocation?: RevocationPort;
  /**
   * How old a statement about revocation may be at the time that timestamps prove, or now, in
   * milliseconds (the revocation freshness constraint of EN 319 102-1, 5.2.5). Until its own next
   * update by default.
   */
  readonly revocationFreshness?: number;
  /**
   * Legal profiles; the one in force when a document was signed counts. Those of schemas/profiles by
   * default.
   */
  readonly profiles?: readonly LegalProfile[];
  readonly limits?: Partial<Limits>;
}

/**
 * Checks every signature of a PDF and every change made after it (EN 319 102-1, basic
 * signatures, with time and long-term validation material). Whatever the bytes are, the answer is a
 * report and never an error.
 *
 * @param keep gets the file as it was read, for whoever has more questions about it
 * @throws {SigningError} `bad-trust` when a trusted certificate cannot be read: the caller's fault
 */
export async function verifyPdf(
  input: Uint8Array,
  options: VerifyOptions,
  keep?: (file: PdfFile) => void,
): Promise<VerificationReport> {
  const roots = options.trust.map(readRoot);
  const limits = { ...defaultLimits, ...options.limits };
  const question: Question = {
    roots,
    timestampRoots: options.timestampTrust?.map(readRoot) ?? roots,
    at: options.at ?? new Date(),
    limits,
    profiles: options.profiles ?? builtInProfiles,
    revocation: options.revocation ?? 'prefer',
    ...(options.fetchRevocation && { fetch: options.fetchRevocation }),
    ...(options.revocationFreshness !== undefined && { freshness: options.revocationFreshness }),
  };
  const bytes = toBytes(input);
  try {
    const file = await openPdf(bytes, limits);
    keep?.(file);
    return (await verifyFile(file, question, [])).report;
  } catch (error) {
    return unreadable(bytes, error, question);
  }
}

/** What every file is checked against; {@link Check} without what stands in the file itself. */
export interface Question extends Omit<Check, 'pool' | 'checker'> {
  readonly fetch?: RevocationPort;
  readonly freshness?: number;
}

/** The report on a file, and whoever looked up revocation for it. */
export async function verifyFile(
  file: PdfFile,
  question: Question,
  extra: readonly Modification[],
): Promise<{ readonly report: VerificationReport; readonly check: Check }> {
  const { certificates: stored, ...data } = await readSecurityStore(file, question.limits);
  const found = findSignatures(file, question.limits.maxSignatures);
  const pool = [...stored, ...found.flatMap(carried)].slice(0, MAX_POOL);
  const { at, fetch, freshness } = question;
  const roots = [...new Set([...question.roots, ...question.timestampRoots])];
  const { clockSkew } = question.limits;
  const checker = new RevocationChecker({
    ...{ roots, pool, at, clockSkew, data },
    ...(fetch && { fetch }),
    ...(freshness !== undefined && { freshness }),
  });
  const check: Check = { ...question, pool, checker };
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
  const legal = legalSummary(signatures);
  const ends = found.map(({ revision }) => file.revisions[revision]?.end ?? 0);
  const report = {
    indication: worst(indications),
    reasons,
    ...(legal && { legal }),
    signatures,
    revisions: file.revisions.map(({ end }) => ({ end })),
    signedRevisionEnd: ends.length > 0 ? Math.max(...ends) : null,
  };
  return { report, check };
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
  const checked = new Map<FoundSignature, CheckedSignature>();
  const proofs: Array<{ readonly revision: number; readonly time: number }> = [];
  const rank = ({ dict }: FoundSignature) => (isTimestamp(dict) ? 0 : 1);
  for (const signature of [...found].sort((a, b) => rank(a) - rank(b) || b.revision - a.revision)) {
    const { revision } = signature;
    const times = (is: (other: number) => boolean) =>
      proofs.filter((proof) => is(proof.revision)).map(({ time }) => time);
    const later = times((other) => other > revision);
    const earlier = times((other) => other < revision);
    const bounds = {
      ...(later.length > 0 && { existedAt: new Date(Math.min(...later)) }),
      ...(earlier.length > 0 && { notBefore: new Date(Math.max(...earlier)) }),
    };
    const result = await checkSignature(file, signature, modifications, bounds, check);
    checked.set(signature, result);
    const { proves } = result;
    if (proves !== undefined) proofs.push({ revision, time: proves.getTime() });
  }
  const results = found.flatMap((signature) => checked.get(signature) ?? []);
  const facts = results.map((result) => result.facts);
  const reports: SignatureReport[] = [];
  for (const { report, facts: own } of results) {
    const level = await levelOf(own, facts, file, check.limits);
    reports.push({ ...report, ...(level && { level }) });
  }
  return reports;
}

/** One answer for all who signed: the profile of the last of them, and whether all match. */
function legalSummary(signatures: readonly SignatureReport[]): VerificationReport['legal'] {
  const all = signatures.flatMap(({ legal }) => legal ?? []);
  const last = all.at(-1);
  if (last === undefined) return undefined;
  const { profile, title } = last;
  return { profile, title, matches: all.every(({ matches }) => matches) };
}

const removed: Reason = {
  code: 'signature-removed',
  message: 'A signature was taken out of the file. Ask for the file that was signed.',
  subIndication: 'FORMAT_FAILURE',
};

/** Certificates in reach of a whole verification. */
const MAX_POOL = 256;

/** What a signature carries may also help another: timestamps often leave issuers out. */
function carried({ dict, contents }: FoundSignature): readonly Certificate[] {
  if (contents === undefined) return [];
  try {
    const cms = readCms(derOf(contents), isTimestamp(dict) ? oid.tstInfo : oid.data);
    const inner = cms.timestamps.map((token) => readCms(token, oid.tstInfo));
    return [cms, ...inner].flatMap(({ certificates }) => certificates);
  } catch {
    return [];
  }
}

/** Nothing signed leaves everything open. */
function worst(indications: readonly Indication[]): Indication {
  if (indications.includes('TOTAL-FAILED')) return 'TOTAL-FAILED';
  if (indications.includes('INDETERMINATE') || indications.length === 0) return 'INDETERMINATE';
  return 'TOTAL-PASSED';
}

async function unreadable(
  bytes: Bytes,
  error: unknown,
  question: Question,
): Promise<VerificationReport> {
  const { code, message } =
    error instanceof SigningError
      ? error
      : new SigningError('malformed-pdf', 'The PDF is damaged. Ask for the file again.');
  if (code === 'malformed-pdf') {
    const salvaged = await salvage(bytes, question);
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
async function salvage(bytes: Bytes, question: Question): Promise<VerificationReport | undefined> {
  const ends = findOrphans(bytes, new Set()).map(({ end }: Orphan) => end);
  const candidates = [...new Set(ends)].filter((end) => end < bytes.length);
  for (const end of candidates.sort((a, b) => b - a).slice(0, MAX_SALVAGES)) {
    try {
      const file = await openPdf(bytes.subarray(0, end), question.limits);
      const rest = { code: 'unreadable-revision', revision: file.revisions.length };
      return (await verifyFile(file, question, [rest])).report;
    } catch {
      // Not a whole file either: try the next.
    }
  }
  return undefined;
}
