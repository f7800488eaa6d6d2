/**
 * Whether the letters of a printed form are right by pixels: text extraction calls a page right on
 * which every letter is blank.
 *
 *     node scripts/judges/glyphs.ts
 *
 * draws all 134 Vietnamese letters twice, with the subset that our renderer embeds and with the
 * whole original Tinos, lets Poppler rasterise both, and compares.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Builder } from '../../packages/pdf/src/document/builder.ts';
import { vietnameseInstant } from '../../packages/pdf/src/document/instant.ts';
import { pageHeight } from '../../packages/pdf/src/document/numbers.ts';
import { writeDocument } from '../../packages/pdf/src/document/write.ts';
import { FontUse } from '../../packages/pdf/src/fonts/font-use.ts';
import type { EmbeddedFont } from '../../packages/pdf/src/fonts/font-use.ts';
import { loadFonts } from '../../packages/pdf/src/fonts/load.ts';
import type { Face } from '../../packages/pdf/src/fonts/load.ts';
import { TrueType } from '../../packages/pdf/src/fonts/true-type.ts';
import { embedAll, typefacesOf } from '../../packages/pdf/src/fonts/typefaces.ts';
import { drawLine } from '../../packages/pdf/src/layout/draw.ts';
import { breakLines } from '../../packages/pdf/src/layout/text.ts';
import type { Typefaces } from '../../packages/pdf/src/layout/text.ts';
import { vietnameseLetters } from '../../packages/pdf/src/testing/vietnamese.ts';
import { must, root } from '../lib/run.ts';
import { ensure } from './install.ts';

const originals: Readonly<Record<Face, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
};
const faces = ['regular', 'bold', 'italic'] as const;

/** Cells of a page, in points. */
const cell = 34;
const perRow = 15;
const size = 24;
/** Pixels an inch. */
const resolution = 100;

/** A font embedded whole: its codes are the glyph numbers of the original file. */
class WholeFont extends FontUse {
  override get size(): number {
    return 1;
  }

  override codeOf(codePoint: number): number {
    return this.font.glyphOf(codePoint);
  }

  override embed(): EmbeddedFont {
    const { font } = this;
    const widths = Array.from(
      { length: font.glyphCount },
      (_, glyph) => (font.advanceOf(glyph) * 1000) / font.unitsPerEm,
    );
    return { ...super.embed(), fontFile: font.bytes, widths, baseFont: 'Tinos' };
  }
}

/** One page a face; each letter in a cell of its own. */
function specimen(typefaces: Typefaces): Uint8Array {
  const builder = new Builder();
  for (const face of faces) {
    builder.addPage();
    vietnameseLetters.forEach((letter, i) => {
      const run = { text: String.fromCodePoint(letter), face, size };
      const [line] = breakLines(typefaces, [run], cell);
      const [x, y] = [36 + (i % perRow) * cell, 60 + Math.floor(i / perRow) * cell];
      builder.element('P', () => builder.mark(drawLine(typefaces, line!, x, pageHeight - y)));
    });
  }
  return writeDocument({
    builder,
    fonts: embedAll(typefaces),
    title: 'Vietnamese letters',
    producer: 'Tờ Khai',
    createdAt: vietnameseInstant(new Date(0)),
    id: new Uint8Array(16),
    attachments: [],
  });
}

interface Raster {
  readonly width: number;
  readonly pixels: Uint8Array;
}

/** A page as grey pixels, by Poppler (PGM, Netpbm). */
async function rasterise(pdf: string, page: number): Promise<Raster> {
  const target = `${pdf}.${page}`;
  const options = ['-gray', '-r', String(resolution), '-f', String(page), '-l', String(page)];
  await must('pdftoppm', [...options, '-singlefile', pdf, target]);
  const bytes = new Uint8Array(await readFile(`${target}.pgm`));
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(String.fromCharCode(...bytes.subarray(0, 40)));
  if (header === null) throw new Error(`pdftoppm gave no picture of ${pdf}`);
  return { width: Number(header[1]), pixels: bytes.subarray(header[0].length) };
}

/** Dark pixels in the cell of a letter. */
function inkOf({ width, pixels }: Raster, index: number): number {
  const scale = resolution / 72;
  const left = Math.floor((36 + (index % perRow) * cell - 4) * scale);
  const top = Math.floor((60 + Math.floor(index / perRow) * cell - cell * 0.75) * scale);
  let ink = 0;
  for (let y = top; y < top + cell * scale; y += 1) {
    for (let x = left; x < left + cell * scale; x += 1) {
      if (pixels[y * width + x]! < 128) ink += 1;
    }
  }
  return ink;
}

/**
 * Compares the letters of our subset with the original font.
 *
 * @param folder where the PDFs and pictures are put
 * @returns what is wrong, a line each
 */
export async function glyphComplaints(folder: string): Promise<string[]> {
  await ensure(['pdfsig']);
  await mkdir(folder, { recursive: true });
  const source = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
  );
  const whole = Object.fromEntries(
    await Promise.all(
      faces.map(async (face) => {
        const bytes = new Uint8Array(await readFile(join(source, originals[face])));
        return [face, new WholeFont(new TrueType(bytes), 'Tinos', 80)] as const;
      }),
    ),
  ) as Record<Face, FontUse>;
  const [ours, theirs] = [join(folder, 'letters-subset.pdf'), join(folder, 'letters-whole.pdf')];
  await writeFile(ours, specimen(typefacesOf(await loadFonts())));
  await writeFile(theirs, specimen(whole));
  const complaints: string[] = [];
  for (const [i, face] of faces.entries()) {
    const [a, b] = [await rasterise(ours, i + 1), await rasterise(theirs, i + 1)];
    const different = a.pixels.reduce((sum, pixel, at) => sum + Number(pixel !== b.pixels[at]), 0);
    if (a.pixels.length !== b.pixels.length || different > 0) {
      complaints.push(`${face}: ${different} pixels differ from the whole Tinos`);
    }
    const blank = vietnameseLetters.filter((_, index) => inkOf(a, index) < 10);
    if (blank.length > 0) {
      complaints.push(`${face}: blank letters ${String.fromCodePoint(...blank)}`);
    }
  }
  return complaints;
}

if (import.meta.main) {
  const complaints = await glyphComplaints(join(root, '.out', 'glyphs'));
  console.log(
    complaints.length > 0
      ? complaints.join('\n')
      : `${vietnameseLetters.length} letters in ${faces.length} faces: no pixel differs`,
  );
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
