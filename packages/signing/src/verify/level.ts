import { equalBytes } from '../bytes.ts';
import type { Limits } from '../limits.ts';
import { oid } from '../cms/oids.ts';
import type { CmsSignature } from '../cms/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import { nameOf } from '../pdf/values.ts';
import type { PdfDict } from '../pdf/values.ts';
import type { BaselineLevel } from './report.ts';
import { readSecurityStore } from './security-store.ts';

/** Statements about revocation inside the document that a result rests on, and on nothing else. */
export type Material = readonly Uint8Array[];

/** What decides the level of one signature. */
export interface LevelFacts {
  /** Whether it keeps the rules of B-B; see {@link keepsBaseline}. */
  readonly baseline: boolean;
  readonly kind: 'signature' | 'timestamp';
  readonly revision: number;
  /** Of the signer's path; absent when anything of it is not in the document. */
  readonly material?: Material;
  /** Timestamps that hold: over the signature; of a document timestamp its own. */
  readonly timestamps: ReadonlyArray<{ readonly material?: Material }>;
}

/** Unsigned attributes that PAdES forbids: the security store has their place. */
const forbidden: readonly string[] = [oid.certificateValues, oid.revocationValues];

/**
 * Whether a signature keeps the rules of PAdES B-B (EN 319 142-1, 6.3, table 1) that do not make
 * it invalid when broken.
 *
 * @param signedAt /M, when it can be read
 */
export function keepsBaseline(
  dict: PdfDict,
  signedAt: Date | undefined,
  cms: CmsSignature,
): boolean {
  const has = (type: string) => cms.attributes.has(type);
  const reason = dict.has('Reason') && (has(oid.commitmentType) || has(oid.signaturePolicy));
  return (
    nameOf(dict.get('SubFilter')) === 'ETSI.CAdES.detached' &&
    dict.has('Filter') &&
    !dict.has('Cert') &&
    signedAt !== undefined &&
    cms.certificates.length > 0 &&
    has(oid.signingCertificateV2) &&
    !has(oid.signingCertificate) &&
    !has(oid.signingTime) &&
    !reason &&
    !forbidden.some((type) => cms.unsigned.has(type))
  );
}

/**
 * The level of EN 319 142-1, clause 6, that a signature reaches with what stands in the document:
 * timestamps that hold, and revocation statements for every certificate.
 *
 * @param all everything that was signed, this one included, oldest first
 */
export async function levelOf(
  facts: LevelFacts,
  all: readonly LevelFacts[],
  file: PdfFile,
  limits: Limits,
): Promise<BaselineLevel | undefined> {
  if (facts.kind !== 'signature' || !facts.baseline) return undefined;
  const later = all
    .filter(({ kind, revision, timestamps }) => {
      return kind === 'timestamp' && revision > facts.revision && timestamps.length > 0;
    })
    .sort((a, b) => a.revision - b.revision);
  const { timestamps: own } = facts;
  const proving = own.length > 0 ? own : (later[0]?.timestamps ?? []);
  if (proving.length === 0) return 'B-B';
  const needed = [facts, ...proving].map(({ material }) => material);
  if (needed.some((material) => material === undefined || material.length === 0)) return 'B-T';
  for (const { revision } of later) {
    const { ocsps, crls } = await readSecurityStore(file, limits, revision);
    const stored = [...ocsps, ...crls];
    const holds = (one: Uint8Array) => stored.some((other) => equalBytes(other, one));
    if (needed.every((material) => material?.every(holds))) return 'B-LTA';
  }
  return 'B-LT';
}
