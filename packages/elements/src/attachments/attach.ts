/** What is fetched with the first file that is chosen. */
import { fileAnswer, sniffType, type FileAnswer } from '@tokhai/answers';
import type { PhotoFault } from './photo-faults.ts';
import { photosToPdf } from './photos-to-pdf.ts';
import { preparePhoto } from './photo.ts';

/** A file ready to be attached. */
export interface Attached {
  answer: FileAnswer;
  bytes: Uint8Array<ArrayBuffer>;
  /** Of any of its photos. */
  faults: readonly PhotoFault[];
}

/**
 * Makes chosen files into one attachment: photos upright, small and without place and camera; several
 * of them as the pages of one PDF. Of several files of other kinds the first one is taken.
 *
 * @param options.accept the media types taken; undefined: all
 * @throws {AttachmentError} `photo-unreadable`, `photo-too-large`
 * @throws {AnswersError} `file-too-large`, `file-unreadable`
 */
export async function attach(
  files: readonly File[],
  { accept, maxBytes = 10_485_760 }: { accept?: readonly string[]; maxBytes?: number },
): Promise<Attached> {
  const [first] = files;
  if (!first) throw new RangeError('Choose a file.');
  const accepts = (type: string): boolean => accept?.includes(type) ?? true;
  if (!accepts('image/jpeg') || !(await isPicture(first))) {
    return { ...(await fileAnswer(first)), faults: [] };
  }
  if (files.length > 1 && photosToPdf.make && accepts('application/pdf')) {
    return attachPages(files, maxBytes, photosToPdf.make);
  }
  const photo = await preparePhoto(first, { maxBytes, accepts });
  const extension = photo.type === 'image/png' ? 'png' : 'jpg';
  return { ...(await named(photo.bytes, renamed(first.name, extension))), faults: photo.faults };
}

async function attachPages(
  files: readonly File[],
  maxBytes: number,
  make: (photos: readonly Uint8Array[]) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Attached> {
  const photos = [];
  for (const file of files) {
    // One after another: a phone's memory holds one decoded photo, not ten.
    photos.push(
      await preparePhoto(file, {
        maxBytes: Math.floor(maxBytes / files.length),
        accepts: (type) => type === 'image/jpeg',
      }),
    );
  }
  const pdf = await make(photos.map(({ bytes }) => bytes));
  const faults = [...new Set(photos.flatMap((photo) => photo.faults))];
  return { ...(await named(pdf, renamed(files[0]!.name, 'pdf'))), faults };
}

function named(bytes: Uint8Array<ArrayBuffer>, name: string) {
  return fileAnswer(Object.assign(new Blob([bytes]), { name }));
}

/** By its first bytes or, for kinds that only this browser knows, by what it calls it. */
async function isPicture(file: File): Promise<boolean> {
  const type = sniffType(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  return type.startsWith('image/') || (type !== 'application/pdf' && isPictureByName(file));
}

// Chromium on Windows gives no media type for HEIC.
const isPictureByName = ({ name, type }: File): boolean =>
  type.startsWith('image/') || /\.(heic|heif|avif|webp)$/i.test(name);

/** The name stays; only its kind changes. */
function renamed(name: string, extension: string): string {
  const known = new RegExp(`\\.${extension === 'jpg' ? 'jpe?g' : extension}$`, 'i');
  return known.test(name) ? name : `${name.replace(/\.[^.]{1,5}$/, '')}.${extension}`;
}
export { fileFailureWords } from '../words/file-failures.ts';
export { faultWords } from '../words/photo-faults.ts';
export { nameInput } from './file-name.ts';
export { tellTaken } from './take.ts';
export { drawThumbnail } from './thumbnail.ts';
