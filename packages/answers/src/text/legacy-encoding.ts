import { tcvn3, vniLetters, vniMarks } from './legacy-tables.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

/**
 * Whether a text was typed for a font of the time before Unicode: `NguyÔn` (TCVN3), `Nguyeãn`
 * (VNI). On any other font it reads as rubbish, in print too.
 *
 * Careful rather than complete, since an honest foreign name must pass: a word counts only when it
 * is no Vietnamese syllable as it stands and is one after conversion. Letters that occur in names
 * of other languages (Loïc, Hän) are believed only when every word of the text converts, and two
 * of them change.
 */
export function looksLikeLegacyEncoding(text: string): boolean {
  const words = text
    .slice(0, MAX_LENGTH)
    .split(/[\s,.;:()/]+/u)
    .filter(Boolean);
  const odd = words.filter((word) => oneByte.test(word) && !isVietnameseSyllable(word));
  if (odd.length === 0) return false;
  return legacyIn(words, odd, fromTcvn3, tcvn3Sign) || legacyIn(words, odd, fromVni, vniSign);
}

/** Enough of a text to tell by. */
const MAX_LENGTH = 2000;

/** The old fonts had one byte a letter: a letter of Latin, and none from beyond ISO 8859-1. */
const oneByte = /^(?=.*[A-Za-z])(?=.*[\u00A1-\u00FF])[\u0021-\u00FF]+$/u;
/** A sign, or a capital amid small letters: no language writes so, TCVN3 does. */
const tcvn3Sign = /[\u00A1-\u00BF]|\p{Ll}[\u00C0-\u00DE](?:\p{Ll}|$)/u;
/** Two vowels of which the second bears a mark that only VNI puts there (not Seán, not Noël). */
const vniSign = /[aeouyôö][ùøûõ]|[aeo][âåãä]|aê/iu;

/** @param odd those of the words that can be of an old font and are no syllables as they stand */
function legacyIn(
  words: string[],
  odd: string[],
  convert: (word: string) => string,
  sign: RegExp,
): boolean {
  const changed = odd.filter((word) => {
    const converted = convert(word);
    return word !== converted && isVietnameseSyllable(converted);
  });
  if (changed.some((word) => sign.test(word))) return true;
  return (
    changed.length > 1 &&
    words.every((word) => changed.includes(word) || isVietnameseSyllable(word))
  );
}

function fromTcvn3(word: string): string {
  return Array.from(word, (letter) => tcvn3.get(letter) ?? letter).join('');
}

function fromVni(word: string): string {
  return word
    .toLowerCase()
    .replace(/[aeouyôö][ùøûõïâáàåãäêéèúüë]/gu, (pair) => vniMarks.get(pair) ?? pair)
    .replace(/[íìæóòôöîñ]/gu, (letter) => vniLetters.get(letter) ?? letter);
}
