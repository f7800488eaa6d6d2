import { concat, fromLatin1, indexOfText, latin1, toBytes, toHex } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { hash, schemeOf } from '../../cms/algorithms.ts';
import { assembleCms } from '../../cms/assemble.ts';
import { readCertificate } from '../../cms/certificate.ts';
import { children, der, derOid, derSetOf, readDer, tag } from '../../cms/der.ts';
import { ecdsaToDer } from '../../cms/ecdsa.ts';
import { oid } from '../../cms/oids.ts';
import { signedAttributes } from '../../cms/signed-attributes.ts';
import { signedBytes } from '../../pdf/byte-range.ts';
import type { PreparedSignature } from '../../prepare.ts';
import type { TimestampPort } from '../../timestamp/port.ts';
import { webCryptoSigner } from '../../signers/web-crypto.ts';

/** What an update written by hand says. */
export interface RawUpdate {
  /** Object bodies by number: what stands between `obj` and `endobj`. */
  readonly objects: Readonly<Record<number, string>>;
  /** Entries of the trailer beside Size, Root, ID and Prev. */
  readonly trailer?: string;
  /** Bodies written into the update but listed in no cross-reference. */
  readonly hidden?: Readonly<Record<number, string>>;
  /** Offsets to be listed instead of the real ones. */
  readonly offsets?: Readonly<Record<number, number>>;
  /** Leave out cross-reference and startxref, as in an attack on lenient readers. */
  readonly withoutXref?: boolean;
  /** Leave out Prev: the update pretends to be the whole file. */
  readonly withoutPrev?: boolean;
}

/**
 * Appends an incremental update that asks nobody, for tests of what a verifier notices.
 *
 * @param pdf a file that ends with a cross-reference table
 */
export function appendUpdate(pdf: Uint8Array, update: RawUpdate): Bytes {
  const text = fromLatin1(pdf);
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0';
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const root = /\/Root \d+ \d+ R/.exec(trailer)?.[0] ?? '';
  const id = /\/ID \[[^\]]*\]/.exec(trailer)?.[0] ?? '';
  const oldSize = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const size = Math.max(oldSize, ...Object.keys(update.objects).map((num) => Number(num) + 1));
  let out = '';
  let table = 'xref\n';
  for (const [num, body] of Object.entries(update.objects)) {
    const offset = update.offsets?.[Number(num)] ?? pdf.length + out.length;
    table += `${num} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
    if (update.offsets?.[Number(num)] === undefined) out += `${num} 0 obj\n${body}\nendobj\n`;
  }
  for (const [num, body] of Object.entries(update.hidden ?? {}))
    out += `${num} 0 obj\n${body}\nendobj\n`;
  const start = pdf.length + out.length;
  const previousEntry = update.withoutPrev === true ? '' : `/Prev ${previous} `;
  const dict = `trailer\n<< /Size ${size} ${root} ${id} ${previousEntry}${update.trailer ?? ''} >>\n`;
  if (update.withoutXref === true) out += `${dict}%%EOF\n`;
  else out += `${table}${dict}startxref\n${start}\n%%EOF\n`;
  return concat(pdf, latin1(out));
}

/** A lie to be put into a signature. */
export interface Forgery {
  /** Signs with this key instead. */
  readonly privateKey: CryptoKey;
  /** Certificates put into the CMS; the first is named as the signer's. */
  readonly certificates: readonly Uint8Array[];
  /** The certificate that signing-certificate-v2 names; the first of `certificates` by default. */
  readonly named?: Uint8Array;
  /** Signed along with a timestamp over the content. */
  readonly contentTimestamp?: TimestampPort;
  /** Replaces the offsets of the byte range; the digest is taken over what they say. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** Fills a prepared document with a signature that {@link embedSignature} would refuse to make. */
export async function forgeSignature(
  prepared: PreparedSignature,
  { privateKey, certificates, named, range, contentTimestamp }: Forgery,
): Promise<Bytes> {
  const pdf = prepared.pdf.slice();
  const { start, end } = prepared.contents;
  if (range !== undefined) {
    const at = indexOfText(pdf, `/ByteRange [ 0 ${start} ${end} `);
    const old = `/ByteRange [ 0 ${start} ${end} ${pdf.length - end} ]`;
    const text = `/ByteRange [ 0 ${range.start} ${range.end} ${pdf.length - range.end} ]`;
    pdf.set(latin1(text.padEnd(old.length)), at);
  }
  const [signer, ...others] = certificates.map((der) => readCertificate(der));
  if (signer === undefined) throw new TypeError('A forgery needs a certificate.');
  const { algorithm, sign } = withKey(privateKey);
  const scheme = schemeOf(algorithm);
  const digest = await hash(scheme.hash, signedBytes(pdf, range ?? { start, end }));
  const plain = await signedAttributes(scheme.hash, digest, toBytes(named ?? signer.der));
  let attributes = plain;
  if (contentTimestamp !== undefined) {
    const covered = await hash('SHA-256', signedBytes(pdf, range ?? { start, end }));
    const token = toBytes(await contentTimestamp(covered));
    const added = der(tag.sequence, derOid(oid.contentTimestamp), der(tag.set, token));
    attributes = derSetOf(...children(readDer(plain)).map(({ raw }) => raw), added);
  }
  const raw = await sign(attributes);
  const signature = scheme.kind === 'ECDSA' ? ecdsaToDer(raw) : raw;
  const cms = assembleCms(scheme, [signer, ...others], attributes, signature);
  pdf.set(latin1(toHex(cms)), start + 1);
  return pdf;
}

function withKey(privateKey: CryptoKey) {
  const signer = webCryptoSigner({ privateKey, certificates: [] });
  const { algorithm } = signer;
  return {
    algorithm,
    sign: async (data: Bytes) =>
      toBytes(await signer.sign({ digest: data, signedAttributes: data, algorithm })),
  };
}
