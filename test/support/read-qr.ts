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
