import { fallbackRanges } from './fallback-ranges.ts';
import type { FontUse } from './font-use.ts';
import type { LanguagePart } from '../layout/languages.ts';
import type { Line } from '../layout/text.ts';
import type { Face } from './load.ts';

/** Writings that Tinos lacks and another embedded font holds (ISO 15924). */
export type Script = keyof typeof fallbackRanges;

const scripts = Object.keys(fallbackRanges) as Script[];

/** Letters of Tinos whose capitals only another font holds: a form may print names in capitals. */
const smallLetters: Readonly<Partial<Record<Script, string>>> = { latn: '\u023F\u0240' };

const patterns = scripts.map((script) => {
  const ranges = fallbackRanges[script].map(([first, last]) =>
    String.fromCodePoint(first, 0x2d, last),
  );
  return new RegExp(`[${ranges.join('')}${smallLetters[script] ?? ''}]`);
});

/** The scripts beside Tinos that a text (in NFC) is written in. */
export function scriptsIn(text: string): Script[] {
  return scripts.filter((_, i) => patterns[i]!.test(text));
}

export function isIn(script: Script, codePoint: number): boolean {
  return fallbackRanges[script].some(([first, last]) => first <= codePoint && codePoint <= last);
}

/** The script beside Tinos that a character belongs to. */
export function scriptOf(codePoint: number): Script | undefined {
  return scripts.find((script) => isIn(script, codePoint));
}

/** Parts the words of Khmer where a line may end; nobody sees it. */
export const zeroWidthSpace = 0x200b;

/** What is drawn as one: a character, or a syllable of a script that is shaped. */
export interface OtherLetter {
  readonly use: FontUse;
  /** Its code in that font. */
  readonly code: number;
  /** How many UTF-16 units of the text it is. */
  readonly length: number;
}

/** The fonts beside Tinos as one document uses them. */
export interface OtherUses {
  /** What stands at a place of a text; undefined when none of these fonts holds it. */
  at(text: string, index: number, face: Face): OtherLetter | undefined;
  uses(): readonly FontUse[];
  /** The parts of a line where its language changes; `stretch`: points added to each space. */
  languagesOf(line: Line, stretch: number): LanguagePart[];
}

/** The fonts beside Tinos that have been loaded. */
export interface OtherFonts {
  readonly scripts: readonly Script[];
  /** SHA-256 of their files, in hex, by script and face. */
  readonly digests: Readonly<Record<string, string>>;
  unused(): OtherUses;
}
