/** Whether the QR code at the foot of a printed form is read off its picture, as a scanner reads it. */
import jsQR from 'jsqr';
import { readSubmission } from '../../packages/pdf/src/index.ts';
import { qrText } from '../../packages/pdf/src/short-code.ts';
import type { GreyPicture } from '../lib/grey-picture.ts';

/** The code stands within so much of the page's lower left corner, in inches. */
const corner = 1.2;

/** What the QR code on a page says; undefined when none is found. */
function readCode({ width, height, pixels }: GreyPicture, resolution: number): string | undefined {
  const side = Math.round(corner * resolution);
  const rgba = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      rgba.fill(
        pixels[(height - side + y) * width + x]!,
        4 * (y * side + x),
        4 * (y * side + x) + 3,
      );
    }
  }
  return jsQR.default(rgba, side, side)?.data;
}

/**
 * Reads the code off the first page of a submission.
 *
 * @returns what is wrong, a line each
 */
export async function codeComplaints(
  pdf: Uint8Array,
  page: GreyPicture,
  resolution: number,
): Promise<string[]> {
  const submission = await readSubmission(pdf);
  if (submission === undefined) return ['the PDF is no submission'];
  const expected = qrText(submission.shortCode);
  const read = readCode(page, resolution);
  return read === expected ? [] : [`the QR code says ${read}, not ${expected}`];
}
