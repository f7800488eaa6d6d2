/**
 * What the printed form can show: blocks of Unicode that the font of the PDF holds whole (Latin
 * with every Vietnamese letter, marks, punctuation, currency, letter-like signs, arrows).
 */
const printable =
  /^[\u0300-\u036F\u0020-\u007E\u00A0-\u00AC\u00AE-\u024F\u02B9-\u02DD\u1E00-\u1EFF\u2000-\u200A\u2010-\u2027\u2030-\u205E\u2074-\u208E\u20A0-\u20BE\u2100-\u214F\u2190-\u2195\u2212\u2248\u2260\u2264\u2265\u25A0\u25A1\u25CF]$/u;

/**
 * The first character of a text that cannot be printed, as `U+1F600`; undefined when all can.
 * A form that shows less than was typed would be signed without being what it says.
 */
export function unprintableCharacter(text: string, { lines = false } = {}): string | undefined {
  for (const character of text.normalize('NFC')) {
    if (printable.test(character) || (lines && character === '\n')) continue;
    const code = character.codePointAt(0)!.toString(16).toUpperCase();
    return `U+${code.padStart(4, '0')}`;
  }
  return undefined;
}
