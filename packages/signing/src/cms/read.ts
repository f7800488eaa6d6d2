import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import { readHash, readScheme } from './algorithms.ts';
import type { HashName, Scheme } from './algorithms.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { children, expect, notDer, oidText, tag } from './der.ts';
import type { Der } from './der.ts';
import { oid } from './oids.ts';

const MAX_CERTIFICATES = 32;
const MAX_TIMESTAMPS = 8;

/** A signature's CMS SignedData (RFC 5652), with its one SignerInfo. */
export interface CmsSignature {
  /** All certificates it carries, at most 32; those that cannot be read are left out. */
  readonly certificates: readonly Certificate[];
  readonly issuerDer?: Bytes;
  readonly serialDer?: Bytes;
  /** Subject key identifier of the signer, when it is named by it. */
  readonly signerKeyIdentifier?: Bytes;
  readonly digestAlgorithm: HashName;
  readonly scheme: Scheme;
  /** Signed attributes by type; each holds the values of its SET. */
  readonly attributes: ReadonlyMap<string, readonly Der[]>;
  /** What the signature was made over: DER of the SET. */
  readonly signedBytes: Bytes;
  readonly signature: Bytes;
  /** What is signed, where it is not detached. */
  readonly content?: Bytes;
  /** Timestamp tokens over the signature value (EN 319 122-1, 5.3). */
  readonly timestamps: readonly Der[];
  /** Types of all unsigned attributes. */
  readonly unsigned: ReadonlySet<string>;
}

function refuse(what: string): SigningError {
  return new SigningError(
    'bad-cms',
    `The signature's CMS ${what}. Have the document signed again with software for PAdES.`,
  );
}

type ContentType = typeof oid.data | typeof oid.tstInfo;

/** Each is read once, though its certificates are asked for before it is checked itself. */
const known: Record<ContentType, WeakMap<Der, CmsSignature>> = {
  [oid.data]: new WeakMap(),
  [oid.tstInfo]: new WeakMap(),
};

/**
 * Reads a signature strictly: DER, one SignerInfo, signed attributes present and each only once.
 *
 * @param contentType what is signed: `data`, which must be detached, or `tstInfo`, which must not
 * @throws {SigningError} `not-der`, `bad-cms` or `weak-algorithm`
 */
export function readCms(contentInfo: Der, contentType: ContentType = oid.data): CmsSignature {
  let cms = known[contentType].get(contentInfo);
  if (cms === undefined)
    known[contentType].set(contentInfo, (cms = read(contentInfo, contentType)));
  return cms;
}

function read(contentInfo: Der, contentType: ContentType): CmsSignature {
  const [type, wrapped] = children(expect(contentInfo, tag.sequence));
  if (oidText(type) !== oid.signedData) throw refuse('is no SignedData');
  const parts = children(expect(children(expect(wrapped, tag.context0))[0], tag.sequence));
  const encapsulated = children(expect(parts[2], tag.sequence));
  const detached = contentType === oid.data;
  if (oidText(encapsulated[0]) !== contentType || encapsulated.length !== (detached ? 1 : 2))
    throw refuse(detached ? 'is not detached' : 'is no timestamp');
  const signers = children(expect(parts.at(-1), tag.set));
  if (signers.length !== 1) throw refuse(`has ${signers.length} signers instead of one`);
  const certificates = parts
    .slice(3, -1)
    .filter((part) => part.tag === tag.context0)
    .flatMap(readCertificates);
  const content = detached
    ? undefined
    : expect(children(expect(encapsulated[1], tag.context0))[0], tag.octetString).content;
  return { certificates, ...readSigner(signers[0]), ...(content && { content }) };
}

function readCertificates(set: Der): Certificate[] {
  const items = children(set).slice(0, MAX_CERTIFICATES);
  return items.flatMap((item) => {
    try {
      return [readCertificate(item.raw)];
    } catch {
      // Attribute certificates and broken ones cannot be part of a path.
      return [];
    }
  });
}

function readSigner(info: Der | undefined): Omit<CmsSignature, 'certificates'> {
  const [, sid, digestIdentifier, stored, ...rest] = children(expect(info, tag.sequence));
  if (sid === undefined || stored?.tag !== tag.context0) throw refuse('has no signed attributes');
  const digestAlgorithm = readHash(digestIdentifier);
  const attributes = new Map<string, readonly Der[]>();
  for (const attribute of children(stored)) {
    const [type, values] = children(expect(attribute, tag.sequence));
    const id = oidText(type);
    if (attributes.has(id)) throw refuse('repeats a signed attribute');
    attributes.set(id, children(expect(values, tag.set)));
  }
  return {
    ...readSignerId(sid),
    digestAlgorithm,
    scheme: readScheme(rest[0], digestAlgorithm),
    attributes,
    signedBytes: concat(Uint8Array.of(tag.set), stored.raw.subarray(1)),
    signature: expect(rest[1], tag.octetString).content,
    ...readUnsigned(rest[2]),
  };
}

/** Unsigned attributes are outside the signature: of those only timestamps say something. */
function readUnsigned(stored: Der | undefined): Pick<CmsSignature, 'timestamps' | 'unsigned'> {
  const attributes = (stored === undefined ? [] : children(expect(stored, tag.context1)))
    .map((attribute) => children(expect(attribute, tag.sequence)))
    .map(([type, values]) => ({ type: oidText(type), values }));
  return {
    timestamps: attributes
      .filter(({ type }) => type === oid.signatureTimestamp)
      .flatMap(({ values }) => children(expect(values, tag.set)))
      .slice(0, MAX_TIMESTAMPS),
    unsigned: new Set(attributes.map(({ type }) => type)),
  };
}

function readSignerId(
  sid: Der,
): Pick<CmsSignature, 'issuerDer' | 'serialDer' | 'signerKeyIdentifier'> {
  if (sid.tag === 0x80) return { signerKeyIdentifier: sid.content };
  const [issuer, serial] = children(expect(sid, tag.sequence));
  if (issuer === undefined || serial === undefined) throw notDer();
  return { issuerDer: issuer.raw, serialDer: serial.raw };
}
