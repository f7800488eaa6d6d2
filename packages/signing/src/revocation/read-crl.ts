import { equalBytes, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readTime } from '../cms/certificate.ts';
import type { Extension } from '../cms/certificate.ts';
import { children, expect, notDer, oidText, readDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { readName } from '../cms/name.ts';
import type { NameAttribute } from '../cms/name.ts';

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

/** Extensions of a list or of one of its entries. */
export function readExtensions(list: Der | undefined): Map<string, Extension> {
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
