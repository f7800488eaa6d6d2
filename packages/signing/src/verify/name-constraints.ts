import { fromLatin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { isSelfIssued } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { children, expect, readDer, tag } from '../cms/der.ts';
import type { Der } from '../cms/der.ts';
import { readName, sameName } from '../cms/name.ts';
import type { NameAttribute } from '../cms/name.ts';
import { oid } from '../cms/oids.ts';

/** GeneralName by its context tag (RFC 5280, 4.2.1.6). */
const EMAIL = 0x81;
const DNS = 0x82;
const DIRECTORY = 0xa4;
const URI = 0x86;
const IP = 0x87;
const EMAIL_ATTRIBUTE = '1.2.840.113549.1.9.1';

/** A name of a subject, or the base of a subtree. */
interface Name {
  readonly type: number;
  readonly content: Bytes;
}

/**
 * Whether every name on a path lies within the name constraints of the authorities above it
 * (RFC 5280, 4.2.1.10 and 6.1.3, b and c). A constraint on a kind of name that is not known here
 * excludes every such name.
 *
 * @param path signer first, root last
 * @throws {SigningError} `not-der`
 */
export function hasPermittedNames(path: readonly Certificate[]): boolean {
  return path.every((subject, index) => {
    // A self-issued authority below the top may renew its keys under a name of its own.
    if (index > 0 && isSelfIssued(subject)) return true;
    const names = namesOf(subject);
    return path.slice(index + 1, -1).every((issuer) => permits(issuer, names));
  });
}

function permits({ extensions }: Certificate, names: readonly Name[]): boolean {
  const extension = extensions.get(oid.nameConstraints);
  if (extension === undefined) return true;
  const parts = children(expect(readDer(extension.value), tag.sequence));
  const permitted = bases(parts.find((part) => part.tag === tag.context0));
  const excluded = bases(parts.find((part) => part.tag === tag.context1));
  return names.every((one) => {
    const allowed = permitted.filter((base) => base.type === one.type);
    if (allowed.length > 0 && !allowed.some((base) => within(one, base) === true)) return false;
    return excluded
      .filter((base) => base.type === one.type)
      .every((base) => within(one, base) === false);
  });
}

function bases(subtrees: Der | undefined): Name[] {
  if (subtrees === undefined) return [];
  return children(subtrees).map((subtree) => {
    const [base] = children(expect(subtree, tag.sequence));
    return { type: base?.tag ?? 0, content: base?.content ?? new Uint8Array() };
  });
}

function namesOf({ subject, subjectDer, extensions }: Certificate): Name[] {
  const names: Name[] = subject.length > 0 ? [{ type: DIRECTORY, content: subjectDer }] : [];
  const alternative = extensions.get(oid.subjectAltName);
  for (const name of alternative === undefined
    ? []
    : children(expect(readDer(alternative.value), tag.sequence)))
    names.push({ type: name.tag, content: name.content });
  // Addresses inside the subject are bound where there is no other (4.2.1.10).
  if (!names.some(({ type }) => type === EMAIL))
    for (const { type, value } of subject)
      if (type === EMAIL_ATTRIBUTE)
        names.push({ type: EMAIL, content: new TextEncoder().encode(value) });
  return names;
}

/** Undefined: a kind of name that cannot be compared here. */
function within(name: Name, base: Name): boolean | undefined {
  const [text, limit] = [fromLatin1(name.content), fromLatin1(base.content)].map((one) =>
    one.toLowerCase(),
  ) as [string, string];
  switch (name.type) {
    case DIRECTORY:
      return startsWith(readName(readDer(name.content)), readName(readDer(base.content)));
    case DNS:
      return limit === '' || text === limit || text.endsWith(`.${limit.replace(/^\./, '')}`);
    case EMAIL:
      return limit.includes('@') ? text === limit : hostWithin(text.split('@').at(-1) ?? '', limit);
    case URI:
      return hostWithin(/^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/:?#]+)/.exec(text)?.[1], limit);
    case IP:
      return addressWithin(name.content, base.content);
    default:
      return undefined;
  }
}

/** A host, or with a leading full stop everything below it. */
function hostWithin(host: string | undefined, limit: string): boolean | undefined {
  if (host === undefined) return undefined;
  return limit.startsWith('.') ? host.endsWith(limit) : limit === '' || host === limit;
}

function startsWith(name: readonly NameAttribute[], base: readonly NameAttribute[]): boolean {
  return sameName(name.slice(0, base.length), base);
}

/** The base is an address and a mask of the same length. */
function addressWithin(address: Bytes, base: Bytes): boolean {
  const size = address.length;
  if (base.length !== size * 2) return false;
  return address.every((byte, index) => {
    const mask = base[size + index] ?? 0;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
}
