import { PdfError } from '../error.ts';
import { glyphFor } from '../fonts/font-use.ts';
import type { FontUse } from '../fonts/font-use.ts';
import type { Face } from '../fonts/load.ts';
import { zeroWidthSpace } from '../fonts/scripts.ts';
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
}

export interface Line {
  readonly clusters: readonly Cluster[];
  /** Width in points, without the spaces at its end. */
  readonly width: number;
  /** Spaces that justification may widen. */
  readonly spaces: number;
  /** The paragraph ends here: not justified. */
  readonly last: boolean;
}

/** Longer texts than this are refused before they are measured. */
const maxCharacters = 100_000;

const space = 0x20;
const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f;
const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0xc0;
/** A line may end after these, between letters: - / and the dashes. */
const isJoint = (code: number): boolean =>
  code === 0x2d || code === 0x2f || code === 0x2010 || code === 0x2013 || code === 0x2014;

/** Width of a text in one style, in points. */
export function textWidth(typefaces: Typefaces, text: string, style: Style): number {
  let width = 0;
  for (const cluster of clustersOf(typefaces, [{ ...style, text }])) {
    if (cluster !== 'break') width += cluster.width;
  }
  return width;
}

/**
 * Breaks runs into lines no wider than `width` (the first one `firstWidth`). Lines end at spaces,
 * after joints between letters, at line ends in the text, and, where a word alone is too wide,
 * anywhere: nothing is ever cut off.
 *
 * @throws PdfError `unprintable-character`; `too-large` over 100 000 characters
 */
export function breakLines(
  typefaces: Typefaces,
  runs: readonly Run[],
  width: number,
  firstWidth: number = width,
): Line[] {
  const lines: Line[] = [];
  const clusters = clustersOf(typefaces, runs);
  const count = clusters.length;
  /** Where the line begins, and the last place where it may end: the same means none. */
  let start = 0;
  let breakAt = 0;
  let used = 0;
  let room = firstWidth + 0.001;
  for (let i = 0; i < count; i += 1) {
    const cluster = clusters[i]!;
    if (cluster === 'break') {
      lines.push(lineOf(clusters, start, i, true));
      start = breakAt = i + 1;
      used = 0;
      room = width + 0.001;
      continue;
    }
    // What goes over to the next line may be too wide for it, too.
    while (!cluster.space && i > start && used + cluster.width > room) {
      const end = breakAt === start ? i : breakAt;
      lines.push(lineOf(clusters, start, end, false));
      start = breakAt = end;
      used = widthOf(clusters, start, i);
      room = width + 0.001;
    }
    if (i > start && mayEndBefore(clusters, start, i)) breakAt = i;
    used += cluster.width;
  }
  lines.push(lineOf(clusters, start, count, true));
  return lines;
}

/** Widths are tried to this many points. */
const balanceStep = 2;

/**
 * Lines for the middle of a place: as many as need be, and about as long as each other, so that no
 * word stands alone on the last one.
 *
 * @throws PdfError as breakLines
 */
export function balancedLines(
  typefaces: Typefaces,
  runs: readonly Run[],
  width: number,
): readonly Line[] {
  let lines = breakLines(typefaces, runs, width);
  if (lines.length === 1 || !Number.isFinite(width)) return lines;
  let [tooNarrow, wide] = [width / lines.length, width];
  while (wide - tooNarrow > balanceStep) {
    const middle = (wide + tooNarrow) / 2;
    const tried = breakLines(typefaces, runs, middle);
    if (tried.length > lines.length) tooNarrow = middle;
    else [lines, wide] = [tried, middle];
  }
  return lines;
}

type Laid = readonly (Cluster | 'break')[];

/** Whether a line that begins at `start` may end before the cluster at `i`. */
function mayEndBefore(clusters: Laid, start: number, i: number): boolean {
  const next = clusters[i] as Cluster;
  if (next.space) return false;
  const before = clusters[i - 1] as Cluster;
  if (before.space || before.base === zeroWidthSpace) return true;
  return (
    i - 2 >= start &&
    isJoint(before.base) &&
    isLetter((clusters[i - 2] as Cluster).base) &&
    isLetter(next.base)
  );
}

/** Width of clusters of one line, in points. */
function widthOf(clusters: Laid, start: number, end: number): number {
  let width = 0;
  for (let i = start; i < end; i += 1) width += (clusters[i] as Cluster).width;
  return width;
}

function lineOf(clusters: Laid, start: number, until: number, last: boolean): Line {
  let end = until;
  while (end > start && (clusters[end - 1] as Cluster).space) end -= 1;
  let spaces = 0;
  for (let i = start; i < end; i += 1) if ((clusters[i] as Cluster).space) spaces += 1;
  return {
    clusters: clusters.slice(start, until) as Cluster[],
    width: widthOf(clusters, start, end),
    spaces,
    last,
  };
}

