import { PdfError } from '../error.ts';
import type { FileAnswer } from '../files.ts';
import type { Picture } from '../images/picture.ts';
import { readPicture } from '../images/pictures.ts';
import { bodySize } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { paragraph } from '../layout/paragraph.ts';

/** Largest size at which a picture is drawn, in points for each of its pixels: 96 an inch. */
const largestPixel = 0.75;

/**
 * A page for each attached picture, under its number and its question. Other files, and pictures
 * that cannot be drawn (CMYK, 16 bits …), are in the PDF as files only.
 */
export function attachmentPages(
  sheet: Sheet,
  named: readonly FileAnswer[],
  files: ReadonlyMap<string, Uint8Array>,
): void {
  named.forEach(({ title, answer }, i) => {
    const picture = pictureOf(files.get(answer.sha256), answer.type);
    if (picture === undefined) return;
    sheet.newPage();
    const text = `Tài liệu đính kèm ${i + 1}: ${title}`;
    paragraph(sheet, [{ text, face: 'bold', size: bodySize }], { type: 'H2', after: 8 });
    drawInRoom(sheet, picture, text);
  });
}

function pictureOf(bytes: Uint8Array | undefined, type: string): Picture | undefined {
  if (bytes === undefined || !type.startsWith('image/')) return undefined;
  try {
    return readPicture(bytes);
  } catch (error) {
    if (error instanceof PdfError && error.code === 'image-unsupported') return undefined;
    throw error;
  }
}

/** Draws a picture as large as the room on the page allows, in the middle. */
function drawInRoom(sheet: Sheet, picture: Picture, alt: string): void {
  const upright = picture.turns % 2 === 0;
  const [across, down] = upright
    ? [picture.width, picture.height]
    : [picture.height, picture.width];
  const scale = Math.min(sheet.width / across, (sheet.room - 4) / down, largestPixel);
  const [width, height] = [across * scale, down * scale];
  const left = sheet.left + (sheet.width - width) / 2;
  const bottom = sheet.up(sheet.y + height);
  sheet.builder.figure(picture, { left, bottom, width, height }, alt);
  sheet.y += height;
}
