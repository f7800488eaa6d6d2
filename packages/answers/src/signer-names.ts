import { foldVietnamese } from '@tokhai/procedure';

/**
 * Personal identification numbers (12 digits) in the subject of a certificate, given as RFC 4514
 * text. Issuers write them as `serialNumber` or `UID`, alone or with a prefix such as `CCCD:` or
 * `PNOVN-` (ETSI EN 319 412-1, 5.1.3). Inside values `=` is escaped, so a name cannot pretend to
 * be another attribute.
 */
export function personalNumbers(subject: string): string[] {
  const attribute = /(?:^|, ?)(?:serialNumber|UID)=(?:[A-Z]{2,6}[:-])?(\d{12})(?=,|$)/g;
  return Array.from(subject.matchAll(attribute), (match) => match[1] ?? '');
}

/**
 * Whether two writings may be the same name: issuers write names in capitals, without accents, or
 * in another Unicode form.
 */
export function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(name: string): string {
  return foldVietnamese(name.normalize('NFC'))
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}
