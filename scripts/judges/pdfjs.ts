/** Pages as pdf.js draws them, in the Chromium of this machine. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from '../chromium.ts';
import type { GreyPicture } from '../lib/grey-picture.ts';

const build = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/build/pdf.min.mjs'));
/** No server stands behind it: what the page asks for is answered here. */
const origin = 'http://pages.test';

interface PdfJs {
  GlobalWorkerOptions: { workerSrc: string };
  getDocument(source: { url: string }): {
    promise: Promise<{
      numPages: number;
      getPage(number: number): Promise<{
        getViewport(options: { scale: number }): { width: number; height: number };
        render(options: object): { promise: Promise<void> };
      }>;
    }>;
  };
}

/** Runs in the page. */
async function draw(options: {
  url: string;
  scale: number;
}): Promise<{ width: number; height: number; pixels: string }[]> {
  const module: string = '/pdf.min.mjs';
  const pdfjs = (await import(module)) as PdfJs;
  pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs';
  const pdf = await pdfjs.getDocument({ url: options.url }).promise;
  const pages: { width: number; height: number; pixels: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: options.scale });
    // Poppler rounds up.
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const canvas = new OffscreenCanvas(width, height);
    const canvasContext = canvas.getContext('2d')!;
    await page.render({ canvas: null, canvasContext, viewport }).promise;
    const { data } = canvasContext.getImageData(0, 0, width, height);
    const greys = new Uint8Array(width * height);
    for (let at = 0; at < greys.length; at += 1) {
      const [red, green, blue] = data.subarray(at * 4, at * 4 + 3);
      greys[at] = Math.round(0.299 * red! + 0.587 * green! + 0.114 * blue!);
    }
    let pixels = '';
    for (let at = 0; at < greys.length; at += 8192) {
      pixels += String.fromCharCode(...greys.subarray(at, at + 8192));
    }
    pages.push({ width, height, pixels: btoa(pixels) });
  }
  return pages;
}

/**
 * Draws every page of some PDFs.
 *
 * @param resolution pixels an inch
 * @returns the pages of each file
 */
export async function drawByPdfJs(
  files: readonly string[],
  resolution: number,
): Promise<GreyPicture[][]> {
  const args = [...chromiumFlags];
  const browser = await playwright.launch({ executablePath: await chromium(), args });
  try {
    const page = await browser.newPage();
    await page.route(`${origin}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      const index = /^\/(\d+)\.pdf$/.exec(path)?.[1];
      if (path === '/') await route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      else if (index !== undefined) {
        const body = await readFile(files[Number(index)]!);
        await route.fulfill({ contentType: 'application/pdf', body });
      } else {
        const body = await readFile(join(build, path));
        await route.fulfill({ contentType: 'text/javascript', body });
      }
    });
    await page.goto(`${origin}/`);
    const all: GreyPicture[][] = [];
    for (const index of files.keys()) {
      const drawn = await page.evaluate(draw, { url: `/${index}.pdf`, scale: resolution / 72 });
      all.push(drawn.map((one) => ({ ...one, pixels: Buffer.from(one.pixels, 'base64') })));
    }
    return all;
  } finally {
    await browser.close();
  }
}
