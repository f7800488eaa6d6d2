import { printableRanges } from './ranges.ts';

/** Characters that end a line; they are laid out, not printed. */
const lineEnds = new Set([0x0a, 0x0d]);

function isPrintable(codePoint: number): boolean {
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
  for (const character of text.normalize('NFC')) {
    if (!isPrintable(character.codePointAt(0)!)) found.add(character);
  }
  return [...found];
}

/** A text with `□` for each character that cannot be printed: for names that nobody typed. */
export function replaceUnprintable(text: string): string {
  return Array.from(text.normalize('NFC'), (character) =>
    isPrintable(character.codePointAt(0)!) && !lineEnds.has(character.codePointAt(0)!)
      ? character
      : '□',
  ).join('');
}
