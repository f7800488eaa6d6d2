import { equalBytes } from '../bytes.ts';
import { readTime } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { children, expect, readDer, tag } from '../cms/der.ts';
import { readName, sameName } from '../cms/name.ts';
import type { NameAttribute } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';
import { readExtensions } from './read-crl.ts';
import type { Crl } from './read-crl.ts';

/** What the entries of a list say about one certificate. */
export interface Entry {
  /** `released`: a delta list takes it off again (removeFromCRL; RFC 5280, 5.3.1). */
  readonly status: 'revoked' | 'released';
  readonly revokedAt: Date;
}

/** removeFromCRL of CRLReason. */
const REMOVED = 8;
/** directoryName of GeneralName. */
const DIRECTORY_NAME = 0xa4;

/**
 * The last entry about a certificate. In an indirect list an entry may name another issuer, which
 * then holds for those after it (RFC 5280, 5.3.3).
 *
 * @returns `unreadable` when an entry binds us by something that is not known here
 */
export function findEntry(
  crl: Crl,
  subject: Certificate,
  indirect: boolean,
): Entry | 'unreadable' | undefined {
  let found: Entry | undefined;
  let issuer: readonly NameAttribute[] = crl.issuer;
  for (const entry of crl.entries) {
    const [serial, date, stored] = children(expect(entry, tag.sequence));
    const extensions = stored === undefined ? undefined : readExtensions(stored);
    for (const [id, { critical, value }] of extensions ?? []) {
      if (id === oid.certificateIssuer && indirect) {
        const names = children(expect(readDer(value), tag.sequence));
        const name = names.find(({ tag: type }) => type === DIRECTORY_NAME);
        issuer = name === undefined ? [] : readName(children(name)[0]!);
      } else if (critical && id !== oid.crlReason) return 'unreadable';
    }
    const meant =
      equalBytes(expect(serial, tag.integer).raw, subject.serialDer) &&
      sameName(issuer, subject.issuer);
    if (!meant) continue;
    const reason = extensions?.get(oid.crlReason);
    const released = reason !== undefined && readDer(reason.value).content[0] === REMOVED;
    found = { status: released ? 'released' : 'revoked', revokedAt: readTime(date) };
  }
  return found;
}
