import { componentOffsets } from '../fonts/true-type.ts';
import type { Glyphs } from '../fonts/true-type.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
  readonly endsContour: boolean;
}

const repeats = 8;

/** The points of a glyph as drawn, those of composite glyphs put in their place. */
export function pointsOf(font: Glyphs, glyph: number): Point[] {
  const outline = font.outlineOf(glyph);
  if (outline.length === 0) return [];
  const view = new DataView(outline.buffer, outline.byteOffset, outline.length);
  return view.getInt16(0) < 0 ? composite(font, outline, view) : simple(view);
}

function composite(font: Glyphs, outline: Uint8Array, view: DataView): Point[] {
  return componentOffsets(outline).flatMap((at) => {
    const flags = view.getUint16(at - 2);
    if ((flags & 0x02) === 0) throw new Error('Point matching is not followed.');
    const words = (flags & 0x01) !== 0;
    const [dx, dy] = words
      ? [view.getInt16(at + 2), view.getInt16(at + 4)]
      : [view.getInt8(at + 2), view.getInt8(at + 3)];
    const end = at + (words ? 6 : 4);
    let [a, b, c, d] = [1, 0, 0, 1];
    const f2dot14 = (offset: number): number => view.getInt16(offset) / 16_384;
    if ((flags & 0x08) !== 0) a = d = f2dot14(end);
    else if ((flags & 0x40) !== 0) [a, d] = [f2dot14(end), f2dot14(end + 2)];
    else if ((flags & 0x80) !== 0) {
      [a, b, c, d] = [0, 2, 4, 6].map((skip) => f2dot14(end + skip)) as [
        number,
        number,
        number,
        number,
      ];
    }
    return pointsOf(font, view.getUint16(at)).map((point) => ({
      ...point,
      x: a * point.x + c * point.y + dx,
      y: b * point.x + d * point.y + dy,
    }));
  });
}

function simple(view: DataView): Point[] {
  const contours = view.getInt16(0);
  const ends = new Set<number>();
  for (let i = 0; i < contours; i += 1) ends.add(view.getUint16(10 + 2 * i));
  const count = Math.max(...ends) + 1;
  let at = 10 + 2 * contours;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at);
    at += 1;
    flags.push(flag);
    if ((flag & repeats) !== 0) {
      for (let n = view.getUint8(at); n > 0; n -= 1) flags.push(flag);
      at += 1;
    }
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) {
        value += (flag & same) !== 0 ? view.getUint8(at) : -view.getUint8(at);
        at += 1;
      } else if ((flag & same) === 0) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  return flags.map((flag, i) => ({
    x: xs[i]!,
    y: ys[i]!,
    onCurve: (flag & 1) !== 0,
    endsContour: ends.has(i),
  }));
}
