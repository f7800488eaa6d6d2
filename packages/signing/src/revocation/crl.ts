import { equalBytes, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readScheme, verifyRaw } from '../cms/algorithms.ts';
import { distributionPoints } from '../cms/access.ts';
import { keyUsageBit, readTime } from '../cms/certificate.ts';
import type { Certificate, Extension } from '../cms/certificate.ts';
import { children, expect, notDer, oidText, readDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { readName, sameName } from '../cms/name.ts';
import type { NameAttribute } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';
import { ALL_REASONS } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { coverage } from './issuing-distribution-point.ts';

/** A revocation list as it stands (RFC 5280, 5.1). */
export interface Crl {
  readonly tbs: Bytes;
  readonly algorithm: Der;
  readonly signature: Bytes;
  readonly issuerDer: Bytes;
  readonly issuer: readonly NameAttribute[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly entries: readonly Der[];
  readonly extensions: ReadonlyMap<string, Extension>;
}

/**
 * Reads a list strictly. One without nextUpdate is none (RFC 5280, 5.1.2.5).
 *
 * @throws {SigningError} `not-der`
 */
export function readCrl(input: Uint8Array): Crl {
  const [tbs, algorithm, bits] = children(expect(readDer(toBytes(input)), tag.sequence));
  const fields = children(expect(tbs, tag.sequence));
  if (fields[0]?.tag === tag.integer) fields.shift();
  const [inner, issuer, thisUpdate, nextUpdate, ...rest] = fields;
  if (!equalBytes(expect(inner, tag.sequence).raw, expect(algorithm, tag.sequence).raw))
    throw notDer();
  const list = rest.find((part) => part.tag === tag.sequence);
  const extensions = rest.find((part) => part.tag === tag.context0);
  return {
    tbs: expect(tbs, tag.sequence).raw,
    algorithm: expect(algorithm, tag.sequence),
    signature: expect(bits, tag.bitString).content.subarray(1),
    issuerDer: expect(issuer, tag.sequence).raw,
    issuer: readName(expect(issuer, tag.sequence)),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: readTime(nextUpdate),
    entries: list === undefined ? [] : children(list),
    extensions: extensions === undefined ? new Map() : readExtensions(children(extensions)[0]),
  };
}

function readExtensions(list: Der | undefined): Map<string, Extension> {
  return new Map(
    children(expect(list, tag.sequence)).map((extension) => {
      const parts = children(expect(extension, tag.sequence));
      const critical = parts[1]?.tag === tag.boolean && parts[1].content[0] !== 0;
      return [
        oidText(parts[0]),
        { critical, value: expect(parts.at(-1), tag.octetString).content },
      ];
    }),
  );
}

const knownExtensions = new Set<string>([
  oid.authorityKeyIdentifier,
  oid.crlNumber,
  oid.issuingDistributionPoint,
]);
const knownEntryExtensions = new Set<string>([oid.crlReason]);

/** Whether the holder of a certificate signed the list and may (RFC 5280, 6.3.3, f and g). */
export async function signedBy(crl: Crl, signer: Certificate): Promise<boolean> {
  if (signer.keyUsage !== undefined && !signer.keyUsage.has(keyUsageBit.cRLSign)) return false;
  if (!sameName(crl.issuer, signer.subject)) return false;
  try {
    return await verifyRaw(signer.spki, readScheme(crl.algorithm), crl.tbs, crl.signature);
  } catch {
    return false;
  }
}

/**
 * What a list says about a certificate of its issuer; its signature is checked elsewhere. Nothing
 * when it is a delta, an indirect list, one for other certificates, or one with conditions that are
 * not known here.
 *
 * @throws {SigningError} `not-der`
 */
export function crlEvidence(crl: Crl, subject: Certificate): Evidence | undefined {
  if (!sameName(crl.issuer, subject.issuer)) return undefined;
  for (const [id, { critical }] of crl.extensions)
    if (id === oid.deltaCrlIndicator || (critical && !knownExtensions.has(id))) return undefined;
  const reasons = coverage(
    crl.extensions.get(oid.issuingDistributionPoint),
    distributionPoints(subject),
    subject,
  );
  if (reasons === 0) return undefined;
  const base = {
    source: 'crl',
    thisUpdate: crl.thisUpdate,
    nextUpdate: crl.nextUpdate,
    ...(reasons !== ALL_REASONS && { reasons }),
  } as const;
  let evidence: Evidence = { ...base, status: 'good' };
  for (const entry of crl.entries) {
    const [serial, date, extensions] = children(expect(entry, tag.sequence));
    for (const [id, { critical }] of extensions === undefined ? [] : readExtensions(extensions))
      // A condition on one entry may change the meaning of those after it (5.3.3).
      if (critical && !knownEntryExtensions.has(id)) return undefined;
    if (equalBytes(expect(serial, tag.integer).raw, subject.serialDer))
      evidence = { ...base, status: 'revoked', revokedAt: readTime(date) };
  }
  return evidence;
}
