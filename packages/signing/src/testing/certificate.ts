import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Bytes } from '../bytes.ts';
import { toBytes } from '../bytes.ts';
import { hashLength, schemeOf } from '../cms/algorithms.ts';
import type { SignatureAlgorithm } from '../cms/algorithms.ts';
import { keyUsageBit } from '../cms/certificate.ts';
import { oid } from '../cms/oids.ts';

/** A certificate and the private key that belongs to it. */
export interface KeyAndCertificate {
  readonly certificate: Bytes;
  readonly privateKey: CryptoKey;
}

/** What a test certificate says. */
export interface TestCertificateOptions {
  readonly commonName: string;
  /** serialNumber attribute of the subject, e.g. `CCCD:012345678901`. */
  readonly subjectSerialNumber?: string;
  readonly organization?: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyUsage?: readonly (keyof typeof keyUsageBit)[];
  /** Object identifiers of purposes; no extension when absent. */
  readonly eku?: readonly string[];
  readonly ca?: boolean;
  readonly pathLength?: number;
  /** Address of the issuer's revocation list. */
  readonly crl?: string;
  /** Address of the issuer's OCSP responder. */
  readonly ocsp?: string;
  /** Marks a responder that is not looked up itself (RFC 6960, 4.2.2.2.1). */
  readonly ocspNoCheck?: boolean;
  /** Object identifiers of critical extensions that nobody knows. */
  readonly unknownCritical?: readonly string[];
}

