import { PdfError } from '../error.ts';
import { glyphFor } from '../fonts/font-use.ts';
import type { FontUse } from '../fonts/font-use.ts';
import type { Face } from '../fonts/load.ts';
import type { OtherUses } from '../fonts/scripts.ts';

/** The fonts of one document, by face, and the ones for what these lack. */
export type Typefaces = Readonly<Record<Face, FontUse>> & {
  readonly others?: OtherUses | undefined;
};

export interface Style {
  readonly face: Face;
  /** In points. */
  readonly size: number;
  /** Points above the baseline. */
  readonly rise?: number;
}

export interface RunStyle extends Style {
  /** The run is an answer: a dotted line goes under it. */
  readonly answer?: boolean;
}

export interface Run extends RunStyle {
  readonly text: string;
}

/**
 * A character with the marks that combine with it, or a syllable that is drawn as one. Where one
 * comes again in the same style it is the same object.
 */
export interface Cluster {
  /** The font it is drawn with, and its code there: of a character, its code point. */
  readonly use: FontUse;
  readonly base: number;
  readonly marks: readonly number[];
  readonly style: RunStyle;
  /** Advance width in points. */
  readonly width: number;
  readonly space: boolean;
  /** Its code among the glyphs of the document: 0 until it is drawn for the first time. */
  code: number;
}

/** What was laid out, in order; a `break` ends a line. */
export type Laid = readonly (Cluster | 'break')[];

/** Longer texts than this are refused before they are measured. */
const maxCharacters = 100_000;

const space = 0x20;
const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f;

const noMarks: readonly number[] = [];

/**
 * Lays the characters of runs after each other.
 *
 * @throws PdfError `unprintable-character`; `too-large` over 100 000 characters
 */
export function layOut(typefaces: Typefaces, runs: readonly Run[]): Laid {
  const laid: (Cluster | 'break')[] = [];
  // Room for all at once.
  laid.length = lengthOf(runs);
  let to = 0;
  let count = 0;
  let before: Cluster | undefined;
  for (const run of runs) {
    const own = typefaces[run.face];
    const { font } = own;
    const known = repertoireOf(own, run);
    const composed = run.text.normalize('NFC');
    const text = composed.includes('\r') ? composed.replace(/\r\n?/g, '\n') : composed;
    const { length } = text;
    count += length;
    if (count > maxCharacters) {
      throw new PdfError('too-large', `A text has at most ${maxCharacters} characters.`, {
        limit: maxCharacters,
      });
    }
    for (let at = 0; at < length; at += 1) {
      const code = text.codePointAt(at)!;
      if (code === 0x0a) {
        // Words on either side of a line end stay two words when the text is read or copied.
        laid[to++] = known.clusterOf(space, font.glyphOf(space));
        laid[to++] = 'break';
        before = undefined;
      } else if (isMark(code) && before !== undefined && takesMark(before, code)) {
        before = { ...before, marks: [...before.marks, code], code: 0 };
        laid[to - 1] = before;
      } else {
        const glyph = font.glyphOf(code);
        const other = glyph === 0 ? typefaces.others?.at(text, at, run.face) : undefined;
        before =
          other === undefined
            ? known.clusterOf(code, glyph)
            : makeCluster(other.use, other.code, known.style);
        laid[to++] = before;
        at += (other?.length ?? (code > 0xffff ? 2 : 1)) - 1;
      }
    }
  }
  laid.length = to;
  return laid;
}

/** About how many clusters runs make; no more room is made for a text that is too long. */
function lengthOf(runs: readonly Run[]): number {
  let length = 0;
  for (const { text } of runs) length += text.length;
  return Math.min(length, maxCharacters);
}

/** Whether a mark goes over or under what stands before it: not in a font without such marks. */
function takesMark({ space: isSpace, use }: Cluster, mark: number): boolean {
  return !isSpace && use.font.glyphOf(mark) !== 0;
}

function makeCluster(use: FontUse, base: number, style: RunStyle): Cluster {
  const { font, scale } = use;
  const width = (font.advanceOf(glyphFor(font, base)) * style.size * scale) / font.unitsPerEm;
  return { use, base, marks: noMarks, style, width, space: base === space, code: 0 };
}

/** The characters of a document that have been laid out in one style: most of them come again. */
class Repertoire {
  readonly style: RunStyle;
  readonly #use: FontUse;
  readonly #seen: SeenGlyphs;
  /** By the place of their glyphs among those seen. */
  readonly #clusters: (Cluster | undefined)[] = [];

  constructor(use: FontUse, seen: SeenGlyphs, { face, size, rise, answer }: RunStyle) {
    this.#use = use;
    this.#seen = seen;
    this.style = { face, size, ...(rise && { rise }), ...(answer && { answer }) };
  }

  isOf({ size, rise, answer }: RunStyle): boolean {
    const { style } = this;
    return (
      style.size === size &&
      (style.rise ?? 0) === (rise ?? 0) &&
      (style.answer ?? false) === (answer ?? false)
    );
  }

  /** @param glyph of the character: several may have the same */
  clusterOf(base: number, glyph: number): Cluster {
    const place = this.#seen.placeOf(glyph);
    const known = this.#clusters[place];
    if (known?.base === base) return known;
    const made = makeCluster(this.#use, base, this.style);
    this.#clusters[place] = made;
    return made;
  }
}

/** Glyphs in the order in which a document needs them: a few of the many that a font has. */
class SeenGlyphs {
  readonly #places: Uint16Array;
  #count = 0;

  constructor(glyphs: number) {
    this.#places = new Uint16Array(glyphs);
  }

  /** From 1. */
  placeOf(glyph: number): number {
    return (this.#places[glyph] ||= this.#count += 1);
  }
}

interface Repertoires {
  readonly seen: SeenGlyphs;
  readonly all: Repertoire[];
}

const repertoires = new WeakMap<FontUse, Repertoires>();

function repertoireOf(use: FontUse, style: RunStyle): Repertoire {
  let known = repertoires.get(use);
  if (known === undefined) {
    known = { seen: new SeenGlyphs(use.font.glyphCount), all: [] };
    repertoires.set(use, known);
  }
  for (const one of known.all) if (one.isOf(style)) return one;
  const made = new Repertoire(use, known.seen, style);
  known.all.push(made);
  return made;
}
