import type { Fonts } from './load.ts';
import { printableRanges } from './ranges.ts';
import { scriptOf } from './scripts.ts';
import type { Script } from './scripts.ts';

/** Characters that end a line; they are laid out, not printed. */
const lineEnds = new Set([0x0a, 0x0d]);

/** Khmer words may be parted by zero-width spaces. */
const khmerSpaces = /([\u1780-\u17F9])\u200B(?=[\u1780-\u17F9])/g;

function isInTinos(codePoint: number): boolean {
  if (lineEnds.has(codePoint)) return true;
  let low = 0;
  let high = printableRanges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = printableRanges[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}

/**
 * The characters of a text (in NFC) that the printed form cannot show, each once, in order.
 * Needs no font: use it when the text is typed.
 */
export function unprintableCharacters(text: string): string[] {
  const found = new Set<string>();
  for (const character of text.normalize('NFC').replace(khmerSpaces, '$1')) {
    const code = character.codePointAt(0)!;
    if (!isInTinos(code) && scriptOf(code) === undefined) found.add(character);
  }
  return [...found];
}

/**
 * A text with `□` for each character that cannot be printed: for names that nobody typed.
 *
 * @param fonts the ones that are loaded
 */
export function replaceUnprintable(text: string, fonts: Fonts): string {
  const loaded = (script: Script | undefined): boolean =>
    script !== undefined && fonts.others?.scripts.includes(script) === true;
  return Array.from(text.normalize('NFC'), (character) => {
    const code = character.codePointAt(0)!;
    const printed = !lineEnds.has(code) && (isInTinos(code) || loaded(scriptOf(code)));
    return printed ? character : '□';
  }).join('');
}
