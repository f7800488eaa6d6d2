import type { PdfError } from '../error.ts';
import type { GlyphBox, Glyphs, TrueType } from './true-type.ts';

/** A glyph of a shaped syllable: its place from the syllable's origin, in font units. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

export interface ShapedText {
  readonly glyphs: readonly PlacedGlyph[];
  /** Advance width in font units. */
  readonly advance: number;
}

/** What is said of a text that cannot be printed. */
export interface Refusals {
  unprintable(codePoint: number): PdfError;
  tooLarge(message: string, limit: number): PdfError;
}

interface Syllable {
  readonly text: string;
  readonly glyph: number;
}

interface Composed {
  readonly advance: number;
  readonly outline: Uint8Array;
  readonly box: GlyphBox | undefined;
}

/** Codes of syllables begin after the last character of Unicode. */
const firstCode = 0x11_0000;

/** Flags of a component. */
const [argsAreWords, argsAreOffsets, moreComponents] = [0x01, 0x02, 0x20];

/** Different syllables of one face in one form: more than a book has, and a second's work. */
const mostSyllables = 2000;

/** No syllable has more glyphs: 17 characters, of which some are drawn in two parts. */
const mostParts = 64;

const emptyOutline = new Uint8Array(0);

/**
 * A font whose syllables are glyphs: each one is made of the glyphs that shaping chose, placed where
 * shaping put them (OpenType 1.9, glyf, composite glyphs). So one code stands for one syllable, and
 * whoever reads or copies the text gets its characters in the order they were written in, which no
 * sequence of single glyphs gives. Syllables are not kerned, as the letters of Tinos are not.
 */
export class Shaped implements Glyphs {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;

  readonly #font: TrueType;
  readonly #shape: (text: string) => ShapedText;
  readonly #refusals: Refusals;
  readonly #codes = new Map<string, number>();
  readonly #syllables: Syllable[] = [];
  readonly #composed: Composed[] = [];

  /** @param shape lays out one syllable */
  constructor(font: TrueType, shape: (text: string) => ShapedText, refusals: Refusals) {
    this.#font = font;
    this.#shape = shape;
    this.#refusals = refusals;
    this.unitsPerEm = font.unitsPerEm;
    this.ascent = font.ascent;
    this.descent = font.descent;
    this.capHeight = font.capHeight;
    this.italicAngle = font.italicAngle;
  }

  get glyphCount(): number {
    return this.#font.glyphCount + this.#composed.length;
  }

  get bbox(): readonly [number, number, number, number] {
    let [xMin, yMin, xMax, yMax] = this.#font.bbox;
    for (const { box } of this.#composed) {
      if (box === undefined) continue;
      xMin = Math.min(xMin, box.xMin);
      yMin = Math.min(yMin, box.yMin);
      xMax = Math.max(xMax, box.xMax);
      yMax = Math.max(yMax, box.yMax);
    }
    return [xMin, yMin, xMax, yMax];
  }

