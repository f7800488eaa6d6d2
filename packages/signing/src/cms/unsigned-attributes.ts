import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { children, der, derOid, derSetOf, expect, readDer, tag } from './der.ts';
import type { Der } from './der.ts';
import { oid } from './oids.ts';

/**
 * The same CMS with one more signature-time-stamp attribute (EN 319 122-1, 5.3). Unsigned
 * attributes are no part of what is signed, so the signature stays what it is.
 *
 * @param cms ContentInfo with SignedData of one SignerInfo, DER
 * @param token ContentInfo of an RFC 3161 token, DER
 */
export function withTimestamp(cms: Bytes, token: Bytes): Bytes {
  const [type, wrapped] = children(expect(readDer(cms), tag.sequence));
  const signedData = children(expect(children(expect(wrapped, tag.context0))[0], tag.sequence));
  const [signer] = children(expect(signedData.at(-1), tag.set));
  const parts = children(expect(signer, tag.sequence));
  const old = parts.at(-1)?.tag === tag.context1 ? children(parts.pop() as Der) : [];
  const added = der(tag.sequence, derOid(oid.signatureTimestamp), der(tag.set, token));
  const attributes = derSetOf(...old.map(({ raw }) => raw), added);
  const signerInfo = der(
    tag.sequence,
    ...parts.map(({ raw }) => raw),
    concat(Uint8Array.of(tag.context1), attributes.subarray(1)),
  );
  const rest = signedData.slice(0, -1).map(({ raw }) => raw);
  return der(
    tag.sequence,
    expect(type, tag.oid).raw,
    der(tag.context0, der(tag.sequence, ...rest, der(tag.set, signerInfo))),
  );
}
