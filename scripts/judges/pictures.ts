/**
 * Whether each example still looks as it did: its pages as Poppler and as pdf.js draw them, both
 * compared with one golden picture that a person has looked at. The QR code of the first page is read.
 *
 * A golden picture holds the pages at 30 pixels an inch, each pixel the mean of 4 × 4 drawn ones.
 * What is compared are mean greys of squares of 7 × 7 mm: the two programs smooth edges differently
 * and differ there by 8 of 255 at most; a word that is missing makes 20 or more.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  difference,
  readPgm,
  readPng,
  shrink,
  stack,
  writePng,
  type GreyPicture,
} from '../lib/grey-picture.ts';
import { must, root } from '../lib/run.ts';
import { drawByPdfJs } from './pdfjs.ts';
import { codeComplaints } from './printed-code.ts';

/** Pixels an inch as drawn, and how many of them make one that is kept. */
const resolution = 120;
const factor = 4;

/** By how much of 255 the mean grey of a square of 7 × 7 mm may differ. */
const tolerance = 14;

export const goldenPictures = join(root, 'test', 'pdf', 'pictures');

async function drawByPoppler(file: string): Promise<GreyPicture[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-pages-'));
  try {
    await must('pdftoppm', ['-gray', '-r', String(resolution), file, join(folder, 'page')]);
    const names = (await readdir(folder)).toSorted();
    return await Promise.all(
      names.map(async (name) => readPgm(new Uint8Array(await readFile(join(folder, name))))),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const small = (pages: readonly GreyPicture[]): GreyPicture =>
  stack(pages.map((page) => shrink(page, factor)));

/**
 * Draws PDFs and compares them with their golden pictures.
 *
 * @param pdfs paths by name
 * @param rewrite write the golden pictures anew by Poppler, instead of comparing Poppler with them
 * @returns what differs, a line each
 */
export async function pictureComplaints(
  pdfs: ReadonlyMap<string, string>,
  rewrite: boolean,
): Promise<string[]> {
  const byPdfJs = await drawByPdfJs([...pdfs.values()], resolution);
  const complaints: string[] = [];
  await mkdir(goldenPictures, { recursive: true });
  for (const [index, [name, pdf]] of [...pdfs].entries()) {
    const file = join(goldenPictures, `${name}.png`);
    const pages = { poppler: await drawByPoppler(pdf), 'pdf.js': byPdfJs[index]! };
    const bytes = await readFile(pdf);
    for (const [program, [first]] of Object.entries(pages)) {
      const found = await codeComplaints(bytes, first!, resolution);
      complaints.push(...found.map((one) => `${name}, by ${program}: ${one}`));
    }
    const drawn = { poppler: small(pages.poppler), 'pdf.js': small(pages['pdf.js']) };
    let golden: Buffer | undefined = await readFile(file).catch(() => undefined);
    // What looks the same is left alone: another zlib packs it into other bytes.
    if (rewrite && !(golden && (difference(drawn.poppler, readPng(golden)) ?? 255) <= 2)) {
      const picture = writePng(drawn.poppler);
      await writeFile(file, picture);
      golden = picture;
    }
    if (golden === undefined) {
      complaints.push(`${name}: no golden picture; write it with --write-goldens and look at it`);
      continue;
    }
    for (const [program, picture] of Object.entries(drawn)) {
      const found = difference(picture, readPng(golden));
      if (found !== undefined && found <= tolerance) continue;
      const how = found === undefined ? 'has another size than' : `differs by ${found} from`;
      complaints.push(`${name}: what ${program} draws ${how} the golden picture`);
    }
  }
  return complaints;
}
