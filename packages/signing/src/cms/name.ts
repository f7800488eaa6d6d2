import { fromLatin1 } from '../bytes.ts';
import { children, expect, notDer, oidText, tag } from './der.ts';
import type { Der } from './der.ts';

/** One attribute of a distinguished name. */
export interface NameAttribute {
  /** Dotted object identifier. */
  readonly type: string;
  readonly value: string;
}

/** RFC 4514 names, and those that certificates of persons in Viet Nam carry. */
const shortNames: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
};

/** The attributes of a Name (RFC 5280, 4.1.2.4), in the order of its writing. */
export function readName(name: Der): NameAttribute[] {
  return children(expect(name, tag.sequence))
    .flatMap((rdn) => children(expect(rdn, tag.set)))
    .map((attribute) => {
      const [type, value] = children(expect(attribute, tag.sequence));
      if (value === undefined) throw notDer();
      return { type: oidText(type), value: readString(value) };
    });
}

const utf8 = new TextDecoder();
const utf16 = new TextDecoder('utf-16be');

function readString({ tag: type, content }: Der): string {
  switch (type) {
    case 0x0c:
      return utf8.decode(content);
    case 0x1e:
      return utf16.decode(content);
    case 0x1c:
      return utf16.decode(content.filter((_, index) => index % 4 > 1));
    default:
      return fromLatin1(content);
  }
}

/** One line for people and reports, most specific attribute last as written, RFC 4514 escapes. */
export function nameText(attributes: readonly NameAttribute[]): string {
  return attributes
    .map(
      ({ type, value }) => `${shortNames[type] ?? type}=${value.replace(/[\\,+"<>;=]/g, '\\$&')}`,
    )
    .join(', ');
}

/** Whether two names are the same, as RFC 5280, 7.1 compares: case and runs of spaces do not count. */
export function sameName(a: readonly NameAttribute[], b: readonly NameAttribute[]): boolean {
  const fold = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return (
    a.length === b.length &&
    a.every(
      ({ type, value }, index) => type === b[index]?.type && fold(value) === fold(b[index].value),
    )
  );
}
