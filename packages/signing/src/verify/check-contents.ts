import type { Bytes } from '../bytes.ts';
import { readCms } from '../cms/read.ts';
import type { CmsSignature } from '../cms/read.ts';
import { oid } from '../cms/oids.ts';
import { nameOf } from '../pdf/values.ts';
import type { Coverage } from './byte-range.ts';
import type { Check } from './check.ts';
import { checkCms, readContents, reportUnreadable } from './cms.ts';
import type { CheckedCms } from './cms.ts';
import type { Findings } from './findings.ts';
import { keepsBaseline } from './level.ts';
import type { SignatureReport } from './report.ts';
import { isTimestamp } from './signatures.ts';
import type { FoundSignature } from './signatures.ts';
import { checkTimestamp } from './timestamp.ts';
import type { CheckedTimestamp } from './timestamp.ts';

/** What stands in /Contents. */
export interface Content {
  readonly kind: SignatureReport['kind'];
  readonly cms?: Pick<CheckedCms, 'signer' | 'certificates' | 'algorithm'> &
    Partial<Pick<CheckedCms, 'scheme'>>;
  /** Whether it keeps the rules of PAdES B-B. */
  readonly baseline: boolean;
  /** A time before which it was not signed: a timestamp that the signer signed along proves it. */
  readonly begins?: Date;
  readonly timestamps: readonly CheckedTimestamp[];
}

/** Checks that a signature fits what it covers, and its timestamps. Whom to believe is asked later. */
export async function checkContents(
  { dict, contents }: FoundSignature,
  coverage: Coverage | undefined,
  signedAt: Date | undefined,
  at: Date,
  check: Check,
  findings: Findings,
): Promise<Content> {
  const format = nameOf(dict.get('SubFilter'));
  const kind = isTimestamp(dict) ? 'timestamp' : 'signature';
  const known = kind === 'timestamp' || format === 'ETSI.CAdES.detached';
  if (!known && format !== 'adbe.pkcs7.detached') {
    findings.fail(
      'FORMAT_FAILURE',
      'unsupported-format',
      'Signatures of this kind are not accepted. Have the document signed again with software for PAdES.',
    );
    return { kind, timestamps: [], baseline: false };
  }
  const der = contents && readContents(contents, findings);
  if (der === undefined || coverage === undefined) return { kind, timestamps: [], baseline: false };
  if (kind === 'timestamp') {
    const timestamp = await checkTimestamp(der, coverage.covered, at, check, findings);
    const { signer, algorithm = '' } = timestamp;
    const cms = signer && { signer, certificates: [], algorithm };
    return { kind, timestamps: [timestamp], baseline: false, ...(cms && { cms }) };
  }
  try {
    const read = readCms(der);
    const cms = await checkCms(read, coverage.covered, known ? 'pades' : 'foreign', findings);
    const timestamps = [];
    for (const token of read.timestamps)
      timestamps.push(await checkTimestamp(token, read.signature, at, check));
    const begins = await checkContentTimestamp(read, coverage.covered, at, check, findings);
    const proven = timestamps.find(({ proves }) => proves && begins && proves < begins);
    if (proven !== undefined)
      findings.doubt(
        'TIMESTAMP_ORDER_FAILURE',
        'timestamps-out-of-order',
        'The timestamp of the signature is older than that of its content. Sign again.',
      );
    const baseline = coverage.wholeRevision && keepsBaseline(dict, signedAt, read);
    return { kind, timestamps, baseline, ...(begins && { begins }), ...(cms && { cms }) };
  } catch (error) {
    reportUnreadable(error, findings);
    return { kind, timestamps: [], baseline: false };
  }
}

/**
 * A timestamp over the content that the signer signed along (EN 319 122-1, 5.2.8): the signature
 * came after it. One that does not hold proves nothing.
 */
async function checkContentTimestamp(
  { attributes }: CmsSignature,
  covered: Bytes,
  at: Date,
  check: Check,
  findings: Findings,
): Promise<Date | undefined> {
  const [token] = attributes.get(oid.contentTimestamp) ?? [];
  if (token === undefined) return undefined;
  const { proves } = await checkTimestamp(token, covered, at, check);
  if (proves === undefined)
    findings.note(
      'content-timestamp-not-proven',
      'A timestamp over the content does not hold, so it proves no time.',
    );
  return proves;
}
