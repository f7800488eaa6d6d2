import { equalBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hashOnce } from '../cms/algorithms.ts';
import { commonName, keyUsageBit } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import type { Der } from '../cms/der.ts';
import { oid } from '../cms/oids.ts';
import { readToken } from '../timestamp/token.ts';
import type { Check } from './check.ts';
import { checkCms, reportUnreadable } from './cms.ts';
import { Findings } from './findings.ts';
import type { Material } from './level.ts';
import { checkPath } from './path.ts';
import { checkRevocation } from './revocation.ts';
import type { RevocationResult } from './revocation.ts';
import type { TimestampReport } from './report.ts';

/** A timestamp that was looked at, and the time it proves when it passed. */
export interface CheckedTimestamp {
  readonly report: TimestampReport;
  readonly signer?: Certificate;
  readonly algorithm?: string;
  /** Set only for a token that passed every check. */
  readonly proves?: Date;
  /** What in the document tells that its authority was not revoked. */
  readonly material?: Material;
}

/**
 * Checks a timestamp token whole (RFC 3161; EN 319 102-1, 5.4): it is about these bytes, its
 * signature is right, its authority may timestamp and nothing else, and the authority was trusted
 * when it stamped and still is at `at`.
 *
 * @param data what the timestamp must be over
 * @param at until when the authority's own certificates have to hold: now, or the time that a
 * later timestamp proves
 */
export async function checkTimestamp(
  token: Der,
  data: Bytes,
  at: Date,
  check: Check,
  findings: Findings = new Findings(),
): Promise<CheckedTimestamp> {
  let read;
  try {
    read = readToken(token);
  } catch (error) {
    reportUnreadable(error, findings);
    return { report: report(findings) };
  }
  const { cms, time, imprint, info } = read;
  if (!equalBytes(imprint, await hashOnce(read.hash, data)))
    findings.fail(
      'HASH_FAILURE',
      'timestamp-mismatch',
      'The timestamp is for something else. Have the document timestamped again.',
    );
  const checked = await checkCms(cms, info, 'timestamp', findings);
  if (checked === undefined) return { report: report(findings, time) };
  const { signer, certificates, algorithm } = checked;
  if (!mayTimestamp(signer))
    findings.doubt(
      'CHAIN_CONSTRAINTS_FAILURE',
      'timestamp-authority-unsuitable',
      'The timestamp comes from a certificate that is not made for timestamps alone. Use another authority.',
    );
  if (time.getTime() > check.at.getTime() + check.limits.clockSkew)
    findings.doubt(
      'TIMESTAMP_ORDER_FAILURE',
      'timestamp-in-future',
      'The timestamp tells a time that has not come yet. Set the clock right, and check again.',
    );
  const pool = [...certificates, ...check.pool];
  const path = await checkPath(signer, pool, check.timestampRoots, at, findings);
  // Once at the time of checking, and once more at the time it claims (RFC 3161, 4.3).
  if (findings.indication === 'TOTAL-PASSED')
    await checkPath(signer, pool, check.timestampRoots, time, findings);
  const { status, material }: RevocationResult =
    path === undefined
      ? { status: 'not-checked' }
      : await checkRevocation(path, { existedAt: at }, check.checker, check.revocation, findings);
  return {
    report: report(findings, time, signer, status),
    signer,
    algorithm,
    ...(material && { material }),
    ...(findings.indication === 'TOTAL-PASSED' && { proves: time }),
  };
}

/** RFC 3161, 2.3: extendedKeyUsage critical and with id-kp-timeStamping alone. */
function mayTimestamp({ isCa, extendedKeyUsage, extensions, keyUsage }: Certificate): boolean {
  const { digitalSignature, nonRepudiation } = keyUsageBit;
  return (
    !isCa &&
    extendedKeyUsage?.length === 1 &&
    extendedKeyUsage[0] === oid.timeStamping &&
    extensions.get(oid.extKeyUsage)?.critical === true &&
    (keyUsage === undefined || keyUsage.has(digitalSignature) || keyUsage.has(nonRepudiation))
  );
}

function report(
  findings: Findings,
  time?: Date,
  signer?: Certificate,
  revocation: TimestampReport['revocation'] = 'not-checked',
): TimestampReport {
  return {
    indication: findings.indication,
    ...(time && { time: time.toISOString() }),
    ...(signer && { authority: commonName(signer) }),
    revocation,
    reasons: findings.reasons,
  };
}