/** WebCrypto parameters that make a key for the algorithm: RSA of 2048 bits, or the curve's. */
export function keyParameters(
  algorithm: SignatureAlgorithm,
): RsaHashedKeyGenParams | EcKeyGenParams {
  const { kind, hash, curve } = schemeOf(algorithm);
  if (kind === 'ECDSA') return { name: kind, namedCurve: curve ?? 'P-256' };
  return { name: kind, hash, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
}

/** A new key pair that can be exported. */
export async function generateKeys(algorithm: SignatureAlgorithm): Promise<CryptoKeyPair> {
  const parameters = keyParameters(algorithm);
  return crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
}

/**
 * Issues a certificate by pkijs, an encoder that shares nothing with our reader.
 *
 * @param issuer absent for a self-signed one: then `privateKey` signs
 */
export async function makeCertificate(
  options: TestCertificateOptions,
  publicKey: CryptoKey,
  signer: { readonly privateKey: CryptoKey; readonly issuer?: Uint8Array },
): Promise<Bytes> {
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  const serial = crypto.getRandomValues(new Uint8Array(16));
  // Positive and of full length, so that every encoder writes the same 16 bytes.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  certificate.serialNumber = new asn1js.Integer({ valueHex: serial.buffer });
  certificate.subject = distinguishedName(options);
  certificate.issuer =
    signer.issuer === undefined
      ? certificate.subject
      : pkijs.Certificate.fromBER(toBytes(signer.issuer)).subject;
  setTime(certificate.notBefore, options.notBefore);
  setTime(certificate.notAfter, options.notAfter);
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  certificate.extensions = await extensions(options, certificate, signer.issuer);
  const { algorithm } = signer.privateKey;
  const curveHashes: Record<string, string> = { 'P-384': 'SHA-384', 'P-521': 'SHA-512' };
  const hash =
    (algorithm as RsaHashedKeyAlgorithm).hash?.name ??
    curveHashes[(algorithm as EcKeyAlgorithm).namedCurve] ??
    'SHA-256';
  await certificate.sign(signer.privateKey, hash in hashLength ? hash : 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** One attribute a step, as real names are built; pkijs by itself puts all into one. */
function distinguishedName({
  commonName,
  subjectSerialNumber,
  organization,
}: TestCertificateOptions): pkijs.RelativeDistinguishedNames {
  const rdns: asn1js.Set[] = [];
  const put = (type: string, value: asn1js.Utf8String | asn1js.PrintableString) => {
    const attribute = new pkijs.AttributeTypeAndValue({ type, value });
    rdns.push(new asn1js.Set({ value: [attribute.toSchema()] }));
  };
  put('2.5.4.6', new asn1js.PrintableString({ value: 'VN' }));
  if (organization !== undefined) put('2.5.4.10', new asn1js.Utf8String({ value: organization }));
  if (subjectSerialNumber !== undefined)
    put(oid.serialNumber, new asn1js.PrintableString({ value: subjectSerialNumber }));
  put(oid.commonName, new asn1js.Utf8String({ value: commonName }));
  // Only what is read keeps its own bytes, and with them its steps.
  const encoded = new asn1js.Sequence({ value: rdns }).toBER();
  return new pkijs.RelativeDistinguishedNames({ schema: asn1js.fromBER(encoded).result });
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
function setTime(time: pkijs.Time, value: Date): void {
  time.type =
    value.getUTCFullYear() < 2050 ? pkijs.TimeType.UTCTime : pkijs.TimeType.GeneralizedTime;
  time.value = value;
}

async function extensions(
  options: TestCertificateOptions,
  certificate: pkijs.Certificate,
  issuer: Uint8Array | undefined,
): Promise<pkijs.Extension[]> {
  const extension = (extnID: string, critical: boolean, value: asn1js.BaseBlock) =>
    new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });
  const ca = options.ca ?? false;
  const constraints = ca
    ? {
        cA: true,
        ...(options.pathLength !== undefined && { pathLenConstraint: options.pathLength }),
      }
    : {};
  const list = [
    extension(oid.basicConstraints, true, new pkijs.BasicConstraints(constraints).toSchema()),
    extension(oid.keyUsage, true, keyUsage(options)),
  ];
  if (options.eku !== undefined) {
    const purposes = new pkijs.ExtKeyUsage({ keyPurposes: [...options.eku] });
    list.push(
      extension(oid.extKeyUsage, options.eku.includes(oid.timeStamping), purposes.toSchema()),
    );
  }
  const own = await keyIdentifier(certificate);
  list.push(extension(oid.subjectKeyIdentifier, false, new asn1js.OctetString({ valueHex: own })));
  if (issuer !== undefined) {
    const keyId = await keyIdentifier(pkijs.Certificate.fromBER(toBytes(issuer)));
    const authority = new pkijs.AuthorityKeyIdentifier({
      keyIdentifier: new asn1js.OctetString({ valueHex: keyId }),
    });
    list.push(extension(oid.authorityKeyIdentifier, false, authority.toSchema()));
  }
  const uri = (value: string) => new pkijs.GeneralName({ type: 6, value });
  if (options.crl !== undefined) {
    const point = new pkijs.DistributionPoint({ distributionPoint: [uri(options.crl)] });
    const points = new pkijs.CRLDistributionPoints({ distributionPoints: [point] });
    list.push(extension(oid.crlDistributionPoints, false, points.toSchema()));
  }
  if (options.ocsp !== undefined) {
    const access = new pkijs.AccessDescription({
      accessMethod: oid.ocsp,
      accessLocation: uri(options.ocsp),
    });
    const info = new pkijs.InfoAccess({ accessDescriptions: [access] });
    list.push(extension(oid.authorityInfoAccess, false, info.toSchema()));
  }
  if (options.ocspNoCheck === true) list.push(extension(oid.ocspNoCheck, false, new asn1js.Null()));
  for (const id of options.unknownCritical ?? []) list.push(extension(id, true, new asn1js.Null()));
  return list;
}

/** SHA-1 of the public key, as RFC 5280, 4.2.1.2 suggests; it identifies and protects nothing. */
async function keyIdentifier({ subjectPublicKeyInfo }: pkijs.Certificate): Promise<ArrayBuffer> {
  const key = subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return crypto.subtle.digest('SHA-1', toBytes(key));
}

function keyUsage(options: TestCertificateOptions): asn1js.BitString {
  const names =
    options.keyUsage ??
    (options.ca === true
      ? (['keyCertSign', 'cRLSign'] as const)
      : (['digitalSignature', 'nonRepudiation'] as const));
  const bits: number[] = names.map((name) => keyUsageBit[name]);
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return new asn1js.BitString({
    valueHex: Uint8Array.of(octet).buffer,
    // DER drops trailing zero bits of a named bit list (X.690, 11.2.2).
    unusedBits: 7 - Math.max(...bits),
  });
}
