import type { Answers } from '@tokhai/answers';
import type { Print } from '@tokhai/procedure';
import { isNamedFile } from '../files.ts';
import { answerAt } from '../blocks/form.ts';
import { jpegPicture } from './jpeg.ts';
import type { Picture } from './picture.ts';
import { pngPicture } from './png.ts';

/**
 * The photographs that a form shows and whose bytes are there, by digest.
 *
 * @throws PdfError `image-unsupported`
 */
export function picturesOf(
  print: Print,
  answers: Answers,
  files: ReadonlyMap<string, Uint8Array>,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  for (const block of print.blocks) {
    if (block.block !== 'photo') continue;
    const answer = answerAt(answers, block.question);
    const bytes = isNamedFile(answer) ? files.get(answer.sha256) : undefined;
    if (bytes === undefined || !isNamedFile(answer)) continue;
    pictures.set(answer.sha256, readPicture(bytes));
  }
  return pictures;
}

/**
 * A picture out of a JPEG or PNG file. The first byte tells which: a media type is only what
 * somebody said.
 *
 * @throws PdfError `image-unsupported`
 */
export function readPicture(bytes: Uint8Array): Picture {
  return bytes[0] === 0xff ? jpegPicture(bytes) : pngPicture(bytes);
}
