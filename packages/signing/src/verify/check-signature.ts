import { toHex } from '../bytes.ts';
import { hashOnce } from '../cms/algorithms.ts';
import { unsuitability } from '../cms/certificate-use.ts';
import { commonName } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { nameText } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';
import { EVIDENCE_KEY } from '../pdf/evidence-key.ts';
import { parsePdfDate } from '../pdf/date.ts';
import type { PdfFile } from '../pdf/file.ts';
import { textOf } from '../pdf/text.ts';
import { nameOf } from '../pdf/values.ts';
import { checkByteRange } from './byte-range.ts';
import type { Coverage } from './byte-range.ts';
import { checkContents } from './check-contents.ts';
import type { Check } from './check.ts';
import { Findings } from './findings.ts';
import { legalReport, profileAt } from './legal.ts';
import type { Making } from './legal.ts';
import type { LevelFacts } from './level.ts';
import { checkPath } from './path.ts';
import type { Modification, SignatureReport, SignerReport } from './report.ts';
import { checkRevocation } from './revocation.ts';
import type { RevocationResult } from './revocation.ts';
import type { FoundSignature } from './signatures.ts';
import type { CheckedTimestamp } from './timestamp.ts';

/** When a signature can have been made, by timestamps over the document around it. */
export interface Bounds {
  /** The time at which a later document timestamp proves that the signature existed. */
  readonly existedAt?: Date;
  /** The time at which an earlier one proves that it did not. */
  readonly notBefore?: Date;
}

/** A signature's report, and the time that it proves by being a document timestamp that passed. */
export interface CheckedSignature {
  readonly report: SignatureReport;
  readonly proves?: Date;
  readonly facts: LevelFacts;
}

/** Checks one signature from its bytes to its root, in the order of EN 319 102-1, 5.5. */
export async function checkSignature(
  file: PdfFile,
  found: FoundSignature,
  modifications: readonly Modification[],
  { existedAt, notBefore }: Bounds,
  check: Check,
): Promise<CheckedSignature> {
  const findings = new Findings();
  const coverage = checkByteRange(file, found, findings);
  const later = modifications.filter(({ revision }) => revision > found.revision);
  checkLater(found, later, findings);
  const claimed = textOf(file.view(found.revision).resolve(found.dict.get('M')));
  const signedAt = claimed === undefined ? undefined : parsePdfDate(claimed);
  const evidence = textOf(file.view(found.revision).resolve(found.dict.get(EVIDENCE_KEY)));
  const until = existedAt ?? check.at;
  const content = await checkContents(found, coverage, signedAt, until, check, findings);
  const { cms, timestamps } = content;
  const provenAt = earliest(timestamps, existedAt);
  const [own] = content.kind === 'timestamp' ? timestamps : [];
  let members: readonly Certificate[] = cms === undefined ? [] : [cms.signer];
  let revocation: RevocationResult = { status: own?.report.revocation ?? 'not-checked' };
  if (content.kind === 'signature' && cms !== undefined) {
    const reason = unsuitability(cms.signer);
    if (reason !== undefined)
      findings.doubt(
        'CHAIN_CONSTRAINTS_FAILURE',
        'certificate-unsuitable',
        `The signer's certificate ${reason}. Sign with a certificate for documents.`,
      );
    checkClaimedTime(signedAt, cms.signer, provenAt, check, findings);
    const pool = [...cms.certificates, ...check.pool];
    const best = provenAt ?? check.at;
    const path = await checkPath(cms.signer, pool, check.roots, best, findings);
    if (path !== undefined) {
      members = path.length > 1 ? path.slice(0, -1) : path;
      const begun = latest(content.begins, notBefore);
      const times = { existedAt: best, ...(begun && { notBefore: begun }) };
      revocation = await checkRevocation(path, times, check.checker, check.revocation, findings);
    }
    noteTimestamps(timestamps, findings);
  }
  const [gravest] = findings.reasons;
  const appended = later.some(({ revision }) => revision >= file.revisions.length);
  const report: Omit<SignatureReport, 'legal'> = {
    field: found.field,
    kind: content.kind,
    indication: findings.indication,
    ...(gravest?.subIndication !== undefined && { subIndication: gravest.subIndication }),
    ...(cms && { signer: await describe(cms.signer), algorithm: cms.algorithm }),
    ...(signedAt && { signedAt: signedAt.toISOString() }),
    ...(evidence !== undefined && { evidence }),
    timestamps: timestamps.map((timestamp) => timestamp.report),
    ...(content.begins && { contentTimestampAt: content.begins.toISOString() }),
    ...(provenAt && { provenAt: provenAt.toISOString() }),
    revision: found.revision,
    ...(coverage &&
      findings.indication === 'TOTAL-PASSED' && {
        coveredSha256: toHex(await hashOnce('SHA-256', coverage.covered)),
      }),
    coversWholeRevision: coverage?.wholeRevision ?? false,
    coversWholeFile: coverage !== undefined && coversFile(file, coverage) && !appended,
    modifiedAfterSigning: later.length > 0 || !found.present,
    modifications: later,
    revocation: revocation.status,
    ...(revocation.knownAt !== undefined && { revocationKnownAt: revocation.knownAt }),
    ...(revocation.revokedAt !== undefined && { revokedAt: revocation.revokedAt }),
    reasons: findings.reasons,
    notes: findings.notes,
  };
  const stamps = content.kind === 'timestamp' && report.indication === 'TOTAL-PASSED';
  const profile = profileAt(check.profiles, provenAt ?? signedAt ?? check.at);
  const format = nameOf(found.dict.get('SubFilter'));
  const making: Making = {
    certificates: members,
    ...(format !== undefined && { format }),
    ...(cms?.scheme && { scheme: cms.scheme }),
  };
  const legal =
    profile && content.kind === 'signature' ? legalReport(profile, making, report) : undefined;
  const facts: LevelFacts = {
    baseline: content.baseline,
    kind: content.kind,
    revision: found.revision,
    ...(revocation.material && { material: revocation.material }),
    timestamps: timestamps.filter(({ proves }) => proves !== undefined),
  };
  return {
    report: { ...report, ...(legal && { legal }) },
    facts,
    ...(stamps && provenAt && { proves: provenAt }),
  };
}

