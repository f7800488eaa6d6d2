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
 * of Tinos comes again in the same style, in whatever document, it is the same object.
 */
export interface Cluster {
  /** Where Tinos lacks it: the document's font that it is drawn with. */
  readonly other: FontUse | undefined;
  /** Its code in its font: of a character, its code point. */
  readonly base: number;
  /** Its place among the characters of its font that were seen; 0: it has none. */
  readonly place: number;
  readonly marks: readonly number[];
  readonly style: RunStyle;
  /** Advance width in points. */
  readonly width: number;
  readonly space: boolean;
}

/** The font of a document that a cluster is drawn with. */
export function useOf(typefaces: Typefaces, { other, style }: Cluster): FontUse {
  return other ?? typefaces[style.face];
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
    const known = repertoireOf(font, run);
    const { clusters, seen } = known;
    const { places } = seen;
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
        laid[to++] = before = clusters[place] ?? clusterOf(known, text.charCodeAt(at));
        continue;
      }
      const code = text.codePointAt(at)!;
      if (code === 0x0a) {
        // Words on either side of a line end stay two words when the text is read or copied.
        laid[to++] = clusterOf(known, space);
        laid[to++] = 'break';
        before = undefined;
      } else if (isMark(code) && before !== undefined && takesMark(typefaces, before, code)) {
        before = { ...before, marks: [...before.marks, code] };
        laid[to - 1] = before;
      } else {
        const glyph = font.glyphOf(code);
        const other = glyph === 0 ? typefaces.others?.at(text, at, run.face) : undefined;
        before =
          other === undefined
            ? clusterOf(known, code)
            : makeCluster(other.use.font, other.code, known.style, other.use);
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
function takesMark(typefaces: Typefaces, cluster: Cluster, mark: number): boolean {
  return !cluster.space && useOf(typefaces, cluster).font.glyphOf(mark) !== 0;
}

/** @param other the font's use in the document, when it is not Tinos */
function makeCluster(font: Glyphs, base: number, style: RunStyle, other?: FontUse): Cluster {
  const scale = other?.scale ?? 1;
  const width = (font.advanceOf(glyphFor(font, base)) * style.size * scale) / font.unitsPerEm;
  return { other, base, place: 0, marks: noMarks, style, width, space: base === space };
}

/** The characters that forms needed of a font, in the order of first use: a few of its many. */
interface Seen {
  count: number;
  /** By UTF-16 unit; 0: not seen yet. */
  readonly places: Uint16Array;
  readonly repertoires: Repertoire[];
}

/**
 * The characters of a font that have been laid out in one style: most of them come again, in other
 * forms too. There are as many styles as forms have sizes.
 */
interface Repertoire {
  readonly font: Glyphs;
  readonly seen: Seen;
  readonly style: RunStyle;
  /** By the place of their characters among those seen; none at 0. */
  readonly clusters: (Cluster | undefined)[];
}

/** @throws PdfError `unprintable-character` */
function clusterOf({ font, seen, style, clusters }: Repertoire, base: number): Cluster {
  // The font may lack it: then it is not seen.
  const made = makeCluster(font, base, style);
  if (!isAlone(base)) return made;
  const place = (seen.places[base] ||= seen.count += 1);
  return (clusters[place] ??= { ...made, place });
}

const seenOf = new WeakMap<Glyphs, Seen>();

function repertoireOf(
  font: Glyphs,
  { face, size, rise = 0, answer = false }: RunStyle,
): Repertoire {
  let seen = seenOf.get(font);
  if (seen === undefined) {
    seen = { count: 0, places: new Uint16Array(0x1_0000), repertoires: [] };
    seenOf.set(font, seen);
  }
  for (const one of seen.repertoires) {
    const { style } = one;
    if (
      style.size === size &&
      style.face === face &&
      style.rise === rise &&
      style.answer === answer
    ) {
      return one;
    }
  }
  const style = { face, size, rise, answer };
  const made: Repertoire = { font, seen, style, clusters: [undefined] };
  seen.repertoires.push(made);
  return made;
}

/**
 * Whether a character of a composed text stays what it is beside any other such one: the Latin
 * letters, punctuation and currencies. Marks are none.
 */
function isAlone(code: number): boolean {
  return code < 0x300 || (code >= 0x1e00 && code < 0x1f00) || (code >= 0x2000 && code < 0x20d0);
}
