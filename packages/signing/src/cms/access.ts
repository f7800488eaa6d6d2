import { fromLatin1 } from '../bytes.ts';
import type { Certificate, Extension } from './certificate.ts';
import { children, expect, oidText, readDer, tag } from './der.ts';
import type { Der } from './der.ts';
import { oid } from './oids.ts';

const MAX_ADDRESSES = 4;
/** uniformResourceIdentifier of a GeneralName (RFC 5280, 4.2.1.6). */
const URI = 0x86;

/** Where the issuer answers OCSP requests (RFC 5280, 4.2.2.1). */
export function ocspAddresses({ extensions }: Certificate): string[] {
  const extension = extensions.get(oid.authorityInfoAccess);
  if (extension === undefined) return [];
  return children(expect(readDer(extension.value), tag.sequence))
    .map((access) => children(expect(access, tag.sequence)))
    .filter(([method]) => oidText(method) === oid.ocsp)
    .flatMap(([, location]) => (location?.tag === URI ? [fromLatin1(location.content)] : []))
    .slice(0, MAX_ADDRESSES);
}

/** One place where revocation lists are published (RFC 5280, 4.2.1.13). */
export interface DistributionPoint {
  /** distributionPoint [0], when it has a name. */
  readonly name?: Der;
  /** ReasonFlags, when it covers only some. */
  readonly reasons?: Der;
  /** GeneralNames of who signs the lists, when that is not the issuer of the certificate. */
  readonly issuers?: readonly Der[];
}

export function distributionPoints({ extensions }: Certificate): DistributionPoint[] {
  return pointsIn(extensions.get(oid.crlDistributionPoints));
}

function pointsIn(extension: Extension | undefined): DistributionPoint[] {
  if (extension === undefined) return [];
  return children(expect(readDer(extension.value), tag.sequence)).map((point) => {
    const parts = children(expect(point, tag.sequence));
    const name = parts.find((part) => part.tag === tag.context0);
    const reasons = parts.find((part) => part.tag === 0x81);
    const issuers = parts.find((part) => part.tag === tag.context2);
    return {
      ...(name && { name }),
      ...(reasons && { reasons }),
      ...(issuers && { issuers: children(issuers) }),
    };
  });
}

/** Addresses of the lists that tell of a certificate. */
export function crlAddresses(certificate: Certificate): string[] {
  return addressesOf(distributionPoints(certificate));
}

/** Where a certificate or a full list says that its delta lists are (RFC 5280, 4.2.1.15 and 5.2.6). */
export function freshestAddresses({
  extensions,
}: {
  readonly extensions: ReadonlyMap<string, Extension>;
}): string[] {
  return addressesOf(pointsIn(extensions.get(oid.freshestCrl)));
}

function addressesOf(points: readonly DistributionPoint[]): string[] {
  return points
    .flatMap(({ name }) => (name === undefined ? [] : children(name)))
    .flatMap((fullName) => (fullName.tag === tag.context0 ? children(fullName) : []))
    .flatMap((general) => (general.tag === URI ? [fromLatin1(general.content)] : []))
    .slice(0, MAX_ADDRESSES);
}
