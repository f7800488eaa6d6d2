import type { Certificate } from '../cms/certificate.ts';
import type { RevocationChecker } from '../revocation/checker.ts';
import type { Findings } from './findings.ts';
import type { Material } from './level.ts';
import type { RevocationReport } from './report.ts';

/** How much weight revocation has; see `VerifyOptions.revocation`. */
export type RevocationMode = 'require' | 'prefer' | 'off';

/** When the signature was made, as far as timestamps prove it. */
export interface ProvenTimes {
  /** The best-signature-time: it existed then. Now, when nothing proves an earlier time. */
  readonly existedAt: Date;
  /** It did not exist before. */
  readonly notBefore?: Date;
}

/** A report, and what in the document it rests on, when it rests on nothing else. */
export interface RevocationResult extends RevocationReport {
  readonly material?: Material;
}

/**
 * Looks up every certificate of a path but its root, at the best-signature-time (EN 319 102-1,
 * 5.2.6 and 5.5.4). A certificate that was revoked after that time was good when it mattered.
 */
export async function checkRevocation(
  path: readonly Certificate[],
  { existedAt, notBefore }: ProvenTimes,
  checker: RevocationChecker,
  mode: RevocationMode,
  findings: Findings,
): Promise<RevocationResult> {
  if (mode === 'off' || (mode === 'prefer' && !checker.able)) {
    findings.note(
      'revocation-not-checked',
      'Whether the certificate was revoked was not looked up. Ask its issuer where it matters.',
    );
    return { status: 'not-checked' };
  }
  let report: RevocationReport | undefined;
  const material: Uint8Array[] = [];
  let complete = true;
  for (const [index, member] of path.slice(0, -1).entries()) {
    const found = await checker.statusOf(member, path[index + 1] ?? member, existedAt);
    const { status, knownAt, revokedAt, held } = found;
    material.push(...held);
    const later = revokedAt !== undefined && revokedAt > existedAt;
    if (later) findings.note('revoked-later', 'The certificate was revoked after it signed.');
    const now = later ? 'good' : status;
    complete &&= now === 'good' && held.length > 0;
    if (now === 'revoked') refuse(index, revokedAt, notBefore, findings);
    const worse = report === undefined || rank[now] > rank[report.status];
    if (worse)
      report = {
        status: now,
        ...(knownAt && { knownAt: knownAt.toISOString() }),
        ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
      };
  }
  if (report?.status === 'unknown') leaveOpen(mode, findings);
  return {
    ...(report ?? { status: 'good' }),
    ...(complete && { material }),
  };
}

const rank = { good: 0, 'not-checked': 1, unknown: 2, revoked: 3 };

function refuse(
  index: number,
  revokedAt: Date | undefined,
  notBefore: Date | undefined,
  findings: Findings,
): void {
  if (index > 0)
    findings.doubt(
      'REVOKED_CA_NO_POE',
      'issuer-revoked',
      "The certificate of the signer's provider was revoked. Sign with one from a licensed provider.",
    );
  else if (notBefore !== undefined && revokedAt !== undefined && notBefore >= revokedAt)
    findings.fail(
      'REVOKED',
      'certificate-revoked',
      'The certificate was revoked before it signed. Sign again with a valid one.',
    );
  else
    findings.doubt(
      'REVOKED_NO_POE',
      'certificate-revoked',
      'The certificate was revoked, and nothing proves that it signed before. Sign again with a valid one.',
    );
}

function leaveOpen(mode: RevocationMode, findings: Findings): void {
  const message =
    'Whether the certificate was revoked could not be found out. Try again later, or ask its issuer.';
  if (mode === 'require') findings.doubt('TRY_LATER', 'revocation-unknown', message);
  else findings.note('revocation-unknown', message);
}