function earliest(
  timestamps: readonly CheckedTimestamp[],
  existedAt: Date | undefined,
): Date | undefined {
  const times = [...timestamps.map(({ proves }) => proves), existedAt];
  return times.reduce(
    (a, b) => (a !== undefined && (b === undefined || a <= b) ? a : b),
    undefined,
  );
}

function latest(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a !== undefined && (b === undefined || a >= b) ? a : b;
}

/** A timestamp that does not hold proves nothing; it says nothing against the signature. */
function noteTimestamps(timestamps: readonly CheckedTimestamp[], findings: Findings): void {
  for (const { report } of timestamps)
    if (report.indication !== 'TOTAL-PASSED')
      findings.note(
        'timestamp-not-proven',
        'A timestamp of the signature does not hold, so it proves no time. See its reasons.',
      );
}

/** One end of line after the covered part is not counted as a part of the document. */
function coversFile(file: PdfFile, { end, wholeRevision }: Coverage): boolean {
  const last = file.revisions.at(-1);
  return wholeRevision && last?.end === file.bytes.length && end >= last.eof;
}

function checkLater(
  found: FoundSignature,
  later: readonly Modification[],
  findings: Findings,
): void {
  if (later.length > 0)
    findings.fail(
      'FORMAT_FAILURE',
      'modified-after-signing',
      'The document was changed after it was signed. Ask for the file that was signed.',
    );
  if (!found.present)
    findings.fail(
      'FORMAT_FAILURE',
      'signature-removed',
      'A signature was taken out of the file. Ask for the file that was signed.',
    );
}

/** The claimed time proves nothing, but it must not contradict what is known. */
function checkClaimedTime(
  signedAt: Date | undefined,
  signer: Certificate,
  provenAt: Date | undefined,
  { at, limits }: Check,
  findings: Findings,
): void {
  if (signedAt === undefined) {
    findings.note('no-signing-time', 'The signature does not say when it was made.');
    return;
  }
  if (signedAt.getTime() > at.getTime() + limits.clockSkew)
    findings.doubt(
      'SIG_CONSTRAINTS_FAILURE',
      'signed-in-future',
      'The signature claims a time that has not come yet. Set the clock right and sign again.',
    );
  if (provenAt !== undefined && signedAt.getTime() > provenAt.getTime() + limits.clockSkew)
    findings.doubt(
      'TIMESTAMP_ORDER_FAILURE',
      'signed-after-timestamp',
      'The signature claims a later time than its timestamp proves. Set the clock right and sign again.',
    );
  if (signedAt < signer.notBefore || signedAt > signer.notAfter)
    findings.doubt(
      'SIG_CONSTRAINTS_FAILURE',
      'signed-outside-validity',
      'The signature claims a time at which its certificate was not valid. Sign again with a valid certificate and a right clock.',
    );
}

async function describe(signer: Certificate): Promise<SignerReport> {
  const identity = signer.subject.find(({ type }) => type === oid.serialNumber)?.value;
  const organization = signer.subject.find(({ type }) => type === oid.organization)?.value;
  return {
    name: commonName(signer),
    ...(identity !== undefined && { subjectSerialNumber: identity }),
    ...(organization !== undefined && { organization }),
    subject: nameText(signer.subject),
    issuer: nameText(signer.issuer),
    serialNumber: signer.serialNumber,
    fingerprint: toHex(await hashOnce('SHA-256', signer.der)),
    notBefore: signer.notBefore.toISOString(),
    notAfter: signer.notAfter.toISOString(),
  };
}
