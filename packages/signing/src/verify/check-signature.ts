import { unsuitability } from '../cms/certificate-use.ts';
import { commonName } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { nameText } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';
import type { Limits } from '../limits.ts';
import { parsePdfDate } from '../pdf/date.ts';
import type { PdfFile } from '../pdf/file.ts';
import { textOf } from '../pdf/text.ts';
import { nameOf } from '../pdf/values.ts';
import { checkByteRange } from './byte-range.ts';
import type { Coverage } from './byte-range.ts';
import { checkCms, readContents } from './cms.ts';
import type { CheckedCms } from './cms.ts';
import { Findings } from './findings.ts';
import { checkPath } from './path.ts';
import type { Modification, SignatureReport, SignerReport } from './report.ts';
import type { FoundSignature } from './signatures.ts';

/** What all signatures of a file are checked against. */
export interface Check {
  readonly roots: readonly Certificate[];
  readonly at: Date;
  readonly limits: Limits;
}

/** Checks one signature from its bytes to its root, in the order of EN 319 102-1, 5.3. */
export async function checkSignature(
  file: PdfFile,
  found: FoundSignature,
  modifications: readonly Modification[],
  check: Check,
): Promise<SignatureReport> {
  const findings = new Findings();
  const format = nameOf(found.dict.get('SubFilter'));
  const kind = format === 'ETSI.RFC3161' ? 'timestamp' : 'signature';
  const coverage = checkByteRange(file, found, findings);
  const later = modifications.filter(({ revision }) => revision > found.revision);
  checkLater(found, later, findings);
  const claimed = textOf(file.view(found.revision).resolve(found.dict.get('M')));
  const signedAt = claimed === undefined ? undefined : parsePdfDate(claimed);
  const cms =
    kind === 'signature' ? await checkContents(found, format, coverage, findings) : undefined;
  if (kind === 'timestamp')
    findings.doubt(
      'NO_POE',
      'timestamp-not-checked',
      'Document timestamps are not checked yet. Rely on the signatures.',
    );
  if (cms !== undefined) {
    const reason = unsuitability(cms.signer);
    if (reason !== undefined)
      findings.doubt(
        'CHAIN_CONSTRAINTS_FAILURE',
        'certificate-unsuitable',
        `The signer's certificate ${reason}. Sign with a certificate for documents.`,
      );
    checkClaimedTime(signedAt, cms.signer, check, findings);
    await checkPath(cms.signer, cms.certificates, check.roots, check.at, findings);
  }
  findings.note(
    'revocation-not-checked',
    'Whether the certificate was revoked was not looked up. Ask its issuer where it matters.',
  );
  const [gravest] = findings.reasons;
  const appended = later.some(({ revision }) => revision >= file.revisions.length);
  return {
    field: found.field,
    kind,
    indication: findings.indication,
    ...(gravest?.subIndication !== undefined && { subIndication: gravest.subIndication }),
    ...(cms && { signer: describe(cms.signer), algorithm: cms.algorithm }),
    ...(signedAt && { signedAt: signedAt.toISOString() }),
    revision: found.revision,
    coversWholeRevision: coverage?.wholeRevision ?? false,
    coversWholeFile: coverage !== undefined && coversFile(file, coverage) && !appended,
    modifiedAfterSigning: later.length > 0 || !found.present,
    modifications: later,
    revocation: 'not-checked',
    reasons: findings.reasons,
    notes: findings.notes,
  };
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

async function checkContents(
  { contents }: FoundSignature,
  format: string | undefined,
  coverage: Coverage | undefined,
  findings: Findings,
): Promise<CheckedCms | undefined> {
  const strict = format === 'ETSI.CAdES.detached';
  if (!strict && format !== 'adbe.pkcs7.detached') {
    findings.fail(
      'FORMAT_FAILURE',
      'unsupported-format',
      'Signatures of this kind are not accepted. Have the document signed again with software for PAdES.',
    );
    return undefined;
  }
  if (contents === undefined) return undefined;
  const cms = readContents(contents.bytes, findings);
  if (cms === undefined || coverage === undefined) return undefined;
  return checkCms(cms, coverage.covered, strict, findings);
}

/** The claimed time proves nothing, but it must not contradict what is known. */
function checkClaimedTime(
  signedAt: Date | undefined,
  signer: Certificate,
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
  if (signedAt < signer.notBefore || signedAt > signer.notAfter)
    findings.doubt(
      'SIG_CONSTRAINTS_FAILURE',
      'signed-outside-validity',
      'The signature claims a time at which its certificate was not valid. Sign again with a valid certificate and a right clock.',
    );
}

function describe(signer: Certificate): SignerReport {
  const identity = signer.subject.find(({ type }) => type === oid.serialNumber)?.value;
  return {
    name: commonName(signer),
    ...(identity !== undefined && { subjectSerialNumber: identity }),
    subject: nameText(signer.subject),
    issuer: nameText(signer.issuer),
    serialNumber: signer.serialNumber,
    notBefore: signer.notBefore.toISOString(),
    notAfter: signer.notAfter.toISOString(),
  };
}
