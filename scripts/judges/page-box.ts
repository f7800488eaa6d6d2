/** Whether every word of a PDF stands on its page, by the boxes that Poppler finds. */
import { basename } from 'node:path';
import { must } from '../lib/run.ts';

/** Nothing is printed so near to an edge, in points: printers cut there. */
const edge = 10;

const pattern =
  /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g;

/**
 * The words of PDFs that reach over the edge of their page.
 *
 * @param pdfs paths
 * @returns a line each
 */
export async function pageBoxComplaints(pdfs: Iterable<string>): Promise<string[]> {
  const complaints: string[] = [];
  for (const pdf of pdfs) {
    const output = await must('pdftotext', ['-bbox', pdf, '-']);
    let [width, height, page, words] = [0, 0, 0, 0];
    for (const [, w, h, left, top, right, bottom, text] of output.matchAll(pattern)) {
      if (w !== undefined) {
        [width, height] = [Number(w), Number(h)];
        page += 1;
        continue;
      }
      words += 1;
      const inside =
        Number(left) >= edge &&
        Number(top) >= edge &&
        Number(right) <= width - edge &&
        Number(bottom) <= height - edge;
      if (!inside) complaints.push(`${basename(pdf)}, page ${page}: "${text}" is off the page`);
    }
    if (words === 0) complaints.push(`${basename(pdf)}: Poppler finds no word`);
  }
  return complaints;
}
