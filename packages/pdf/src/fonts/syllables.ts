import type { Script } from './scripts.ts';

/** Scripts whose letters change with their neighbours. */
export type ShapedScript = Exclude<Script, 'latn'>;

/**
 * One syllable from a place of a text on: a letter, then what is written over, under and around it.
 * It is drawn as one and never parted. Marks without a letter make a syllable of their own. At most
 * 16 marks: more than any word has, and no text can make the shaper work for long.
 *
 * Khmer: consonants below another follow U+17D2 (Unicode 17.0, 16.4). Cham: 16.10. The classes are
 * written out, because engines know different versions of Unicode.
 */
const patterns: Readonly<Record<ShapedScript, RegExp>> = {
  khmr: /(?:[\u1780-\u17B3\u17D4-\u17DC\u17E0-\u17F9\u19E0-\u19FF]|(?=[\u17B6-\u17D3\u17DD]))(?:\u17D2[\u1780-\u17B3]|[\u17B6-\u17D3\u17DD]){0,16}/y,
  cham: /(?:[\uAA00-\uAA28\uAA40-\uAA42\uAA44-\uAA4B\uAA50-\uAA5F]|(?=[\uAA29-\uAA36\uAA43\uAA4C\uAA4D]))[\uAA29-\uAA36\uAA43\uAA4C\uAA4D]{0,16}/y,
};

const marks: Readonly<Record<ShapedScript, RegExp>> = {
  khmr: /^[\u17B6-\u17D3\u17DD]/,
  cham: /^[\uAA29-\uAA36\uAA43\uAA4C\uAA4D]/,
};

/** The syllable that begins at a place of a text; undefined where none does. */
export function syllableAt(script: ShapedScript, text: string, index: number): string | undefined {
  const pattern = patterns[script];
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

/** Whether a syllable has marks only: a dotted circle stands for the letter that is missing. */
export function lacksLetter(script: ShapedScript, syllable: string): boolean {
  return marks[script].test(syllable);
}
