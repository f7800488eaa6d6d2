import assert from 'node:assert/strict';
import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';

/** What the QR code says that an element shows, read off the screen like a camera does. */
export async function readQr(element: Locator): Promise<string> {
  await element.scrollIntoViewIfNeeded();
  const png = (await element.screenshot()).toString('base64');
  // A page of nobody's: the policy of the one that is tested lets no such picture in.
  const page = await element.page().context().newPage();
  const { width, height, pixels } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return { width: image.width, height: image.height, pixels: [...data] };
  }, png);
  await page.close();
  const code = jsQR.default(Uint8ClampedArray.from(pixels), width, height);
  assert.ok(code, 'a QR code can be read off the screen');
  return code.data;
}

/** Pixels of one module of a drawn code. */
const scale = 4;

/** What a QR code says, out of the path that draws it: `M1 2h1v1h-1z` for each dark module. */
export function readQrPath(path: string, modules: number): string {
  const width = modules * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let line = 0; line < scale; line += 1) {
      const start = ((Number(y) * scale + line) * width + Number(x) * scale) * 4;
      for (let at = start; at < start + scale * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  const code = jsQR.default(pixels, width, width);
  assert.ok(code, 'a QR code can be read');
  return code.data;
}
