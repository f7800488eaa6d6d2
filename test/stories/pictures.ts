/**
 * What a chosen few stories look like, beside a golden picture that a person has looked at: in
 * `pictures/`, in grey and half as large as on the screen.
 *
 * Text stands in Tinos, which comes with the library, so that a machine without any font draws the same.
 * What is compared are mean greys of squares of 16 × 16 CSS pixels: other smoothing of edges goes by
 * unseen, what has moved, grown or gone does not; and the size of the whole has to be the same.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  chromium as playwright,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { chromium, chromiumFlags } from '../../scripts/chromium.ts';
import {
  difference,
  readPng,
  shrink,
  writePng,
  type GreyPicture,
} from '../../scripts/lib/grey-picture.ts';
import { root } from '../../scripts/lib/run.ts';
import { Stage } from './stage.ts';

/** Pixels of the screen that make one CSS pixel: on such screens no machine hints letters. */
const density = 2;

/** Flags of Chromium without which each machine places and smooths letters in its own way. */
const steadyDrawing = [
  `--force-device-scale-factor=${density}`,
  '--font-render-hinting=none',
  '--disable-lcd-text',
];

/** A browser that draws the same on every machine. */
export async function steadyBrowser(): Promise<Browser> {
  const args = [...chromiumFlags, ...steadyDrawing];
  return playwright.launch({ executablePath: await chromium(), args });
}

interface View {
  story: string;
  /** Of the window, in CSS pixels. */
  width: number;
  device?: BrowserContextOptions;
  /** Percentage of the size of text that the person chose in the browser. */
  text?: number;
}

/** By the name of the golden picture. */
const views: Readonly<Record<string, View>> = {
  'text-with-error-320': { story: 'fields-text--with-error', width: 320 },
  'choice-320': { story: 'fields-choice--filled', width: 320 },
  'date-wrong-part-320': { story: 'fields-date--wrong-part', width: 320 },
  'address-800': { story: 'fields-address--filled', width: 800 },
  'table-800': { story: 'fields-table--filled', width: 800 },
  'file-with-preview-320': { story: 'fields-file--with-preview', width: 320 },
  'errors-320': { story: 'pages--question-with-errors', width: 320 },
  'errors-forced-colors-800': {
    story: 'pages--question-with-errors',
    width: 800,
    device: { forcedColors: 'active', colorScheme: 'dark' },
  },
  'question-text-200-640': { story: 'pages--question', width: 640, text: 200 },
  'question-dark-800': { story: 'pages--question', width: 800, device: { colorScheme: 'dark' } },
  'read-aloud-320': { story: 'media--read-aloud-paused', width: 320 },
  'check-800': { story: 'pages--check', width: 800 },
  'sign-800': { story: 'pages--sign', width: 800 },
};

const folder = join(import.meta.dirname, 'pictures');
const fonts = join(root, 'packages', 'pdf', 'fonts');
/** Pixels of the screen that make one that is kept, in each direction. */
const factor = 2 * density;
/** By how much of 255 the mean grey of a square may differ: 8 come of keeping 16 greys. */
const tolerance = 10;

/** Names of the pictures that show a story whose id has a part in it. */
export function picturesOf(part: string): string[] {
  return Object.keys(views).filter((name) => views[name]!.story.includes(part));
}

/**
 * Draws a story and compares it with its golden picture.
 *
 * @param url of the built Storybook
 * @param write keep what was drawn instead of comparing it
 * @returns what is wrong; empty when nothing is
 */
export async function comparePicture(
  browser: Browser,
  url: string,
  name: string,
  write: boolean,
): Promise<string[]> {
  const { story, width, device, text = 100 } = views[name]!;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    deviceScaleFactor: density,
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    ...device,
  });
  try {
    await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await context.route('**/fonts/Tinos-*.ttf', (route) =>
      route.fulfill({ path: join(fonts, new URL(route.request().url()).pathname.slice(7)) }),
    );
    await context.addInitScript(dress, text);
    const page = await context.newPage();
    let drawn: GreyPicture | undefined;
    const wrong = await new Stage(page, url).examine(story, [
      async () => {
        drawn = shrink(await draw(page), factor);
        return [];
      },
    ]);
    return drawn === undefined ? wrong : [...wrong, ...(await compare(name, drawn, write))];
  } finally {
    await context.close();
  }
}

async function compare(name: string, drawn: GreyPicture, write: boolean): Promise<string[]> {
  const file = join(folder, `${name}.png`);
  const golden = await readFile(file).catch(() => undefined);
  const found = golden && difference(drawn, readPng(golden));
  if (found !== undefined && found <= (write ? 2 : tolerance)) return [];
  if (write) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, writePng(drawn));
    return [];
  }
  if (golden === undefined) return [`${file} is missing: write it with --write and look at it`];
  const now = join(root, '.out', `${name}.png`);
  await writeFile(now, writePng(drawn));
  const how = found === undefined ? 'has another size than' : `differs by ${found} of 255 from`;
  return [`it ${how} ${file}; now it looks like ${now}`];
}

/** Golden pictures that nothing is compared with. */
export async function leftOverPictures(): Promise<string[]> {
  return (await readdir(folder)).filter((file) => !(file.slice(0, -4) in views));
}

/**
 * In the browser, before the story: Tinos for all text, in the size that was chosen, with letters as
 * far from each other as the font says and no setting of the machine changes it.
 */
function dress(percent: number): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @font-face { font-family: Golden; src: url(/fonts/Tinos-Regular.ttf); }
    @font-face { font-family: Golden; src: url(/fonts/Tinos-Bold.ttf); font-weight: 600 900; }
    html { font-size: ${percent}% }
    html, #storybook-root * { text-rendering: geometricPrecision !important }
    html, story-form { --tk-font: Golden !important; font-family: Golden !important }
    * { caret-color: transparent !important }
  `);
  document.adoptedStyleSheets.push(sheet);
}

/** The story as it stands on the screen, in grey. */
async function draw(page: Page): Promise<GreyPicture> {
  await page.evaluate(async () => {
    // Browsers give controls a text-rendering of their own, which is not inherited into them.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('button, input, select, textarea { text-rendering: inherit }');
    for (const { shadowRoot } of document.querySelectorAll('#storybook-root *')) {
      shadowRoot?.adoptedStyleSheets.push(sheet);
    }
    await Promise.all(['18px Golden', 'bold 18px Golden'].map((font) => document.fonts.load(font)));
  });
  const png = await page
    .locator('#storybook-root')
    .screenshot({ animations: 'disabled', scale: 'device' });
  // The browser unpacks it again: the picture is what it is after all colours are there.
  const { width, height, base64 } = await page.evaluate(async (packed) => {
    const blob = await (await fetch(`data:image/png;base64,${packed}`)).blob();
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let greys = '';
    for (let at = 0; at < data.length; at += 4) {
      const grey = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
      greys += String.fromCharCode(Math.round(grey));
    }
    return { width: bitmap.width, height: bitmap.height, base64: btoa(greys) };
  }, png.toString('base64'));
  return { width, height, pixels: new Uint8Array(Buffer.from(base64, 'base64')) };
}
