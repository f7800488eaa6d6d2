/** Longest side of a thumbnail, in CSS pixels. */
const side = 160;

/** Draws a small picture of a photo; what cannot be opened stays hidden. A canvas needs no `img-src`. */
export async function drawThumbnail(canvas: HTMLCanvasElement, bytes: Uint8Array): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()])).catch(() => undefined);
  if (!bitmap) return;
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}
