import type { Glyphs } from '../fonts/true-type.ts';

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
