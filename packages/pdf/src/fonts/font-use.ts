import { PdfError } from '../error.ts';
import { subsetFont } from './subset.ts';
import { toUnicodeMap } from './to-unicode.ts';
import type { Glyphs } from './true-type.ts';

/**
 * What has to be written to embed a font as a simple TrueType font without an encoding, whose codes are
 * its glyph numbers (ISO 32000-1, 9.6.3). Measures are in thousandths of the font size.
 */
export interface EmbeddedFont {
  readonly baseFont: string;
  readonly fontFile: Uint8Array;
  /** Advance width of each code, from 1 on. */
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

/** How a font is named and used; measures in thousandths of the font size. */
export interface FontNames {
  /** Name among the resources of all pages. */
  readonly resource: string;
  /** PostScript name. */
  readonly name: string;
  /** Thickness of the dominant vertical stems. */
  readonly stemV: number;
  /** Its size in parts of the running text's, so that letters of both look alike. */
  readonly scale?: number;
  /** Language of what is written in it (BCP 47), when it is not Vietnamese. */
  readonly lang?: string;
}

/** So many characters have codes of one byte; 0 is left to .notdef. */
const mostCodes = 255;

/**
 * The characters of one font that one document uses: gives them codes in order of first use. What comes
 * after 255 of them is embedded as another font: the code's higher byte says in which.
 */
export class FontUse {
  readonly font: Glyphs;
  readonly resource: string;
  readonly scale: number;
  readonly lang: string | undefined;
  readonly #name: string;
  readonly #stemV: number;
  readonly #codes = new Map<number, number>();
  /** The codes of characters that have a place among those seen. */
  readonly #codesAt: number[] = [];

  constructor(font: Glyphs, { resource, name, stemV, scale = 1, lang }: FontNames) {
    this.font = font;
    this.resource = resource;
    this.scale = scale;
    this.lang = lang;
    this.#name = name;
    this.#stemV = stemV;
  }

  /** Name of one of the embedded fonts among the resources of all pages. */
  nameOf(part: number): string {
    return part === 0 ? this.resource : `${this.resource}.${part + 1}`;
  }

  /**
   * The code of a character: in its lower byte the glyph number in the subset, which is never 0, over it
   * the number of the embedded font.
   *
   * @throws PdfError `unprintable-character` when the font lacks it
   */
  codeOf(codePoint: number): number {
    let code = this.#codes.get(codePoint);
    if (code === undefined) {
      glyphFor(this.font, codePoint);
      const { size } = this.#codes;
      code = size + 1 + Math.floor(size / mostCodes);
      this.#codes.set(codePoint, code);
    }
    return code;
  }

  /** The code of a character that the font holds, by its place among those that were seen. */
  codeAt(place: number, codePoint: number): number {
    return (this.#codesAt[place] ??= this.codeOf(codePoint));
  }

  /**
   * The fonts as they have to be embedded, by resource name; the same characters in the same order give
   * the same bytes.
   */
  embed(): [resource: string, font: EmbeddedFont][] {
    const characters = [...this.#codes.keys()];
    const fonts: [string, EmbeddedFont][] = [];
    for (let from = 0; from < characters.length; from += mostCodes) {
      const some = characters.slice(from, from + mostCodes);
      fonts.push([this.nameOf(fonts.length), this.#embed(some)]);
    }
    return fonts;
  }

  #embed(characters: readonly number[]): EmbeddedFont {
    const { font } = this;
    const texts: string[] = [];
    const glyphs = [0];
    const widths: number[] = [];
    const scaled = (units: number): number => Math.round((units * 1000) / font.unitsPerEm);
    for (const code of characters) {
      const glyph = font.glyphOf(code);
      texts.push(font.textOf(code));
      glyphs.push(glyph);
      widths.push(scaled(font.advanceOf(glyph)));
    }
    const [xMin, yMin, xMax, yMax] = font.bbox;
    return {
      baseFont: `${tagOf(texts)}+${this.#name}`,
      fontFile: subsetFont(font, glyphs),
      widths,
      bbox: [scaled(xMin), scaled(yMin), scaled(xMax), scaled(yMax)],
      ascent: scaled(font.ascent),
      descent: scaled(font.descent),
      capHeight: scaled(font.capHeight),
      italicAngle: font.italicAngle,
      flags: serif + symbolic + (font.italicAngle === 0 ? 0 : italic),
      stemV: this.#stemV,
      toUnicode: toUnicodeMap(texts),
    };
  }
}

/**
 * The glyph of a character.
 *
 * @throws PdfError `unprintable-character` with the code point, when the font lacks it
 */
export function glyphFor(font: Glyphs, codePoint: number): number {
  const glyph = font.glyphOf(codePoint);
  if (glyph === 0) throw unprintable(codePoint);
  return glyph;
}

/** What is said of a character that no font holds. */
export function unprintable(codePoint: number): PdfError {
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return new PdfError(
    'unprintable-character',
    `The character ${name} cannot be printed: write the answer without it.`,
    { codePoint: name },
  );
}

/** The six capitals of a subset's name (9.6.4), derived from its characters. */
function tagOf(texts: readonly string[]): string {
  let hash = 0x811c_9dc5;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at)!;
      if (codePoint > 0xffff) at += 1;
      hash = Math.imul(hash ^ codePoint, 0x0100_0193) >>> 0;
    }
  }
  let tag = '';
  for (let i = 0; i < 6; i += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}
