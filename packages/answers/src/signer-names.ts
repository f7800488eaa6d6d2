import { foldVietnamese } from '@tokhai/procedure';
import { tone } from './text/vietnamese-syllable.ts';

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

/**
 * Whether the accents in a certificate tell of another name than the declared one, as Ân and An are two
 * names. A certificate without any leaves them open, as many issuers write them; where in a syllable a
 * tone stands (hòa, hoà) does not matter.
 */
export function accentsDiffer(declared: string, inCertificate: string): boolean {
  const accented = /[\p{Mn}đ]/u.test(inCertificate.normalize('NFD').toLowerCase());
  return accented && withTonesLast(declared) !== withTonesLast(inCertificate);
}

/** Each word with its tone behind it, one space between two. */
function withTonesLast(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFD')
    .split(/[\p{P}\s]+/u);
  const moved = words.map((word) => {
    const tones = word.match(tone) ?? [];
    return [word.replace(tone, ''), ...tones.sort()].join('');
  });
  return moved.filter((word) => word !== '').join(' ');
}

function fold(name: string): string {
  return foldVietnamese(name.normalize('NFC'))
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}
