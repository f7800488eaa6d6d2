/** Signatures on canvases: shown as they will be printed, and read off again. */
import { inkArea, inkOf, inkSize, type Area } from '@tokhai/answers/signature-ink';
import { AttachmentError } from '../attachments/attachment-error.ts';
import { decodePicture } from '../attachments/decode-picture.ts';
import type { SignatureInk as Ink } from '../ports.ts';

/** Longest side in which a picture is searched for ink, in pixels. */
const SEARCHED = 1600;

/** As it is printed. */
export const inkColour = '#0d2680';

/** Leaves the paper empty. */
export function clear(context: CanvasRenderingContext2D): void {
  context.clearRect(0, 0, inkSize.width, inkSize.height);
}

/** Shows the picture in the middle of the paper, as it will be printed. */
export function show(context: CanvasRenderingContext2D, { width, height, bits }: Ink): void {
  clear(context);
  context.fillStyle = inkColour;
  const [left, top] = [(inkSize.width - width) >> 1, (inkSize.height - height) >> 1];
  const row = Math.ceil(width / 8);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((bits[y * row + (x >> 3)]! & (0x80 >> (x & 7))) !== 0)
        context.fillRect(left + x, top + y, 1, 1);
    }
  }
}

type Size = Pick<Area, 'width' | 'height'>;

/** What stands in the upper left part of a canvas; undefined for nothing. */
export function inkWithin(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
): Ink | undefined {
  const pixels = context.getImageData(0, 0, width, height);
  const area = inkArea(pixels);
  return area && inkOf(pixels, area);
}

/** The signature in a picture, as large as it may be; undefined where none is seen. */
export async function inkInFile(file: File): Promise<Ink | undefined> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await decodePicture(file);
  } catch (error) {
    if (error instanceof AttachmentError) return undefined;
    throw error;
  }
  try {
    const whole = { left: 0, top: 0, width: bitmap.width, height: bitmap.height };
    const sight = drawn(bitmap, whole, { width: SEARCHED, height: SEARCHED });
    const found = inkArea(sight.context.getImageData(0, 0, sight.width, sight.height));
    if (!found) return undefined;
    const scale = bitmap.width / sight.width;
    const area = {
      left: Math.floor(found.left * scale),
      top: Math.floor(found.top * scale),
      width: Math.ceil(found.width * scale),
      height: Math.ceil(found.height * scale),
    };
    const close = drawn(bitmap, area, inkSize);
    return inkWithin(close.context, close);
  } finally {
    bitmap.close();
  }
}

/** Part of a picture on white, made to fit. */
function drawn(
  bitmap: ImageBitmap,
  { left, top, width, height }: Area,
  room: Size,
): Size & { context: CanvasRenderingContext2D } {
  const scale = Math.min(1, room.width / width, room.height / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return { context, width: canvas.width, height: canvas.height };
}
