import type { Content } from '../document/content.ts';
import { dots, dotted, drawLine } from './draw.ts';
import type { Segment } from './draw.ts';
import { breakLines, textWidth } from './text.ts';
import type { Run, Style, Typefaces } from './text.ts';

/**
 * Geometry of a signature place. Its widget covers, from the top: a zone for place and date, the
 * title and note (which belong to the page), and the zone of the signature. The top and the bottom
 * zone have fixed heights, so that whoever draws the appearance needs only the widget's size.
 */
export const dateZone = 18;
export const signZone = 62;

/** The largest size, in half points down to 5, at which a text is no wider than `width`. */
export function fittingSize(
  typefaces: Typefaces,
  text: string,
  style: Style,
  width: number,
): number {
  const natural = textWidth(typefaces, text, { ...style, size: 1 });
  const fitting = Math.floor((2 * width) / Math.max(natural, 0.001)) / 2;
  return Math.max(5, Math.min(style.size, fitting));
}

/** The parts of the date line around its blanks, and the share of the free width each blank gets. */
const blanks: readonly (readonly [number, string])[] = [
  [0.46, ', ngày '],
  [0.17, ' tháng '],
  [0.17, ' năm '],
  [0.2, ''],
];

/** The line for place and date that a hand fills in: dots between the words. */
export function dottedDateLine(
  content: Content,
  typefaces: Typefaces,
  x: number,
  baseline: number,
  width: number,
): void {
  const words = blanks.map(([, word]) => word).join('');
  const size = fittingSize(typefaces, words, { face: 'italic', size: 12 }, width * 0.62);
  const taken = textWidth(typefaces, words, { face: 'italic', size });
  const free = Math.min(width - taken, 12 * size);
  const leaders: Segment[] = [];
  let at = x + (width - taken - free) / 2;
  for (const [share, word] of blanks) {
    const next = at + share * free;
    leaders.push(...dotted(at, baseline - 1, next));
    at = next;
    if (word === '') continue;
    const run: Run = { text: word, face: 'italic', size };
    const [line] = breakLines(typefaces, [run], Number.POSITIVE_INFINITY);
    drawLine(content, typefaces, line!, at, baseline);
    at += textWidth(typefaces, word, run);
  }
  dots(content, leaders);
}
