import { zeroWidthSpace } from '../fonts/scripts.ts';
import { layOut } from './clusters.ts';
import type { Cluster, Laid, Run, Style, Typefaces } from './clusters.ts';
import { keptOf } from './kept.ts';

export type { Cluster, Run, RunStyle, Style, Typefaces } from './clusters.ts';

export interface Line {
  readonly clusters: readonly Cluster[];
  /** Width in points, without the spaces at its end. */
  readonly width: number;
  /** Spaces that justification may widen. */
  readonly spaces: number;
  /** The paragraph ends here: not justified. */
  readonly last: boolean;
}

const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0xc0;
/** A line may end after these, between letters: - / and the dashes. */
const isJoint = (code: number): boolean =>
  code === 0x2d || code === 0x2f || code === 0x2010 || code === 0x2013 || code === 0x2014;

/** Width of a text in one style, in points. */
export function textWidth(typefaces: Typefaces, text: string, style: Style): number {
  let width = 0;
  for (const cluster of layOut(typefaces, [{ ...style, text }])) {
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
): readonly Line[] {
  const make = (laid: Laid): Line[] => linesOf(laid, width, firstWidth);
  return keptLines(typefaces, runs, [width, firstWidth], make);
}

/** Lines of runs, made anew unless they are kept and came so the last time. */
function keptLines(
  typefaces: Typefaces,
  runs: readonly Run[],
  widths: readonly unknown[],
  make: (laid: Laid) => readonly Line[],
): readonly Line[] {
  const how = [typefaces.regular.font, ...widths];
  const kept = keptOf(runs);
  if (kept?.lines && how.every((one, i) => one === kept.how?.[i])) return kept.lines;
  const laid = layOut(typefaces, runs);
  const lines = make(laid);
  // Other fonts are each document's own.
  if (kept && laid.every((cluster) => cluster === 'break' || cluster.other === undefined)) {
    Object.assign(kept, { how, lines });
  }
  return lines;
}

/** Breaks what was laid out before: as {@link breakLines}, for who tries several widths. */
export function linesOf(laid: Laid, width: number, firstWidth: number = width): Line[] {
  const lines: Line[] = [];
  const count = laid.length;
  /** Where the line begins, and the last place where it may end: the same means none. */
  let start = 0;
  let breakAt = 0;
  let used = 0;
  let room = firstWidth + 0.001;
  let before: Cluster | undefined;
  for (let i = 0; i < count; i += 1) {
    const cluster = laid[i]!;
    if (cluster === 'break') {
      lines.push(lineOf(laid, start, i, true));
      start = breakAt = i + 1;
      used = 0;
      room = width + 0.001;
      before = undefined;
      continue;
    }
    if (!cluster.space) {
      // What goes over to the next line may be too wide for it, too.
      while (i > start && used + cluster.width > room) {
        const end = breakAt === start ? i : breakAt;
        lines.push(lineOf(laid, start, end, false));
        start = breakAt = end;
        used = widthOf(laid, start, i);
        room = width + 0.001;
      }
      if (i > start && mayEndBetween(before!, cluster, i - 2 >= start ? laid[i - 2] : undefined)) {
        breakAt = i;
      }
    }
    used += cluster.width;
    before = cluster;
  }
  lines.push(lineOf(laid, start, count, true));
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
  const make = (laid: Laid): readonly Line[] => balanced(laid, width);
  return keptLines(typefaces, runs, [width, 'balanced'], make);
}

function balanced(laid: Laid, width: number): readonly Line[] {
  let lines = linesOf(laid, width);
  if (lines.length === 1 || !Number.isFinite(width)) return lines;
  let [tooNarrow, wide] = [width / lines.length, width];
  while (wide - tooNarrow > balanceStep) {
    const middle = (wide + tooNarrow) / 2;
    const tried = linesOf(laid, middle);
    if (tried.length > lines.length) tooNarrow = middle;
    else [lines, wide] = [tried, middle];
  }
  return lines;
}

/** Whether a line may end between two clusters; `earlier` stands on it before both. */
function mayEndBetween(before: Cluster, next: Cluster, earlier: Laid[number] | undefined): boolean {
  if (before.space || before.base === zeroWidthSpace) return true;
  return (
    isJoint(before.base) &&
    earlier !== undefined &&
    earlier !== 'break' &&
    isLetter(earlier.base) &&
    isLetter(next.base)
  );
}

/** Width of clusters of one line, in points. */
function widthOf(laid: Laid, start: number, end: number): number {
  let width = 0;
  for (let i = start; i < end; i += 1) width += (laid[i] as Cluster).width;
  return width;
}

function lineOf(laid: Laid, start: number, until: number, last: boolean): Line {
  let end = until;
  while (end > start && (laid[end - 1] as Cluster).space) end -= 1;
  let width = 0;
  let spaces = 0;
  for (let i = start; i < end; i += 1) {
    const cluster = laid[i] as Cluster;
    width += cluster.width;
    if (cluster.space) spaces += 1;
  }
  const isWhole = start === 0 && until === laid.length;
  const clusters = (isWhole ? laid : laid.slice(start, until)) as readonly Cluster[];
  return { clusters, width, spaces, last };
}
