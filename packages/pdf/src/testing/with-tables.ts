import type { Glyphs } from '../fonts/true-type.ts';

/** A font file with tables of another font put behind its own: a subset has no characters. */
export function withTables(file: Uint8Array, font: Glyphs, tags: readonly string[]): Uint8Array {
  const view = new DataView(file.buffer);
  const count = view.getUint16(4);
  const shift = 16 * tags.length;
  const extra = tags.map((tag) => font.table(tag));
  const size = extra.reduce((sum, table) => sum + ((table.length + 3) & ~3), file.length + shift);
  const out = new Uint8Array(size);
  const outView = new DataView(out.buffer);
  const directory = 12 + 16 * count;
  out.set(file.subarray(0, directory));
  outView.setUint16(4, count + tags.length);
  for (let i = 0; i < count; i += 1) {
    outView.setUint32(12 + 16 * i + 8, view.getUint32(12 + 16 * i + 8) + shift);
  }
  out.set(file.subarray(directory), directory + shift);
  let at = file.length + shift;
  tags.forEach((tag, i) => {
    const entry = directory + 16 * i;
    out.set(new TextEncoder().encode(tag), entry);
    outView.setUint32(entry + 8, at);
    outView.setUint32(entry + 12, extra[i]!.length);
    out.set(extra[i]!, at);
    at += (extra[i]!.length + 3) & ~3;
  });
  return out;
}