  /**
   * The code of a syllable.
   *
   * @param text what it stands for
   * @param drawn what is shaped, when that is another text
   * @throws PdfError `unprintable-character` when the font lacks one of its characters; `too-large`
   *   over 2000 different syllables
   */
  codeOf(text: string, drawn = text): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      if (this.#syllables.length >= mostSyllables) {
        const message = `A form has at most ${mostSyllables} different syllables: shorten it.`;
        throw this.#refusals.tooLarge(message, mostSyllables);
      }
      code = firstCode + this.#syllables.push({ text, glyph: this.#compose(drawn) }) - 1;
      this.#codes.set(text, code);
    }
    return code;
  }

  textOf(code: number): string {
    return code < firstCode ? this.#font.textOf(code) : this.#syllables[code - firstCode]!.text;
  }

  glyphOf(code: number): number {
    return code < firstCode ? this.#font.glyphOf(code) : this.#syllables[code - firstCode]!.glyph;
  }

  advanceOf(glyph: number): number {
    return this.#made(glyph)?.advance ?? this.#font.advanceOf(glyph);
  }

  bearingOf(glyph: number): number {
    const made = this.#made(glyph);
    return made === undefined ? this.#font.bearingOf(glyph) : (made.box?.xMin ?? 0);
  }

  outlineOf(glyph: number): Uint8Array {
    return this.#made(glyph)?.outline ?? this.#font.outlineOf(glyph);
  }

  boxOf(glyph: number): GlyphBox | undefined {
    const made = this.#made(glyph);
    return made === undefined ? this.#font.boxOf(glyph) : made.box;
  }

  /** The font's own table; `maxp` with room for glyphs made of other composites. */
  table(tag: string): Uint8Array {
    const own = this.#font.table(tag);
    if (tag !== 'maxp') return own;
    const table = own.slice();
    const view = new DataView(table.buffer);
    const raise = (at: number, least: number): void =>
      view.setUint16(at, Math.min(0xffff, Math.max(view.getUint16(at), least)));
    // Points and contours of simple glyphs, then of composite ones; components and their depth.
    for (const at of [6, 8]) raise(at + 4, view.getUint16(at) * mostParts);
    raise(28, mostParts);
    raise(30, view.getUint16(30) + 1);
    return table;
  }

  #made(glyph: number): Composed | undefined {
    return this.#composed[glyph - this.#font.glyphCount];
  }

  /** The number of the glyph that shows a text: the font's own where one alone does. */
  #compose(text: string): number {
    const { glyphs, advance } = this.#shape(text);
    if (glyphs.some(({ glyph }) => glyph === 0)) {
      throw this.#refusals.unprintable(text.codePointAt(0)!);
    }
    if (glyphs.length > mostParts) {
      throw this.#refusals.tooLarge('A syllable has too many marks: shorten it.', mostParts);
    }
    const [first] = glyphs;
    const isAlone = glyphs.length === 1 && first!.x === 0 && first!.y === 0;
    if (isAlone && this.#font.advanceOf(first!.glyph) === advance) return first!.glyph;
    const visible = glyphs.filter(({ glyph }) => this.#font.boxOf(glyph) !== undefined);
    const box = boxAround(visible.map((part) => moved(this.#font.boxOf(part.glyph)!, part)));
    const outline = box === undefined ? emptyOutline : compositeOutline(visible, box);
    const index = this.#composed.push({ advance, outline, box }) - 1;
    return this.#font.glyphCount + index;
  }
}

function moved(box: GlyphBox, { x, y }: PlacedGlyph): GlyphBox {
  return { xMin: box.xMin + x, yMin: box.yMin + y, xMax: box.xMax + x, yMax: box.yMax + y };
}

function boxAround(boxes: readonly GlyphBox[]): GlyphBox | undefined {
  if (boxes.length === 0) return undefined;
  return {
    xMin: Math.min(...boxes.map(({ xMin }) => xMin)),
    yMin: Math.min(...boxes.map(({ yMin }) => yMin)),
    xMax: Math.max(...boxes.map(({ xMax }) => xMax)),
    yMax: Math.max(...boxes.map(({ yMax }) => yMax)),
  };
}

/** The record of a composite glyph in the table glyf. */
function compositeOutline(parts: readonly PlacedGlyph[], box: GlyphBox): Uint8Array {
  const outline = new Uint8Array(10 + 8 * parts.length);
  const view = new DataView(outline.buffer);
  view.setInt16(0, -1);
  [box.xMin, box.yMin, box.xMax, box.yMax].forEach((value, i) => view.setInt16(2 + 2 * i, value));
  parts.forEach(({ glyph, x, y }, i) => {
    const at = 10 + 8 * i;
    const more = i < parts.length - 1 ? moreComponents : 0;
    view.setUint16(at, argsAreWords + argsAreOffsets + more);
    view.setUint16(at + 2, glyph);
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  });
  return outline;
}
