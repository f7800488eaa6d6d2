import { AttachmentError } from './attachment-error.ts';

/** Most pixels decoded: 100 megapixels take 400 MB. */
const MAX_PIXELS = 100_000_000;

/**
 * A picture file as pixels, upright.
 *
 * @throws {AttachmentError} `photo-unreadable` when this browser cannot open it,
 *   `photo-too-large` for too many pixels
 */
export async function decodePicture(file: Blob): Promise<ImageBitmap> {
  let bitmap: ImageBitmap;
  try {
    // Upright is what it does by itself; to say so (`from-image`) fails before Chrome 112.
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new AttachmentError('photo-unreadable', 'Save the picture as JPEG and choose it again.', {
      cause,
    });
  }
  if (bitmap.width * bitmap.height <= MAX_PIXELS) return bitmap;
  bitmap.close();
  throw new AttachmentError('photo-too-large', 'Take the picture with fewer megapixels.');
}
