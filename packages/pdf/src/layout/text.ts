import { PdfError } from '../error.ts';
import { glyphFor } from '../fonts/font-use.ts';
import type { FontUse } from '../fonts/font-use.ts';
import type { Face } from '../fonts/load.ts';
import type { TrueType } from '../fonts/true-type.ts';

/** The fonts of one document, by face. */
export type Typefaces = Readonly<Record<Face, FontUse>>;

export interface Style {
  readonly face: Face;
  /** In points. */
  readonly size: number;
  /** Points above the baseline. */
  readonly rise?: number;
}

export interface Run extends Style {
  readonly text: string;
  /** The run is an answer: a dotted line goes under it. */
  readonly answer?: boolean;
}

/** A character with the marks that combine with it. */
export interface Cluster {
  readonly base: number;
  readonly marks: readonly number[];
  readonly run: Run;
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
const joins = new Set([0x2d, 0x2f, 0x2010, 0x2013, 0x2014]);

/** Width of a text in one style, in points. */
export function textWidth(typefaces: Typefaces, text: string, style: Style): number {
  return clustersOf(typefaces, [{ ...style, text }]).reduce(
    (sum, cluster) => sum + (cluster === 'break' ? 0 : cluster.width),
    0,
  );
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
  let line: Cluster[] = [];
  /** How many clusters of the line stand before the last place where it may end; 0: none. */
  let breakAt = 0;
  const finish = (count: number, last: boolean): void => {
    lines.push(lineOf(line.slice(0, count), last));
    line = line.slice(count);
    breakAt = 0;
  };
  let used = 0;
  for (const cluster of clustersOf(typefaces, runs)) {
    if (cluster === 'break') {
      finish(line.length, true);
      used = 0;
      continue;
    }
    const room = () => (lines.length === 0 ? firstWidth : width) + 0.001;
    // What goes over to the next line may be too wide for it, too.
    while (!cluster.space && line.length > 0 && used + cluster.width > room()) {
      finish(breakAt === 0 ? line.length : breakAt, false);
      used = line.reduce((sum, one) => sum + one.width, 0);
    }
    const before = line.at(-1);
    if (before !== undefined && mayEndBetween(line, before, cluster)) breakAt = line.length;
    line.push(cluster);
    used += cluster.width;
  }
  finish(line.length, true);
  return lines;
}

function mayEndBetween(line: readonly Cluster[], before: Cluster, next: Cluster): boolean {
  if (next.space) return false;
  if (before.space) return true;
  const first = line.at(-2);
  return (
    joins.has(before.base) && first !== undefined && isLetter(first.base) && isLetter(next.base)
  );
}

function lineOf(clusters: readonly Cluster[], last: boolean): Line {
  let end = clusters.length;
  while (end > 0 && clusters[end - 1]!.space) end -= 1;
  const printed = clusters.slice(0, end);
  return {
    clusters,
    width: printed.reduce((sum, cluster) => sum + cluster.width, 0),
    spaces: printed.filter((cluster) => cluster.space).length,
    last,
  };
}

function clustersOf(typefaces: Typefaces, runs: readonly Run[]): (Cluster | 'break')[] {
  const clusters: (Cluster | 'break')[] = [];
  let count = 0;
  for (const run of runs) {
    const { font } = typefaces[run.face];
    const text = run.text.normalize('NFC').replace(/\r\n?/g, '\n');
    count += text.length;
    if (count > maxCharacters) {
      throw new PdfError('too-large', `A text has at most ${maxCharacters} characters.`, {
        limit: maxCharacters,
      });
    }
    for (const character of text) {
      const code = character.codePointAt(0)!;
      const before = clusters.at(-1);
      if (code === 0x0a) {
        // Words on either side of a line end stay two words when the text is read or copied.
        clusters.push(spaceOf(font, run), 'break');
      } else if (isMark(code) && before !== undefined && before !== 'break' && !before.space) {
        glyphFor(font, code);
        clusters[clusters.length - 1] = { ...before, marks: [...before.marks, code] };
      } else {
        const width = (font.advanceOf(glyphFor(font, code)) * run.size) / font.unitsPerEm;
        clusters.push({ base: code, marks: [], run, width, space: code === space });
      }
    }
  }
  return clusters;
}

function spaceOf(font: TrueType, run: Run): Cluster {
  const width = (font.advanceOf(glyphFor(font, space)) * run.size) / font.unitsPerEm;
  return { base: space, marks: [], run, width, space: true };
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
export function placeMarks(font: TrueType, base: number, marks: readonly number[]): PlacedMark[] {
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
