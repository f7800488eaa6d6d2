import { PdfError } from '../error.ts';
import { glyphFor } from '../fonts/font-use.ts';
import type { FontUse } from '../fonts/font-use.ts';
import type { Face } from '../fonts/load.ts';
import type { OtherUses } from '../fonts/scripts.ts';
import type { Glyphs } from '../fonts/true-type.ts';

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
    const { clusters, places } = known;
    let { text } = run;
    // Letters that were seen before are composed. Others make it worth the time to compose all.
    if (count + text.length > maxCharacters || !areKnown(text, places)) text = composed(text);
    const { length } = text;
    count += length;
    if (count > maxCharacters) {
      throw new PdfError('too-large', `A text has at most ${maxCharacters} characters.`, {
        limit: maxCharacters,
      });
    }
    for (let at = 0; at < length; at += 1) {
      const place = places[text.charCodeAt(at)]!;
      if (place !== 0) {
        laid[to++] = before = clusters[place] ?? known.clusterOf(text.charCodeAt(at));
        continue;
      }
      const code = text.codePointAt(at)!;
      if (code === 0x0a) {
        // Words on either side of a line end stay two words when the text is read or copied.
        laid[to++] = known.clusterOf(space);
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
            ? known.clusterOf(code)
            : makeCluster(other.use, other.code, known.style);
        laid[to++] = before;
        at += (other?.length ?? (code > 0xffff ? 2 : 1)) - 1;
      }
    }
  }
  laid.length = to;
  return laid;
}

/** Whether all characters of a text were seen before. */
function areKnown(text: string, places: Uint16Array): boolean {
  for (let at = 0; at < text.length; at += 1) if (places[text.charCodeAt(at)] === 0) return false;
  return true;
}

function composed(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n');
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
  readonly #seen: SeenCharacters;
  /** By the place of their characters among those seen; none at 0. */
  readonly clusters: (Cluster | undefined)[] = [undefined];

  constructor(use: FontUse, seen: SeenCharacters, { face, size, rise, answer }: RunStyle) {
    this.#use = use;
    this.#seen = seen;
    this.style = { face, size, ...(rise && { rise }), ...(answer && { answer }) };
  }

  /** By UTF-16 unit; 0: not seen yet. */
  get places(): Uint16Array {
    return this.#seen.places;
  }

  isOf({ size, rise, answer }: RunStyle): boolean {
    const { style } = this;
    return (
      style.size === size &&
      (style.rise ?? 0) === (rise ?? 0) &&
      (style.answer ?? false) === (answer ?? false)
    );
  }

  /** @throws PdfError `unprintable-character` */
  clusterOf(base: number): Cluster {
    const made = makeCluster(this.#use, base, this.style);
    return isAlone(base) ? (this.clusters[this.#seen.placeOf(base)] ??= made) : made;
  }
}

/**
 * Whether a character of a composed text stays what it is beside any other such one: the Latin
 * letters, punctuation and currencies. Marks are none.
 */
function isAlone(code: number): boolean {
  return code < 0x300 || (code >= 0x1e00 && code < 0x1f00) || (code >= 0x2000 && code < 0x20d0);
}

/** The characters that documents need, in the order of first use: a few of the many of a font. */
class SeenCharacters {
  readonly places = new Uint16Array(0x1_0000);
  #count = 0;

  placeOf(code: number): number {
    return (this.places[code] ||= this.#count += 1);
  }
}

const seenOf = new WeakMap<Glyphs, SeenCharacters>();
const repertoires = new WeakMap<FontUse, Repertoire[]>();

function repertoireOf(use: FontUse, style: RunStyle): Repertoire {
  let all = repertoires.get(use);
  if (all === undefined) repertoires.set(use, (all = []));
  for (const one of all) if (one.isOf(style)) return one;
  let seen = seenOf.get(use.font);
  if (seen === undefined) seenOf.set(use.font, (seen = new SeenCharacters()));
  const made = new Repertoire(use, seen, style);
  all.push(made);
  return made;
}
