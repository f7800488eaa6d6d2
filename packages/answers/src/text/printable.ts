/**
 * What the printed form can show: blocks of Unicode that the fonts of the PDF hold whole. Tinos:
 * Latin with every Vietnamese letter, marks, punctuation, currency, letter-like signs, arrows.
 * Noto: phonetic and other Latin letters, Khmer, Cham.
 */
const printable = new RegExp(
  `^(?:${[
    // Marks begin a class of their own.
    /[\u0300-\u036F\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u1D00-\u1DBF\u1E00-\u1EFF]/,
    /[\u2000-\u200A\u2010-\u2027\u2030-\u205E\u2074-\u208E\u20A0-\u20BE\u2100-\u214F\u2190-\u2195]/,
    /[\u2212\u2248\u2260\u2264\u2265\u25A0\u25A1\u25CF\u2C60-\u2C7F\uA720-\uA7CA\uAB30-\uAB69]/,
    /[\u17B6-\u17DD\u1780-\u17A2\u17A5-\u17B3\u17E0-\u17E9\u17F0-\u17F9\u19E0-\u19FF]/,
    /[\uAA00-\uAA36\uAA40-\uAA4D\uAA50-\uAA59\uAA5C-\uAA5F]/,
  ]
    .map(({ source }) => source)
    .join('|')})$`,
  'u',
);

/** Khmer is written without spaces: U+200B between two letters says where a line may end. */
const khmerSpaces = /([\u1780-\u17F9])\u200B(?=[\u1780-\u17F9])/g;

/**
 * The first character of a text that cannot be printed, as `U+1F600`; undefined when all can.
 * A form that shows less than was typed would be signed without being what it says.
 */
export function unprintableCharacter(text: string, { lines = false } = {}): string | undefined {
  for (const character of text.normalize('NFC').replace(khmerSpaces, '$1')) {
    if (printable.test(character) || (lines && character === '\n')) continue;
    const code = character.codePointAt(0)!.toString(16).toUpperCase();
    return `U+${code.padStart(4, '0')}`;
  }
  return undefined;
}
