import { componentOffsets } from './true-type.ts';
import type { Glyphs } from './true-type.ts';

/**
 * A TrueType file with some glyphs of another, in the given order.
 *
 * Components of composite glyphs are appended after them and renumbered. Only the tables that a
 * CIDFontType2 needs are kept (ISO 32000-1, 9.9): no cmap, names, kerning or hinting.
 *
 * @param glyphs glyph numbers of `font`; the first has to be 0, .notdef
 * @returns the file, and how many glyphs it holds
 */
export function subsetFont(
  font: Glyphs,
  glyphs: readonly number[],
): { file: Uint8Array; glyphCount: number } {
  const order = [...glyphs];
  const numbers = new Map<number, number>();
  order.forEach((glyph, index) => {
    if (!numbers.has(glyph)) numbers.set(glyph, index);
  });
  // The list grows while it is walked: components bring components.
  let length = 0;
  for (let i = 0; i < order.length; i += 1) {
    const outline = font.outlineOf(order[i]!);
    for (const offset of componentOffsets(outline)) {
      const component = (outline[offset]! << 8) | outline[offset + 1]!;
      if (!numbers.has(component)) numbers.set(component, order.push(component) - 1);
    }
    length += (outline.length + 3) & ~3;
  }

  const count = order.length;
  const glyf = new Uint8Array(length);
  const loca = new Uint8Array(4 * (count + 1));
  const hmtx = new Uint8Array(4 * count);
  const glyfView = new DataView(glyf.buffer);
  const [locaView, hmtxView] = [new DataView(loca.buffer), new DataView(hmtx.buffer)];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const glyph = order[i]!;
    const outline = font.outlineOf(glyph);
    glyf.set(outline, at);
    for (const offset of componentOffsets(outline)) {
      glyfView.setUint16(at + offset, numbers.get(glyfView.getUint16(at + offset))!);
    }
    at += (outline.length + 3) & ~3;
    locaView.setUint32(4 * (i + 1), at);
    hmtxView.setUint16(4 * i, font.advanceOf(glyph));
    hmtxView.setInt16(4 * i + 2, font.bearingOf(glyph));
  }

  const head = font.table('head').slice();
  const headView = new DataView(head.buffer);
  headView.setUint32(8, 0);
  headView.setInt16(50, 1);
  const hhea = font.table('hhea').slice();
  new DataView(hhea.buffer).setUint16(34, count);
  const maxp = font.table('maxp').slice();
  new DataView(maxp.buffer).setUint16(4, count);

  const file = assemble([
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ]);
  return { file, glyphCount: count };
}

/** Puts tables, sorted by tag, behind a table directory, and sets the file's checksums. */
function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const size = tables.reduce((sum, [, data]) => sum + ((data.length + 3) & ~3), start);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tables.length - 16 * 2 ** power);
  let at = start;
  let head = 0;
  tables.forEach(([tag, data], i) => {
    const entry = 12 + 16 * i;
    for (let k = 0; k < 4; k += 1) file[entry + k] = tag.charCodeAt(k);
    file.set(data, at);
    const padded = (data.length + 3) & ~3;
    view.setUint32(entry + 4, checksum(view, at, padded));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, data.length);
    if (tag === 'head') head = at;
    at += padded;
  });
  view.setUint32(head + 8, (0xb1b0_afba - checksum(view, 0, size)) >>> 0);
  return file;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
