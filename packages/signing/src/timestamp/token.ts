import { fromLatin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { readHash } from '../cms/algorithms.ts';
import type { HashName } from '../cms/algorithms.ts';
import { children, expect, notDer, readDer, smallInteger, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { oid } from '../cms/oids.ts';
import { readCms } from '../cms/read.ts';
import type { CmsSignature } from '../cms/read.ts';

/** A timestamp token as it stands: nothing of it is checked yet (RFC 3161, 2.4.2). */
export interface TimestampToken {
  readonly cms: CmsSignature;
  /** TSTInfo: what the authority signed. */
  readonly info: Bytes;
  readonly hash: HashName;
  /** Digest of what was timestamped. */
  readonly imprint: Bytes;
  readonly time: Date;
  /** Content of the INTEGER that answers the request's. */
  readonly nonce?: Bytes;
}

/**
 * Reads the token strictly.
 *
 * @throws {SigningError} `not-der`, `bad-cms` or `weak-algorithm`
 */
export function readToken(contentInfo: Der): TimestampToken {
  const cms = readCms(contentInfo, oid.tstInfo);
  const info = cms.content;
  if (info === undefined) throw notDer();
  const [version, policy, imprint, serial, time, ...optional] = children(
    expect(readDer(info), tag.sequence),
  );
  expect(policy, tag.oid);
  expect(serial, tag.integer);
  if (smallInteger(expect(version, tag.integer)) !== 1) throw notDer();
  const [algorithm, digest] = children(expect(imprint, tag.sequence));
  const nonce = optional.find(({ tag: type }) => type === tag.integer);
  return {
    cms,
    info,
    hash: readHash(algorithm),
    imprint: expect(digest, tag.octetString).content,
    time: readGenTime(time),
    ...(nonce && { nonce: nonce.content }),
  };
}

/** GeneralizedTime in UTC, fractions of a second allowed (RFC 3161, 2.4.2). */
function readGenTime(element: Der | undefined): Date {
  const text = fromLatin1(expect(element, 0x18).content);
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{0,8}[1-9])?Z$/.exec(text);
  if (match === null) throw notDer();
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const milliseconds = fraction.slice(1, 4).padEnd(3, '0');
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`);
  if (Number.isNaN(date.getTime())) throw notDer();
  return date;
}
