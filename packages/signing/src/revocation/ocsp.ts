import { equalBytes, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readHash, readScheme, verifyRaw } from '../cms/algorithms.ts';
import { readCertificate, readTime } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { children, expect, oidText, readDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { oid } from '../cms/oids.ts';
import type { Evidence } from './evidence.ts';
import { issuerHashes } from './ocsp-request.ts';

const MAX_CERTIFICATES = 8;
const MAX_RESPONSES = 64;

interface OcspResponse {
  /** ResponseData: what is signed. */
  readonly data: Bytes;
  readonly algorithm: Der;
  readonly signature: Bytes;
  readonly certificates: readonly Certificate[];
  readonly producedAt: Date;
  readonly responses: readonly Der[];
}

/** Evidence, and the delegated responder's certificate when it needs evidence of its own. */
export interface OcspEvidence extends Evidence {
  readonly responder?: Certificate;
}

/**
 * What an OCSPResponse says about a certificate, if it says anything with authority (RFC 6960,
 * 4.2.2.2): signed by the issuer itself, or by a responder that the issuer certified for this. A
 * responder without id-pkix-ocsp-nocheck is given back to be looked up.
 *
 * @throws {SigningError} `not-der`, `weak-algorithm`
 */
export async function ocspEvidence(
  input: Uint8Array,
  subject: Certificate,
  issuer: Certificate,
): Promise<OcspEvidence | undefined> {
  const response = readResponse(toBytes(input));
  if (response === undefined) return undefined;
  const single = await findResponse(response, subject, issuer);
  if (single === undefined) return undefined;
  const signers = [issuer, ...response.certificates.filter(mayAnswer(response.producedAt))];
  for (const signer of signers) {
    const scheme = readScheme(response.algorithm);
    if (!(await verifies(signer, scheme, response.data, response.signature))) continue;
    if (signer === issuer) return single;
    const certified = await verifies(
      issuer,
      readScheme(signer.signatureAlgorithm),
      signer.tbs,
      signer.signature,
    );
    if (!certified || !equalBytes(signer.issuerDer, issuer.subjectDer)) continue;
    return signer.extensions.has(oid.ocspNoCheck) ? single : { ...single, responder: signer };
  }
  return undefined;
}

/** A key of the wrong kind is simply not the one. */
async function verifies(
  { spki }: Certificate,
  scheme: Parameters<typeof verifyRaw>[1],
  data: Bytes,
  signature: Bytes,
): Promise<boolean> {
  try {
    return await verifyRaw(spki, scheme, data, signature);
  } catch {
    return false;
  }
}

function mayAnswer(at: Date): (certificate: Certificate) => boolean {
  return ({ extendedKeyUsage, notBefore, notAfter }) =>
    extendedKeyUsage?.includes(oid.ocspSigning) === true && notBefore <= at && at <= notAfter;
}

/** Whether a responder answers at all: one that is busy answers too, and no page is an answer. */
export function isOcspAnswer(input: Uint8Array): boolean {
  try {
    return readResponse(toBytes(input)) !== undefined;
  } catch {
    return false;
  }
}

/** Undefined for an answer that is none: the responder was busy or did not know. */
function readResponse(input: Bytes): OcspResponse | undefined {
  const [status, wrapped] = children(expect(readDer(input), tag.sequence));
  if (expect(status, 0x0a).content[0] !== 0 || wrapped === undefined) return undefined;
  const [type, octets] = children(expect(children(wrapped)[0], tag.sequence));
  if (oidText(type) !== oid.ocspBasic) return undefined;
  const basic = readDer(expect(octets, tag.octetString).content);
  const [data, algorithm, bits, certificates] = children(expect(basic, tag.sequence));
  const fields = children(expect(data, tag.sequence));
  if (fields[0]?.tag === tag.context0) fields.shift();
  const [, producedAt, responses, extensions] = fields;
  if (extensions !== undefined && hasCritical(extensions)) return undefined;
  const carried =
    certificates === undefined ? [] : children(expect(children(certificates)[0], tag.sequence));
  return {
    data: expect(data, tag.sequence).raw,
    algorithm: expect(algorithm, tag.sequence),
    signature: expect(bits, tag.bitString).content.subarray(1),
    certificates: carried.slice(0, MAX_CERTIFICATES).map(({ raw }) => readCertificate(raw)),
    producedAt: readTime(producedAt),
    responses: children(expect(responses, tag.sequence)).slice(0, MAX_RESPONSES),
  };
}

/** Extensions [1] with one that binds and that is not known here. */
function hasCritical(extensions: Der): boolean {
  return children(expect(children(extensions)[0], tag.sequence)).some((extension) =>
    children(extension).some((part) => part.tag === tag.boolean && part.content[0] !== 0),
  );
}

async function findResponse(
  { responses }: OcspResponse,
  subject: Certificate,
  issuer: Certificate,
): Promise<Evidence | undefined> {
  for (const response of responses) {
    const [id, status, thisUpdate, ...rest] = children(expect(response, tag.sequence));
    const [algorithm, name, key, serial] = children(expect(id, tag.sequence));
    const oidOf = oidText(children(expect(algorithm, tag.sequence))[0]);
    const hashes = await issuerHashes(issuer, oidOf === oid.sha1 ? 'SHA-1' : readHash(algorithm));
    const meant =
      equalBytes(expect(name, tag.octetString).content, hashes.name) &&
      equalBytes(expect(key, tag.octetString).content, hashes.key) &&
      equalBytes(expect(serial, tag.integer).raw, subject.serialDer);
    const binding = rest.find((part) => part.tag === tag.context1);
    if (!meant || status === undefined || (binding !== undefined && hasCritical(binding))) continue;
    const until = rest.find((part) => part.tag === tag.context0);
    const times = {
      source: 'ocsp',
      thisUpdate: readTime(thisUpdate),
      ...(until && { nextUpdate: readTime(children(until)[0]) }),
    } as const;
    if (status.tag === 0x80) return { ...times, status: 'good' };
    if (status.tag === tag.context1)
      return { ...times, status: 'revoked', revokedAt: readTime(children(status)[0]) };
  }
  return undefined;
}
