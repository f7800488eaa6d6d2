import { PdfError } from '../error.ts';
import { subsetFont } from './subset.ts';
import { toUnicodeMap } from './to-unicode.ts';
import type { TrueType } from './true-type.ts';

/**
 * What has to be written to embed a font as Type0 with a CIDFontType2 and Identity-H
 * (ISO 32000-1, 9.7). Measures are in thousandths of the font size.
 */
export interface EmbeddedFont {
  readonly baseFont: string;
  readonly fontFile: Uint8Array;
  /** Advance width of each glyph, by glyph number. */
  readonly widths: readonly number[];
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  /** Font descriptor flags (9.8.2): serif, symbolic, italic. */
  readonly flags: number;
  readonly stemV: number;
  readonly toUnicode: Uint8Array;
}

const serif = 2;
const symbolic = 4;
const italic = 64;

/** The characters of one font that one document uses: gives them codes in order of first use. */
export class FontUse {
  readonly font: TrueType;
  readonly #name: string;
  readonly #stemV: number;
  readonly #codes = new Map<number, number>();

  /**
   * @param name PostScript name of the font
   * @param stemV thickness of the dominant vertical stems, in thousandths of the font size
   */
  constructor(font: TrueType, name: string, stemV: number) {
    this.font = font;
    this.#name = name;
    this.#stemV = stemV;
  }

  /** How many characters have been used. */
  get size(): number {
    return this.#codes.size;
  }

  /**
   * The code of a character: its glyph number in the subset.
   *
   * @throws PdfError `unprintable-character` when the font lacks it
   */
  codeOf(codePoint: number): number {
    let code = this.#codes.get(codePoint);
    if (code === undefined) {
      glyphFor(this.font, codePoint);
      code = this.#codes.size + 1;
      this.#codes.set(codePoint, code);
    }
    return code;
  }

  /** The font as it has to be embedded; the same characters in the same order give the same bytes. */
  embed(): EmbeddedFont {
    const { font } = this;
    const codePoints = [...this.#codes.keys()];
    const glyphs = [0, ...codePoints.map((code) => font.glyphOf(code))];
    const { file, glyphCount } = subsetFont(font, glyphs);
    const scaled = (units: number): number => Math.round((units * 1e6) / font.unitsPerEm) / 1000;
    const [xMin, yMin, xMax, yMax] = font.bbox;
    return {
      baseFont: `${tagOf(codePoints)}+${this.#name}`,
      fontFile: file,
      widths: Array.from({ length: glyphCount }, (_, i) =>
        scaled(i < glyphs.length ? font.advanceOf(glyphs[i]!) : 0),
      ),
      bbox: [scaled(xMin), scaled(yMin), scaled(xMax), scaled(yMax)],
      ascent: scaled(font.ascent),
      descent: scaled(font.descent),
      capHeight: scaled(font.capHeight),
      italicAngle: font.italicAngle,
      flags: serif + symbolic + (font.italicAngle === 0 ? 0 : italic),
      stemV: this.#stemV,
      toUnicode: new TextEncoder().encode(toUnicodeMap(codePoints)),
    };
  }
}

/**
 * The glyph of a character.
 *
 * @throws PdfError `unprintable-character` with the code point, when the font lacks it
 */
export function glyphFor(font: TrueType, codePoint: number): number {
  const glyph = font.glyphOf(codePoint);
  if (glyph === 0) {
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
    throw new PdfError(
      'unprintable-character',
      `The character ${name} cannot be printed: write the answer without it.`,
      { codePoint: name },
    );
  }
  return glyph;
}

/** The six capitals of a subset's name (9.6.4), derived from its characters. */
function tagOf(codePoints: readonly number[]): string {
  let hash = 0x811c_9dc5;
  for (const code of codePoints) hash = Math.imul(hash ^ code, 0x0100_0193) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}
