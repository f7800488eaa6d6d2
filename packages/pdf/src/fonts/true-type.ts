/** Where the parts of a simple or composite glyph lie, in font units. */
export interface GlyphBox {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** What is drawn and embedded of a font: its characters by code, their glyphs by number. */
export interface Glyphs {
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  table(tag: string): Uint8Array;
  glyphOf(code: number): number;
  /** What a code stands for when the text is read or copied. */
  textOf(code: number): string;
  advanceOf(glyph: number): number;
  bearingOf(glyph: number): number;
  outlineOf(glyph: number): Uint8Array;
  boxOf(glyph: number): GlyphBox | undefined;
}

const moreComponents = 0x20;
const argsAreWords = 0x01;
const hasScale = 0x08;
const hasXAndYScale = 0x40;
const hasTwoByTwo = 0x80;

/**
 * A TrueType font file as far as printing needs it: characters, widths and outlines
 * (OpenType 1.9: cmap, head, hhea, hmtx, maxp, loca, glyf, post, OS/2).
 *
 * The file is trusted: loadFonts compares its digest first. Reading beyond a table's end throws a
 * RangeError.
 */
export class TrueType implements Glyphs {
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Font units over the baseline. */
  readonly ascent: number;
  /** Font units over the baseline: negative. */
  readonly descent: number;
  readonly capHeight: number;
  /** Degrees counter-clockwise from the vertical. */
  readonly italicAngle: number;
  readonly bbox: readonly [number, number, number, number];

  readonly #view: DataView;
  readonly #tables = new Map<string, { offset: number; length: number }>();
  readonly #glyphs = new Map<number, number>();
  /** Glyphs by character, for those below 65 536: the same as the map, only faster. */
  readonly #common: Uint16Array;
  readonly #advances: Uint16Array;
  readonly #bearings: Int16Array;
  /** Where each glyph's record begins in the file; one more: where the last one ends. */
  readonly #outlines: Uint32Array;
  /** The records that were asked for: most forms need the same ones. */
  readonly #records: (Uint8Array | undefined)[] = [];

  constructor(bytes: Uint8Array) {
    // A Buffer's slice shares its memory: a plain copy keeps the caller's bytes whole.
    this.bytes = Uint8Array.from(bytes);
    this.#view = new DataView(this.bytes.buffer);
    const count = this.#view.getUint16(4);
    for (let i = 0; i < count; i += 1) {
      const at = 12 + 16 * i;
      const tag = String.fromCharCode(...this.bytes.subarray(at, at + 4));
      this.#tables.set(tag, {
        offset: this.#view.getUint32(at + 8),
        length: this.#view.getUint32(at + 12),
      });
    }
    const head = this.#at('head');
    this.unitsPerEm = this.#view.getUint16(head + 18);
    this.bbox = [36, 38, 40, 42].map((at) => this.#view.getInt16(head + at)) as never;
    const hhea = this.#at('hhea');
    this.ascent = this.#view.getInt16(hhea + 4);
    this.descent = this.#view.getInt16(hhea + 6);
    this.glyphCount = this.#view.getUint16(this.#at('maxp') + 4);
    this.italicAngle = this.#view.getInt32(this.#at('post') + 4) / 65_536;
    this.capHeight = this.#view.getInt16(this.#at('OS/2') + 88);
    this.#readCharacters();
    this.#common = new Uint16Array(0x1_0000);
    for (const [code, glyph] of this.#glyphs) {
      if (code < this.#common.length) this.#common[code] = glyph;
    }
    this.#advances = new Uint16Array(this.glyphCount);
    this.#bearings = new Int16Array(this.glyphCount);
    this.#readMetrics(this.#view.getUint16(hhea + 34));
    this.#outlines = new Uint32Array(this.glyphCount + 1);
    this.#readOutlines(this.#view.getInt16(head + 50) === 1);
  }

  /** A table's own bytes; empty when the font has no such table. */
  table(tag: string): Uint8Array {
    const entry = this.#tables.get(tag);
    return entry === undefined
      ? new Uint8Array(0)
      : this.bytes.subarray(entry.offset, entry.offset + entry.length);
  }

  /** The glyph of a character; 0 when the font lacks it. */
  glyphOf(codePoint: number): number {
    return this.#common[codePoint] ?? this.#glyphs.get(codePoint) ?? 0;
  }

  textOf(code: number): string {
    return String.fromCodePoint(code);
  }

  /** The characters of the font, in ascending order. */
  codePoints(): number[] {
    return [...this.#glyphs.keys()].sort((a, b) => a - b);
  }

  /** Advance width in font units. */
  advanceOf(glyph: number): number {
    return this.#advances[glyph]!;
  }

  /** Left side bearing in font units. */
  bearingOf(glyph: number): number {
    return this.#bearings[glyph]!;
  }

  /** The record of a glyph in the table glyf; empty for a glyph that draws nothing. */
  outlineOf(glyph: number): Uint8Array {
    return (this.#records[glyph] ??= this.bytes.subarray(
      this.#outlines[glyph],
      this.#outlines[glyph + 1],
    ));
  }

  /** The box around a glyph, or undefined for one that draws nothing. */
  boxOf(glyph: number): GlyphBox | undefined {
    const outline = this.outlineOf(glyph);
    if (outline.length === 0) return undefined;
    const view = new DataView(outline.buffer, outline.byteOffset);
    return {
      xMin: view.getInt16(2),
      yMin: view.getInt16(4),
      xMax: view.getInt16(6),
      yMax: view.getInt16(8),
    };
  }

  #at(tag: string): number {
    const entry = this.#tables.get(tag);
    if (entry === undefined) throw new RangeError(`The font has no table ${tag}.`);
    return entry.offset;
  }

