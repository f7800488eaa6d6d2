import { sniffType } from '@tokhai/answers';
import { AttachmentError } from './attachment-error.ts';
import { decodePicture } from './decode-picture.ts';
import { bareJpeg, type Bare } from './jpeg-metadata.ts';
import { photoFaults, type PhotoFault } from './photo-faults.ts';
import { barePng } from './png-metadata.ts';

/** Longest and shortest side kept, in pixels: an A4 page at 200 dpi. */
const LONG_SIDE = 2339;
const SHORT_SIDE = 1654;
/** Side to which a photo is scaled to look for faults, in pixels. */
const GLANCE = 512;

/** A photo as it is attached. */
export interface Photo {
  bytes: Uint8Array<ArrayBuffer>;
  type: 'image/jpeg' | 'image/png';
  faults: readonly PhotoFault[];
}

/**
 * Makes a picture ready to be attached: upright, without place and camera, no larger than an A4 page
 * at 200 dpi. What is so already stays bit for bit; all else becomes a JPEG.
 *
 * @param options.maxBytes most bytes of the result
 * @param options.accepts the media types that may come out
 * @throws {AttachmentError} `photo-unreadable` when this browser cannot open it,
 *   `photo-too-large` when it cannot be made small enough
 */
export async function preparePhoto(
  file: Blob,
  options: { maxBytes: number; accepts: (type: string) => boolean },
): Promise<Photo> {
  const original = new Uint8Array(await file.arrayBuffer());
  const type = sniffType(original);
  const bare = bareOf(type, original);
  const bitmap = await decodePicture(file);
  try {
    const faults = faultsOf(bitmap);
    const fits =
      bare && !bare.isTurned && bare.bytes.length <= options.maxBytes && scaleOf(bitmap) === 1;
    if (fits && options.accepts(type))
      return { bytes: bare.bytes, type: type as Photo['type'], faults };
    return { bytes: await encoded(bitmap, options.maxBytes), type: 'image/jpeg', faults };
  } finally {
    bitmap.close();
  }
}

function bareOf(type: string, bytes: Uint8Array): Bare | undefined {
  if (type === 'image/jpeg') return bareJpeg(bytes);
  return type === 'image/png' ? barePng(bytes) : undefined;
}

/** By how much a picture is made smaller; 1: it is small enough. */
function scaleOf({ width, height }: ImageBitmap): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return Math.min(1, LONG_SIDE / long, SHORT_SIDE / short);
}

async function encoded(bitmap: ImageBitmap, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const scale = scaleOf(bitmap);
  for (const [shrink, quality] of [
    [1, 0.85],
    [1, 0.65],
    [0.75, 0.65],
    [0.5, 0.6],
  ] as const) {
    const canvas = drawn(bitmap, scale * shrink);
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', quality),
    );
    if (blob && blob.size <= maxBytes) return new Uint8Array(await blob.arrayBuffer());
  }
  throw new AttachmentError('photo-too-large', 'Take the picture with fewer megapixels.');
}

function faultsOf(bitmap: ImageBitmap): PhotoFault[] {
  const canvas = drawn(bitmap, Math.min(1, GLANCE / Math.max(bitmap.width, bitmap.height)));
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
  return photoFaults(data, width, height);
}

/** On white: a JPEG has no transparency, and black would hide what stands on it. */
function drawn(bitmap: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
