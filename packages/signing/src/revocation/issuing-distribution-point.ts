import { concat, equalBytes } from '../bytes.ts';
import type { DistributionPoint } from '../cms/access.ts';
import type { Certificate, Extension } from '../cms/certificate.ts';
import { children, der, expect, readDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { ALL_REASONS } from './evidence.ts';

/** Fields of IssuingDistributionPoint (RFC 5280, 5.2.5), context-specific and primitive. */
const ONLY_USERS = 0x81;
const ONLY_AUTHORITIES = 0x82;
const ONLY_REASONS = 0x83;
const INDIRECT = 0x84;
const ONLY_ATTRIBUTES = 0x85;

/**
 * For which reasons of revocation a list speaks about a certificate (RFC 5280, 6.3.3, b and d):
 * bits of ReasonFlags, 0 when it does not.
 */
export function coverage(
  issuing: Extension | undefined,
  points: readonly DistributionPoint[],
  subject: Certificate,
): number {
  const fields =
    issuing === undefined ? [] : children(expect(readDer(issuing.value), tag.sequence));
  const flag = (type: number) =>
    fields.some((field) => field.tag === type && field.content[0] !== 0);
  if (flag(INDIRECT) || flag(ONLY_ATTRIBUTES)) return 0;
  if (flag(subject.isCa ? ONLY_USERS : ONLY_AUTHORITIES)) return 0;
  const own = points.filter(({ indirect }) => !indirect);
  if (points.length > 0 && own.length === 0) return 0;
  const name = fields.find((field) => field.tag === tag.context0);
  const only = fields.find((field) => field.tag === ONLY_REASONS);
  const ofList = only === undefined ? ALL_REASONS : reasonBits(only);
  if (name === undefined && own.length === 0) return ofList;
  const fitting = own.filter((point) => name === undefined || sharesName(name, point, subject));
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

function sharesName(name: Der, point: DistributionPoint, subject: Certificate): boolean {
  if (point.name === undefined) return false;
  const ours = generalNames(point.name, subject);
  return generalNames(name, subject).some((a) => ours.some((b) => equalBytes(a, b)));
}

/** The names of a DistributionPointName; one relative to the issuer is written out in full. */
function generalNames(name: Der, { issuerDer }: Certificate): Uint8Array[] {
  return children(name).flatMap((choice) => {
    if (choice.tag === tag.context0) return children(choice).map(({ raw }) => raw);
    const rdn = concat(Uint8Array.of(tag.set), choice.raw.subarray(1));
    const whole = der(tag.sequence, expect(readDer(issuerDer), tag.sequence).content, rdn);
    return [der(0xa4, whole)];
  });
}