  /** @param count glyphs that have a width of their own; the others have that of the last one */
  #readMetrics(count: number): void {
    const hmtx = this.#at('hmtx');
    for (let glyph = 0; glyph < this.glyphCount; glyph += 1) {
      const own = Math.min(glyph, count - 1);
      this.#advances[glyph] = this.#view.getUint16(hmtx + 4 * own);
      const bearing = glyph < count ? 4 * glyph + 2 : 4 * count + 2 * (glyph - count);
      this.#bearings[glyph] = this.#view.getInt16(hmtx + bearing);
    }
  }

  #readOutlines(long: boolean): void {
    const [loca, glyf] = [this.#at('loca'), this.#at('glyf')];
    for (let i = 0; i <= this.glyphCount; i += 1) {
      const offset = long
        ? this.#view.getUint32(loca + 4 * i)
        : 2 * this.#view.getUint16(loca + 2 * i);
      this.#outlines[i] = glyf + offset;
    }
  }

  /** cmap formats 4 (BMP) and 12 (all planes) of the Unicode encodings. */
  #readCharacters(): void {
    const cmap = this.#at('cmap');
    const count = this.#view.getUint16(cmap + 2);
    for (let i = 0; i < count; i += 1) {
      const platform = this.#view.getUint16(cmap + 4 + 8 * i);
      if (platform !== 0 && platform !== 3) continue;
      const at = cmap + this.#view.getUint32(cmap + 8 + 8 * i);
      const format = this.#view.getUint16(at);
      if (format === 4) this.#readFormat4(at);
      if (format === 12) this.#readFormat12(at);
    }
  }

  #readFormat4(at: number): void {
    const double = this.#view.getUint16(at + 6);
    const [ends, starts] = [at + 14, at + 16 + double];
    const [deltas, offsets] = [starts + double, starts + 2 * double];
    for (let i = 0; i < double; i += 2) {
      const last = this.#view.getUint16(ends + i);
      const first = this.#view.getUint16(starts + i);
      const delta = this.#view.getUint16(deltas + i);
      const offset = this.#view.getUint16(offsets + i);
      for (let code = first; code <= last && code < 0xffff; code += 1) {
        const glyph =
          offset === 0
            ? (code + delta) & 0xffff
            : this.#view.getUint16(offsets + i + offset + 2 * (code - first));
        const shifted = offset === 0 || glyph === 0 ? glyph : (glyph + delta) & 0xffff;
        if (shifted !== 0) this.#glyphs.set(code, shifted);
      }
    }
  }

  #readFormat12(at: number): void {
    const groups = this.#view.getUint32(at + 12);
    for (let i = 0; i < groups; i += 1) {
      const group = at + 16 + 12 * i;
      const [first, last, glyph] = [0, 4, 8].map((skip) => this.#view.getUint32(group + skip));
      for (let code = first!; code <= last!; code += 1) {
        this.#glyphs.set(code, glyph! + code - first!);
      }
    }
  }
}

const none: readonly number[] = [];

/** Where in a composite glyph's record the numbers of its components stand. */
export function componentOffsets(outline: Uint8Array): readonly number[] {
  // The number of contours is negative.
  if (outline.length === 0 || outline[0]! < 0x80) return none;
  const offsets: number[] = [];
  let at = 10;
  let flags = moreComponents;
  while ((flags & moreComponents) !== 0) {
    if (at + 4 > outline.length) throw new RangeError('A composite glyph ends too early.');
    flags = (outline[at]! << 8) | outline[at + 1]!;
    offsets.push(at + 2);
    at += 4 + ((flags & argsAreWords) !== 0 ? 4 : 2);
    if ((flags & hasScale) !== 0) at += 2;
    else if ((flags & hasXAndYScale) !== 0) at += 4;
    else if ((flags & hasTwoByTwo) !== 0) at += 8;
  }
  return offsets;
}
