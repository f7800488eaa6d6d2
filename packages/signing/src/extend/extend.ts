import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Certificate } from '../cms/certificate.ts';
import { SigningError } from '../error.ts';
import { defaultLimits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import type { RevocationChecker } from '../revocation/checker.ts';
import type { RevocationPort } from '../revocation/evidence.ts';
import type { TimestampPort } from '../timestamp/port.ts';
import type { SignatureReport } from '../verify/report.ts';
import type { RevocationMode } from '../verify/revocation.ts';
import { readRoot } from '../verify/root.ts';
import type { Trusted } from '../verify/root.ts';
import { verifyFile } from '../verify/verify.ts';
import { timestampDocument } from './document-timestamp.ts';
import { newestSignature } from './newest-signature.ts';
import { storeMaterial } from './security-store.ts';
import { timestampSignature } from './signature-timestamp.ts';

/** The levels of EN 319 142-1, clause 6, above B-B. */
export type ExtendedLevel = 'B-T' | 'B-LT' | 'B-LTA';

/** What a signature is carried on with. */
export interface ExtendOptions {
  readonly level: ExtendedLevel;
  readonly timestamp: TimestampPort;
  /** DER of the trusted roots, that of the timestamping authority among them. */
  readonly trust: readonly Trusted[];
  /** DER of the roots of timestamping authorities, where those are others than `trust`. */
  readonly timestampTrust?: readonly Trusted[];
  /** Brings OCSP responses and lists; needed from B-LT on. */
  readonly fetchRevocation?: RevocationPort;
  /** Now. */
  readonly at?: Date;
}

/**
 * Carries the signatures of a PDF to a higher level, by incremental updates:
 *
 * - B-T: a timestamp in the newest signature; over the document, when that one is covered already;
 * - B-LT: certificates and revocation information for every certificate on every path;
 * - B-LTA: a document timestamp over all that. Once more before its authority expires renews it.
 *
 * What does not hold is not carried on: every signature and timestamp must be TOTAL-PASSED, with a
 * known revocation status from B-LT on.
 *
 * @throws {SigningError} `cannot-extend` with the reason, `contents-too-small`, the codes of reading
 * a PDF, and whatever the ports throw
 */
export async function extendPdf(input: Uint8Array, options: ExtendOptions): Promise<Bytes> {
  const { level, timestamp } = options;
  const timed = await withTimes(toBytes(input), options);
  if (level === 'B-T') return timed;
  const { pool, checker } = await check(timed, { ...options, revocation: 'require' });
  const certificates = [...pool, ...checker.certificates].map(({ der }) => der);
  const lasting = await storeMaterial(timed, { certificates, ...checker.used });
  return level === 'B-LT' ? lasting : timestampDocument(lasting, timestamp);
}

/** Every signature with a time that is proven; one that has it stays as it is. */
async function withTimes(pdf: Bytes, options: ExtendOptions): Promise<Bytes> {
  const { unproven } = await check(pdf, { ...options, revocation: 'prefer' });
  if (unproven.length === 0) return pdf;
  const timed = await addTime(pdf, unproven, options.timestamp);
  const after = await check(timed, { ...options, revocation: 'prefer' });
  if (after.unproven.length > 0)
    throw cannotExtend('The timestamp does not hold: is its authority among the trusted?');
  return timed;
}

async function addTime(
  pdf: Bytes,
  unproven: readonly SignatureReport[],
  timestamp: TimestampPort,
): Promise<Bytes> {
  const newest = newestSignature(await openPdf(pdf), defaultLimits.maxSignatures);
  const own = newest?.kind === 'signature' && newest.field === unproven[0]?.field;
  if (!own || unproven.length > 1) return timestampDocument(pdf, timestamp);
  try {
    return await timestampSignature(pdf, timestamp);
  } catch (error) {
    // Other software leaves less room: the document can be timestamped in any case.
    const expected = ['contents-too-small', 'already-timestamped'];
    if (!(error instanceof SigningError) || !expected.includes(error.code)) throw error;
    return timestampDocument(pdf, timestamp);
  }
}

/** @throws {SigningError} `cannot-extend` unless everything in the file holds */
async function check(
  pdf: Bytes,
  options: ExtendOptions & { readonly revocation: RevocationMode },
): Promise<{
  readonly unproven: readonly SignatureReport[];
  readonly pool: readonly Certificate[];
  readonly checker: RevocationChecker;
}> {
  const roots = options.trust.map(readRoot);
  const timestampRoots = options.timestampTrust?.map(readRoot) ?? roots;
  const { report, check: done } = await verifyFile(
    await openPdf(pdf),
    {
      roots,
      timestampRoots,
      at: options.at ?? new Date(),
      limits: defaultLimits,
      profiles: [],
      revocation: options.revocation,
      ...(options.fetchRevocation && { fetch: options.fetchRevocation }),
    },
    [],
  );
  const wrong = report.signatures.find(({ indication }) => indication !== 'TOTAL-PASSED');
  const [reason] = wrong?.reasons ?? report.reasons;
  if (reason !== undefined) throw cannotExtend(`${reason.message} (${reason.code})`);
  const { signatures } = report;
  return {
    unproven: signatures.filter((one) => one.kind === 'signature' && one.provenAt === undefined),
    pool: [...new Set([...done.pool, ...roots, ...timestampRoots])],
    checker: done.checker,
  };
}

function cannotExtend(why: string): SigningError {
  return new SigningError('cannot-extend', why);
}
