import { equalBytes } from '../bytes.ts';
import type { Certificate } from '../cms/certificate.ts';
import { expect, readDer, tag } from '../cms/der.ts';
import { oid } from '../cms/oids.ts';
import { sameName } from '../cms/name.ts';
import type { Crl } from './read-crl.ts';
import { findEntry } from './entries.ts';
import type { Evidence } from './evidence.ts';
import { isIndirect } from './issuing-distribution-point.ts';

/** A CRL number: an INTEGER of up to 20 octets (RFC 5280, 5.2.3). */
function numberIn(crl: Crl, extension: string): bigint | undefined {
  const value = crl.extensions.get(extension)?.value;
  if (value === undefined) return undefined;
  const { content } = expect(readDer(value), tag.integer);
  if (content.length > 20 || content.length === 0) return undefined;
  return content.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/**
 * Whether a delta list may be laid over a full one (RFC 5280, 5.2.4): of the same issuer and scope,
 * begun no later than the full one, and newer.
 */
export function fits(delta: Crl, full: Crl): boolean {
  const base = numberIn(delta, oid.deltaCrlIndicator);
  const [newer, older] = [numberIn(delta, oid.crlNumber), numberIn(full, oid.crlNumber)];
  if (base === undefined || newer === undefined || older === undefined) return false;
  const scope = (crl: Crl) => crl.extensions.get(oid.issuingDistributionPoint)?.value;
  const [one, other] = [scope(delta), scope(full)];
  const sameScope = one === other || (one && other && equalBytes(one, other)) === true;
  return sameName(delta.issuer, full.issuer) && sameScope && base <= older && older < newer;
}

/** What a full list and a delta list say together; the signature of both is checked elsewhere. */
export function withDelta(full: Evidence, delta: Crl, subject: Certificate): Evidence | undefined {
  const entry = findEntry(delta, subject, isIndirect(delta.extensions));
  if (entry === 'unreadable') return undefined;
  const { thisUpdate, nextUpdate } = delta;
  const { revokedAt: _, ...rest } = full;
  if (entry?.status === 'revoked')
    return { ...rest, thisUpdate, nextUpdate, status: 'revoked', revokedAt: entry.revokedAt };
  if (entry?.status === 'released') return { ...rest, thisUpdate, nextUpdate, status: 'good' };
  return { ...full, thisUpdate, nextUpdate };
}
