/**
 * Characters that nobody sees and nobody types on purpose: soft hyphen, zero-width spaces and
 * joiners, direction marks, byte order mark. They come along with pasted text.
 */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Khmer is written without spaces: a zero-width space between two words says where a line may end. */
const khmerSpaces = /([\u1780-\u17F9])\u200B(?=[\u1780-\u17F9])/gu;
/** Stands for such a space meanwhile: Unicode will never have this character. */
const kept = '\uFDD0';

/**
 * A line of text as it is kept: NFC (TCVN 6909:2001), without invisible characters, with single
 * spaces inside and none around.
 */
export function tidyLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(kept, '')
    .replace(khmerSpaces, `$1${kept}`)
    .replace(invisible, '')
    .replaceAll(kept, '\u200B')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Like {@link tidyLine} for text of several lines: at most one empty line between two others. */
export function tidyLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .split('\n')
    .map(tidyLine)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
