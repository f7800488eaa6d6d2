/**
 * Whether the letters of a printed form are right by pixels: text extraction calls a page right on
 * which every letter is blank.
 *
 *     node scripts/judges/glyphs.ts
 *
 * draws all 134 Vietnamese letters and those of Ê-đê, Gia-rai and Ba-na twice, with the subset that
 * our renderer embeds and with the whole original Tinos, lets Poppler and pdf.js rasterise both, and
 * compares.
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
import { minorityLetters, vietnameseLetters } from '../../packages/pdf/src/testing/vietnamese.ts';
import { difference, readPgm, shrink, type GreyPicture } from '../lib/grey-picture.ts';
import { must, root } from '../lib/run.ts';
import { ensure } from './install.ts';
import { drawByPdfJs } from './pdfjs.ts';

const originals: Readonly<Record<Face, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
};
const letters = [
  ...vietnameseLetters.map((code) => String.fromCodePoint(code)),
  ...minorityLetters,
];
const faces = ['regular', 'bold', 'italic'] as const;

/** Cells of a page, in points. */
const cell = 34;
const perRow = 15;
const size = 24;
/** Pixels an inch. */
const resolution = 120;
/** So many pixels make one before mean greys are compared, and may differ by this much of 255. */
const [factor, hinting] = [4, 5];

/** A font embedded whole: its codes lead to the glyphs of the original file. */
class WholeFont extends FontUse {
  readonly #whole: TrueType;
  /** The glyph of each code. */
  readonly #glyphs: number[] = [0];

  constructor(font: TrueType, face: Face) {
    super(font, { resource: `F${faces.indexOf(face) + 1}`, name: 'Tinos', stemV: 80 });
    this.#whole = font;
  }

  override codeOf(codePoint: number): number {
    const code = super.codeOf(codePoint);
    this.#glyphs[code] = this.font.glyphOf(codePoint);
    return code;
  }

  override embed(): [string, EmbeddedFont][] {
    const [[resource, font], ...more] = super.embed() as [[string, EmbeddedFont]];
    if (more.length > 0) throw new Error('There are more letters than one font has codes.');
    const fontFile = withSymbols(this.#whole.bytes, this.#glyphs);
    return [[resource, { ...font, fontFile, baseFont: 'Tinos' }]];
  }
}

/** A font file whose table cmap is that of a symbol font (OpenType 1.9, cmap, format 4). */
function withSymbols(file: Uint8Array, glyphs: readonly number[]): Uint8Array {
  const length = 32 + 2 * glyphs.length;
  const words = [
    ...[0, 1, 3, 0, 0, 12],
    ...[4, length, 0, 4, 4, 1, 0, 0xf000 + glyphs.length - 1, 0xffff, 0, 0xf000, 0xffff],
    // The first segment's glyphs stand behind the offsets: four bytes after its own.
    ...[0, 1, 4, 0, ...glyphs],
  ];
  const start = (file.length + 3) & ~3;
  const changed = new Uint8Array(start + 2 * words.length);
  changed.set(file);
  const view = new DataView(changed.buffer);
  words.forEach((word, i) => view.setUint16(start + 2 * i, word));
  const tags = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + 16 * i);
  const entry = tags.find((at) => String.fromCharCode(...file.subarray(at, at + 4)) === 'cmap')!;
  view.setUint32(entry + 8, start);
  view.setUint32(entry + 12, 2 * words.length);
  return changed;
}

/** One page a face; each letter in a cell of its own. */
function specimen(typefaces: Typefaces): Uint8Array {
  const builder = new Builder();
  for (const face of faces) {
    builder.addPage();
    letters.forEach((text, i) => {
      const run = { text, face, size };
      const [line] = breakLines(typefaces, [run], cell);
      const [x, y] = [36 + (i % perRow) * cell, 60 + Math.floor(i / perRow) * cell];
      builder.element('P', () =>
        builder.mark((content) => drawLine(content, typefaces, line!, x, pageHeight - y)),
      );
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

/** Pages as grey pixels, by Poppler. */
async function byPoppler(pdf: string): Promise<GreyPicture[]> {
  const pages: GreyPicture[] = [];
  for (const page of faces.keys()) {
    const target = `${pdf}.${page + 1}`;
    const options = ['-gray', '-r', String(resolution), '-f', String(page + 1), '-singlefile'];
    await must('pdftoppm', [...options, pdf, target]);
    pages.push(readPgm(new Uint8Array(await readFile(`${target}.pgm`))));
  }
  return pages;
}

/** Dark pixels in the cell of a letter. */
function inkOf({ width, pixels }: GreyPicture, index: number): number {
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
        return [face, new WholeFont(new TrueType(bytes), face)] as const;
      }),
    ),
  ) as unknown as Typefaces;
  const [ours, theirs] = [join(folder, 'letters-subset.pdf'), join(folder, 'letters-whole.pdf')];
  await writeFile(ours, specimen(typefacesOf(await loadFonts())));
  await writeFile(theirs, specimen(whole));
  const [jsOurs, jsTheirs] = await drawByPdfJs([ours, theirs], resolution);
  return [
    ...compare('Poppler', await byPoppler(ours), await byPoppler(theirs), 0),
    // Chromium smooths by the whole font's hints, which a subset leaves out.
    ...compare('pdf.js', jsOurs!, jsTheirs!, hinting),
  ];
}

function compare(
  program: string,
  ours: readonly GreyPicture[],
  theirs: readonly GreyPicture[],
  tolerance: number,
): string[] {
  return faces.flatMap((face, i) => {
    const [a, b] = [ours[i]!, theirs[i]!];
    const different =
      tolerance === 0
        ? a.pixels.reduce((sum, pixel, at) => sum + Number(pixel !== b.pixels[at]), 0)
        : difference(shrink(a, factor), shrink(b, factor));
    const blank = letters.filter((_, index) => inkOf(a, index) < 10);
    return [
      ...(a.pixels.length === b.pixels.length && different !== undefined && different <= tolerance
        ? []
        : [`${program}, ${face}: differs by ${different} from the whole Tinos`]),
      ...(blank.length === 0 ? [] : [`${program}, ${face}: blank letters ${blank.join('')}`]),
    ];
  });
}

if (import.meta.main) {
  const complaints = await glyphComplaints(join(root, '.out', 'glyphs'));
  console.log(
    complaints.length > 0
      ? complaints.join('\n')
      : `${letters.length} letters in ${faces.length} faces, by Poppler and pdf.js: no pixel differs`,
  );
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