const noMarks: readonly number[] = [];

function clustersOf(typefaces: Typefaces, runs: readonly Run[]): (Cluster | 'break')[] {
  const clusters: (Cluster | 'break')[] = [];
  let count = 0;
  let before: Cluster | undefined;
  for (const run of runs) {
    const own = typefaces[run.face];
    const { font } = own;
    const known = repertoireOf(own, run);
    const text = run.text.normalize('NFC').replace(/\r\n?/g, '\n');
    count += text.length;
    if (count > maxCharacters) {
      throw new PdfError('too-large', `A text has at most ${maxCharacters} characters.`, {
        limit: maxCharacters,
      });
    }
    for (let at = 0; at < text.length; at += 1) {
      const code = text.codePointAt(at)!;
      if (code === 0x0a) {
        // Words on either side of a line end stay two words when the text is read or copied.
        clusters.push(known.clusterOf(space, font.glyphOf(space)), 'break');
        before = undefined;
      } else if (isMark(code) && before !== undefined && takesMark(before, code)) {
        before = { ...before, marks: [...before.marks, code] };
        clusters[clusters.length - 1] = before;
      } else {
        const glyph = font.glyphOf(code);
        const other = glyph === 0 ? typefaces.others?.at(text, at, run.face) : undefined;
        before =
          other === undefined
            ? known.clusterOf(code, glyph)
            : makeCluster(other.use, other.code, known.style);
        clusters.push(before);
        at += (other?.length ?? (code > 0xffff ? 2 : 1)) - 1;
      }
    }
  }
  return clusters;
}

/** Whether a mark goes over or under what stands before it: not in a font without such marks. */
function takesMark({ space: isSpace, use }: Cluster, mark: number): boolean {
  return !isSpace && use.font.glyphOf(mark) !== 0;
}

function makeCluster(use: FontUse, base: number, style: RunStyle): Cluster {
  const { font, scale } = use;
  const width = (font.advanceOf(glyphFor(font, base)) * style.size * scale) / font.unitsPerEm;
  return { use, base, marks: noMarks, style, width, space: base === space };
}

/** The characters of a document that have been laid out in one style: most of them come again. */
class Repertoire {
  readonly style: RunStyle;
  readonly #use: FontUse;
  /** By glyph. */
  readonly #clusters: (Cluster | undefined)[] = [];

  constructor(use: FontUse, { face, size, rise, answer }: RunStyle) {
    this.#use = use;
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
    const known = this.#clusters[glyph];
    if (known?.base === base) return known;
    const made = makeCluster(this.#use, base, this.style);
    this.#clusters[glyph] = made;
    return made;
  }
}

const repertoires = new WeakMap<FontUse, Repertoire[]>();

function repertoireOf(use: FontUse, style: RunStyle): Repertoire {
  let all = repertoires.get(use);
  if (all === undefined) repertoires.set(use, (all = []));
  for (const one of all) if (one.isOf(style)) return one;
  const made = new Repertoire(use, style);
  all.push(made);
  return made;
}

export interface PlacedMark {
  readonly code: number;
  /** From the origin of its base, in font units. */
  readonly x: number;
  readonly y: number;
}

/** Space between a letter and the mark over or under it, in parts of the em. */
const markGap = 0.02;

/**
 * Where the marks of a letter go that Unicode has no single character for, such as ê̆ of Ê-đê and
 * Gia-rai: the middle of the mark over the middle of the letter, above an accent that is there.
 * The font itself has no attachment points for them.
 */
export function placeMarks(font: Glyphs, base: number, marks: readonly number[]): PlacedMark[] {
  const box = font.boxOf(font.glyphOf(base));
  if (box === undefined) return marks.map((code) => ({ code, x: 0, y: 0 }));
  let [top, bottom] = [box.yMax, box.yMin];
  const gap = markGap * font.unitsPerEm;
  return marks.map((code) => {
    const mark = font.boxOf(font.glyphOf(code));
    if (mark === undefined) return { code, x: 0, y: 0 };
    const x = (box.xMin + box.xMax - mark.xMin - mark.xMax) / 2;
    let y = 0;
    if (mark.yMin > font.capHeight / 2) {
      y = Math.max(0, top + gap - mark.yMin);
      top = mark.yMax + y;
    } else if (mark.yMax <= 0) {
      y = Math.min(0, bottom - gap - mark.yMax);
      bottom = mark.yMin + y;
    }
    return { code, x, y };
  });
}
