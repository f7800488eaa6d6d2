import { concat, equalBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { DistributionPoint } from '../cms/access.ts';
import type { Certificate, Extension } from '../cms/certificate.ts';
import { children, der, expect, readDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { readName, sameName } from '../cms/name.ts';
import type { NameAttribute } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';
import type { Crl } from './read-crl.ts';
import { ALL_REASONS } from './evidence.ts';

/** Fields of IssuingDistributionPoint (RFC 5280, 5.2.5), context-specific and primitive. */
const ONLY_USERS = 0x81;
const ONLY_AUTHORITIES = 0x82;
const ONLY_REASONS = 0x83;
const INDIRECT = 0x84;
const ONLY_ATTRIBUTES = 0x85;
/** directoryName of GeneralName (RFC 5280, 4.2.1.6). */
const DIRECTORY_NAME = 0xa4;

/** Whether a list also tells of certificates by other issuers. */
export function isIndirect(extensions: ReadonlyMap<string, Extension>): boolean {
  const issuing = extensions.get(oid.issuingDistributionPoint);
  if (issuing === undefined) return false;
  const fields = children(expect(readDer(issuing.value), tag.sequence));
  return fields.some((field) => field.tag === INDIRECT && field.content[0] !== 0);
}

/**
 * For which reasons of revocation a list speaks about a certificate (RFC 5280, 6.3.3, b and d):
 * bits of ReasonFlags, 0 when it does not.
 */
export function coverage(
  issuing: Extension | undefined,
  points: readonly DistributionPoint[],
  subject: Certificate,
  list: Pick<Crl, 'issuer' | 'issuerDer'>,
): number {
  const fields =
    issuing === undefined ? [] : children(expect(readDer(issuing.value), tag.sequence));
  const flag = (type: number) =>
    fields.some((field) => field.tag === type && field.content[0] !== 0);
  if (flag(ONLY_ATTRIBUTES)) return 0;
  if (flag(subject.isCa ? ONLY_USERS : ONLY_AUTHORITIES)) return 0;
  const ofIssuer = sameName(list.issuer, subject.issuer);
  const own = points.filter(({ issuers }) =>
    issuers === undefined ? ofIssuer : flag(INDIRECT) && names(issuers, list.issuer),
  );
  if (points.length > 0 ? own.length === 0 : !ofIssuer) return 0;
  const name = fields.find((field) => field.tag === tag.context0);
  const only = fields.find((field) => field.tag === ONLY_REASONS);
  const ofList = only === undefined ? ALL_REASONS : reasonBits(only);
  if (name === undefined && own.length === 0) return ofList;
  const fitting = own.filter(
    (point) => name === undefined || sharesName(name, point, list.issuerDer),
  );
  const ofPoints = fitting.reduce(
    (bits, { reasons }) => bits | (reasons === undefined ? ALL_REASONS : reasonBits(reasons)),
    0,
  );
  return ofList & ofPoints;
}

function reasonBits({ content }: Der): number {
  let bits = 0;
  for (let bit = 1; bit <= 8; bit++)
    if (((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits |= 1 << bit;
  return bits;
}

/** Whether one of the GeneralNames is this directory name. */
function names(general: readonly Der[], name: readonly NameAttribute[]): boolean {
  return general.some(
    (one) => one.tag === DIRECTORY_NAME && sameName(readName(children(one)[0]!), name),
  );
}

/** A point without a name is known by who signs its lists (RFC 5280, 6.3.3, b 2 i). */
function sharesName(name: Der, point: DistributionPoint, issuerDer: Bytes): boolean {
  const ours =
    point.name === undefined
      ? (point.issuers ?? []).map(({ raw }) => raw)
      : generalNames(point.name, issuerDer);
  return generalNames(name, issuerDer).some((a) => ours.some((b) => equalBytes(a, b)));
}

/** The names of a DistributionPointName; one relative to the list's issuer is written out in full. */
function generalNames(name: Der, issuerDer: Bytes): Bytes[] {
  return children(name).flatMap((choice) => {
    if (choice.tag === tag.context0) return children(choice).map(({ raw }) => raw);
    const rdn = concat(Uint8Array.of(tag.set), choice.raw.subarray(1));
    const whole = der(tag.sequence, expect(readDer(issuerDer), tag.sequence).content, rdn);
    return [der(DIRECTORY_NAME, whole)];
  });
}
