import { equalBytes, fromLatin1, toBytes, toHex } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { children, expect, notDer, oidText, readDer, smallInteger, tag } from './der.ts';
import type { Der } from './der.ts';
import { nameText, readName } from './name.ts';
import type { NameAttribute } from './name.ts';
import { oid } from './oids.ts';

/** Bits of the keyUsage extension by their place (RFC 5280, 4.2.1.3). */
export const keyUsageBit = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

/** One extension as it stands in a certificate or revocation list (RFC 5280, 4.2). */
export interface Extension {
  readonly critical: boolean;
  /** DER inside the OCTET STRING. */
  readonly value: Bytes;
}

/** An X.509 certificate, strictly read (RFC 5280). */
export interface Certificate {
  readonly der: Bytes;
  readonly tbs: Bytes;
  /** INTEGER with its header, as CMS repeats it. */
  readonly serialDer: Bytes;
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
  readonly issuerDer: Bytes;
  readonly subjectDer: Bytes;
  readonly issuer: readonly NameAttribute[];
  readonly subject: readonly NameAttribute[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo. */
  readonly spki: Bytes;
  /** AlgorithmIdentifier of the issuer's signature. */
  readonly signatureAlgorithm: Der;
  readonly signature: Bytes;
  readonly isCa: boolean;
  readonly pathLength?: number;
  /** Numbers of the bits set; undefined when the extension is absent: any use. */
  readonly keyUsage?: ReadonlySet<number>;
  /** Object identifiers; undefined when the extension is absent: any purpose. */
  readonly extendedKeyUsage?: readonly string[];
  readonly subjectKeyIdentifier?: string;
  /** Every extension by its object identifier: its value, DER. */
  readonly extensions: ReadonlyMap<string, Extension>;
  /** Object identifiers of extensions that bind the verifier and that this package does not know. */
  readonly unknownCritical: readonly string[];
}

/** Extensions that may be critical: their rules are kept, or they restrict nothing we rely on. */
const knownExtensions = new Set<string>([
  oid.basicConstraints,
  oid.keyUsage,
  oid.extKeyUsage,
  oid.nameConstraints,
  oid.certificatePolicies,
  oid.policyMappings,
  oid.policyConstraints,
  oid.inhibitAnyPolicy,
  oid.subjectAltName,
  oid.subjectKeyIdentifier,
  oid.authorityKeyIdentifier,
  oid.crlDistributionPoints,
  oid.freshestCrl,
  oid.ocspNoCheck,
]);

/**
 * Reads a certificate.
 *
 * @throws {SigningError} `not-der`
 */
export function readCertificate(input: Uint8Array): Certificate {
  const bytes = toBytes(input);
  const [tbs, outer, signature, ...extra] = children(expect(readDer(bytes), tag.sequence));
  const fields = children(expect(tbs, tag.sequence));
  const version = fields[0]?.tag === tag.context0 ? smallInteger(children(fields.shift()!)[0]) : 0;
  const [serial, inner, issuer, validity, subject, spki, ...optional] = fields;
  const times = children(expect(validity, tag.sequence));
  if (!equalBytes(expect(inner, tag.sequence).raw, expect(outer, tag.sequence).raw)) throw notDer();
  const bits = expect(signature, tag.bitString).content;
  if (extra.length > 0 || bits[0] !== 0 || tbs === undefined || outer === undefined) throw notDer();
  const wrapped = optional.find((field) => field.tag === tag.context3);
  if (wrapped !== undefined && version !== 2) throw notDer();
  return {
    der: bytes,
    tbs: tbs.raw,
    serialDer: expect(serial, tag.integer).raw,
    serialNumber: toHex(expect(serial, tag.integer).content),
    issuerDer: expect(issuer, tag.sequence).raw,
    subjectDer: expect(subject, tag.sequence).raw,
    issuer: readName(expect(issuer, tag.sequence)),
    subject: readName(expect(subject, tag.sequence)),
    notBefore: readTime(times[0]),
    notAfter: readTime(times[1]),
    spki: expect(spki, tag.sequence).raw,
    signatureAlgorithm: outer,
    signature: bits.subarray(1),
    ...readExtensions(wrapped),
  };
}

type Extensions = Pick<
  Certificate,
  | 'isCa'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'subjectKeyIdentifier'
  | 'extensions'
  | 'unknownCritical'
>;

function readExtensions(wrapped: Der | undefined): Extensions {
  const result: { -readonly [Key in keyof Extensions]: Extensions[Key] } = {
    isCa: false,
    extensions: new Map(),
    unknownCritical: [],
  };
  const unknown: string[] = [];
  const extensions = new Map<string, Extension>();
  const list = wrapped === undefined ? [] : children(expect(children(wrapped)[0], tag.sequence));
  for (const extension of list) {
    const parts = children(expect(extension, tag.sequence));
    const id = oidText(parts[0]);
    if (extensions.has(id)) throw notDer();
    const critical = parts[1]?.tag === tag.boolean && parts[1].content[0] !== 0;
    const { content } = expect(parts.at(-1), tag.octetString);
    extensions.set(id, { critical, value: content });
    if (id === oid.basicConstraints) {
      const [ca, length] = children(expect(readDer(content), tag.sequence));
      result.isCa = ca?.tag === tag.boolean && ca.content[0] !== 0;
      if (length !== undefined) result.pathLength = smallInteger(length);
    } else if (id === oid.keyUsage) result.keyUsage = readBits(readDer(content));
    else if (id === oid.extKeyUsage)
      result.extendedKeyUsage = children(expect(readDer(content), tag.sequence)).map(oidText);
    else if (id === oid.subjectKeyIdentifier)
      result.subjectKeyIdentifier = toHex(expect(readDer(content), tag.octetString).content);
    if (critical && !knownExtensions.has(id)) unknown.push(id);
  }
  return { ...result, extensions, unknownCritical: unknown };
}

function readBits(element: Der): Set<number> {
  const { content } = expect(element, tag.bitString);
  const bits = new Set<number>();
  for (let bit = 0; bit < (content.length - 1) * 8; bit++)
    if (((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits.add(bit);
  return bits;
}

/** UTCTime or GeneralizedTime in the one form that RFC 5280, 4.1.2.5 permits. */
export function readTime(element: Der | undefined): Date {
  const short = element?.tag === 0x17;
  if (!short && element?.tag !== 0x18) throw notDer();
  const text = fromLatin1(element.content);
  const digits = short ? `${text < '5' ? '20' : '19'}${text}` : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if (match === null) throw notDer();
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) throw notDer();
  return date;
}

/** The name people know the holder by: its common name, else the whole subject. */
export function commonName({ subject }: Pick<Certificate, 'subject'>): string {
  return subject.find(({ type }) => type === oid.commonName)?.value ?? nameText(subject);
}

/** Whether a certificate names itself as its issuer: a root, which nobody needs to be sent. */
export function isSelfIssued(certificate: Certificate): boolean {
  return nameText(certificate.issuer) === nameText(certificate.subject);
}
