/**
 * What a screen reader gets of each example: the structure and text that pdfinfo (Poppler) reads,
 * compared with a readable golden file.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, root } from '../lib/run.ts';

export const goldenTexts = join(root, 'test', 'pdf', 'struct-text');

/**
 * The structure tree of a PDF as indented lines: the type of each element, and its text in quotes
 * on one line, however the page breaks it.
 */
async function structureText(pdf: string): Promise<string> {
  const output = await must('pdfinfo', ['-struct-text', pdf]);
  const joined = output.replaceAll(/"\n +"/g, '').replaceAll(/ \((?:block|inline)\)$/gm, '');
  return `${joined.trimEnd()}\n`;
}

/**
 * Compares PDFs with their golden texts.
 *
 * @param pdfs paths by name
 * @param rewrite write the golden texts anew instead
 * @returns what differs, a line each
 */
export async function structureComplaints(
  pdfs: ReadonlyMap<string, string>,
  rewrite: boolean,
): Promise<string[]> {
  await mkdir(goldenTexts, { recursive: true });
  const complaints: string[] = [];
  for (const [name, pdf] of pdfs) {
    const file = join(goldenTexts, `${name}.txt`);
    const text = await structureText(pdf);
    if (rewrite) await writeFile(file, text);
    const golden = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const lines = text.split('\n');
    const at = lines.findIndex((line, i) => line !== golden[i]);
    if (at < 0 && lines.length === golden.length) continue;
    const [found, expected] = [lines[at], golden[at]].map((line) => (line ?? 'nothing').trim());
    complaints.push(`${name}.txt, line ${at + 1}: pdfinfo reads ${found}, not ${expected}`);
  }
  return complaints;
}
