import { componentOffsets } from './true-type.ts';
import type { Glyphs } from './true-type.ts';

/**
 * A TrueType file with some glyphs of another, in the given order.
 *
 * Components of composite glyphs are appended after them and renumbered. Only the tables that a simple
 * TrueType font needs are kept (ISO 32000-1, 9.9): no names, kerning or hinting. The characters are the
 * glyphs' numbers, as those of a symbol font (9.6.6.4).
 *
 * @param glyphs at most 256 glyph numbers of `font`; the first has to be 0, .notdef
 */
export function subsetFont(font: Glyphs, glyphs: readonly number[]): Uint8Array {
  const order = [...glyphs];
  /** The place of each glyph in the order; 0 for those that have none, and for .notdef. */
  const numbers = new Uint16Array(font.glyphCount);
  for (let i = order.length - 1; i > 0; i -= 1) numbers[order[i]!] = i;
  numbers[0] = 0;
  const outlines: Uint8Array[] = [];
  const parts: (readonly number[])[] = [];
  // The list grows while it is walked: components bring components.
  let length = 0;
  for (let i = 0; i < order.length; i += 1) {
    const outline = font.outlineOf(order[i]!);
    const offsets = componentOffsets(outline);
    for (const offset of offsets) {
      const component = (outline[offset]! << 8) | outline[offset + 1]!;
      if (component !== 0 && numbers[component] === 0)
        numbers[component] = order.push(component) - 1;
    }
    outlines.push(outline);
    parts.push(offsets);
    length += even(outline.length);
  }

  const count = order.length;
  const [head, hhea, maxp] = [font.table('head'), font.table('hhea'), font.table('maxp')];
  const isShort = length <= longestShort;
  const tables = {
    cmap: symbols.length,
    glyf: length,
    head: head.length,
    hhea: hhea.length,
    hmtx: 4 * count,
    loca: (isShort ? 2 : 4) * (count + 1),
    maxp: maxp.length,
  };
  const { file, view, starts } = withDirectory(tables);
  const { cmap, glyf, hmtx, loca } = starts;
  file.set(symbols, cmap);
  view.setUint16(cmap + lastSymbol, 0xf000 + glyphs.length - 1);
  let at = glyf;
  for (let i = 0; i < count; i += 1) {
    const outline = outlines[i]!;
    file.set(outline, at);
    for (const offset of parts[i]!) {
      view.setUint16(at + offset, numbers[view.getUint16(at + offset)]!);
    }
    at += even(outline.length);
    const glyph = order[i]!;
    if (isShort) view.setUint16(loca + 2 * (i + 1), (at - glyf) / 2);
    else view.setUint32(loca + 4 * (i + 1), at - glyf);
    view.setUint16(hmtx + 4 * i, font.advanceOf(glyph));
    view.setInt16(hmtx + 4 * i + 2, font.bearingOf(glyph));
  }
  file.set(head, starts.head);
  view.setUint32(starts.head + 8, 0);
  view.setInt16(starts.head + 50, isShort ? 0 : 1);
  file.set(hhea, starts.hhea);
  view.setUint16(starts.hhea + 34, count);
  file.set(maxp, starts.maxp);
  view.setUint16(starts.maxp + 4, count);
  setChecksums(file, view, Object.keys(tables).length, starts.head);
  return file;
}

/** A longer table glyf has offsets of four bytes, others of two: half of them. */
const longestShort = 2 * 0xffff;

/**
 * A table cmap of one subtable, for a symbol font (OpenType 1.9, cmap, format 4): its characters, from
 * U+F001 on, are the glyphs from 1 on.
 */
const symbols = new Uint8Array(
  // prettier-ignore
  [
    ...[0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 12],
    ...[0, 4, 0, 32, 0, 0, 0, 4, 0, 4, 0, 1, 0, 0],
    // The ends of the two segments, their beginnings, and what leads from a character to its glyph.
    ...[0xf0, 0, 0xff, 0xff, 0, 0, 0xf0, 1, 0xff, 0xff, 0x10, 0, 0, 1, 0, 0, 0, 0],
  ],
);
/** Where in it the last character stands. */
const lastSymbol = 26;

/** Glyphs begin at multiples of two bytes. */
const even = (length: number): number => (length + 1) & ~1;

/** Tables begin at multiples of four bytes. */
const padded = (length: number): number => (length + 3) & ~3;

/**
 * A file with room for tables, behind their directory (OpenType 1.9, Organization of an OpenType
 * font).
 *
 * @param lengths of the tables, whose tags are in order
 */
function withDirectory<Tag extends string>(
  lengths: Readonly<Record<Tag, number>>,
): { file: Uint8Array; view: DataView; starts: Record<Tag, number> } {
  const tags = Object.keys(lengths) as Tag[];
  const start = 12 + 16 * tags.length;
  const size = tags.reduce((sum, tag) => sum + padded(lengths[tag]), start);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tags.length));
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, tags.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tags.length - 16 * 2 ** power);
  const starts = {} as Record<Tag, number>;
  let at = start;
  tags.forEach((tag, i) => {
    const entry = 12 + 16 * i;
    for (let k = 0; k < 4; k += 1) file[entry + k] = tag.charCodeAt(k);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, lengths[tag]);
    starts[tag] = at;
    at += padded(lengths[tag]);
  });
  return { file, view, starts };
}

/** Sets the checksum of each table and of the file, whose place is in the table head. */
function setChecksums(file: Uint8Array, view: DataView, tables: number, head: number): void {
  let total = 0;
  for (let entry = 12; entry < 12 + 16 * tables; entry += 16) {
    const sum = checksum(file, view.getUint32(entry + 8), padded(view.getUint32(entry + 12)));
    view.setUint32(entry + 4, sum);
    total += sum;
  }
  // The tables fill the file behind their directory.
  total += checksum(file, 0, 12 + 16 * tables);
  view.setUint32(head + 8, (0xb1b0_afba - total) >>> 0);
}

/** The sum of numbers of four bytes; each place is summed for itself, so that all stay small. */
function checksum(file: Uint8Array, from: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let at = from; at < from + length; at += 4) {
    first += file[at]!;
    second += file[at + 1]!;
    third += file[at + 2]!;
    fourth += file[at + 3]!;
  }
  return ((first << 24) + (second << 16) + (third << 8) + fourth) >>> 0;
}
