import { concat, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import type { Increment } from './increment.ts';
import type { PdfRef } from './values.ts';
import { PdfDict, PdfStream, dict, name } from './values.ts';

/**
 * A TrueType font for a signature's appearance, embedded as a simple font whose codes of one byte lead
 * to glyphs by its own table cmap, as those of a symbol font (ISO 32000-1, 9.6.6.4). Measures are in
 * thousandths of the font size.
 */
export interface AppearanceFont {
  /** PostScript name; a subset bears its tag, e.g. `ABCDEF+Tinos-Regular`. */
  readonly baseFont: string;
  /** The (subset) TrueType file. */
  readonly fontFile: Uint8Array;
  /** Advance width of each code, from 1 on. */
  readonly widths: readonly number[];
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Degrees counter-clockwise from the vertical. */
  readonly italicAngle: number;
  /** Font descriptor flags (9.8.2). */
  readonly flags: number;
  readonly stemV: number;
  /** A ToUnicode CMap (9.10.3). */
  readonly toUnicode: Uint8Array;
}

/** A picture of one colour, which the content sets: ink or none (a stencil mask, 8.9.6.2). */
export interface AppearanceImage {
  /** In pixels; at most {@link MAX_SIDE}. */
  readonly width: number;
  readonly height: number;
  /** Rows from the top, each in whole bytes, the leftmost pixel in the highest bit; 1 is ink. */
  readonly bits: Uint8Array;
}

/** Longest side of an image, in pixels. */
export const MAX_SIDE = 1000;

/** What is drawn in a signature field, supplied by whoever knows how to set text. */
export interface SignatureAppearance {
  /**
   * @param box width and height of the field in points; the origin is its lower left corner
   * @returns content stream operators, and the fonts and images they name
   */
  build(box: { readonly width: number; readonly height: number }): {
    readonly content: Uint8Array;
    readonly fonts: Readonly<Record<string, AppearanceFont>>;
    readonly images?: Readonly<Record<string, AppearanceImage>>;
  };
}

/** Writes the appearance as a form XObject (12.5.5), and gives its reference. */
export async function addAppearance(
  increment: Increment,
  appearance: SignatureAppearance,
  box: { width: number; height: number },
): Promise<PdfRef> {
  const { content, fonts, images = {} } = appearance.build(box);
  const fontResources = new PdfDict();
  for (const [key, font] of Object.entries(fonts))
    fontResources.set(key, await addFont(increment, font));
  const xObjects = new PdfDict();
  for (const [key, image] of Object.entries(images))
    xObjects.set(key, await addImage(increment, image));
  const form = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [0, 0, box.width, box.height],
    Resources: dict({
      ...(fontResources.size > 0 && { Font: fontResources }),
      ...(xObjects.size > 0 && { XObject: xObjects }),
    }),
  });
  return increment.add(await stream(form, content));
}

function checkImage({ width, height, bits }: AppearanceImage): void {
  const sound = [width, height].every((side) => side > 0 && side <= MAX_SIDE);
  if (!sound || bits.length !== Math.ceil(width / 8) * height)
    throw new SigningError('appearance-image', `Give an image of 1 to ${MAX_SIDE} pixels a side.`);
}

async function addImage(increment: Increment, image: AppearanceImage): Promise<PdfRef> {
  checkImage(image);
  const { width, height, bits } = image;
  const entries = dict({
    Type: name('XObject'),
    Subtype: name('Image'),
    Width: width,
    Height: height,
    ImageMask: true,
    BitsPerComponent: 1,
    // 1 is ink; without it 0 would be.
    Decode: [1, 0],
  });
  return increment.add(await stream(entries, bits));
}

function checkFont(font: AppearanceFont): void {
  if (font.widths.length > 255 || !/^[\x21-\x7e]{1,127}$/.test(font.baseFont))
    throw new SigningError('appearance-font', 'Give the font an ASCII name and one width a code.');
}

async function addFont(increment: Increment, font: AppearanceFont): Promise<PdfRef> {
  checkFont(font);
  const fontFile = await stream(dict({ Length1: font.fontFile.length }), font.fontFile);
  const descriptor = increment.add(
    dict({
      Type: name('FontDescriptor'),
      FontName: name(font.baseFont),
      Flags: font.flags,
      FontBBox: [...font.bbox],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: font.capHeight,
      StemV: font.stemV,
      FontFile2: increment.add(fontFile),
    }),
  );
  return increment.add(
    dict({
      Type: name('Font'),
      Subtype: name('TrueType'),
      BaseFont: name(font.baseFont),
      FirstChar: 1,
      LastChar: font.widths.length,
      Widths: [...font.widths],
      FontDescriptor: descriptor,
      ToUnicode: increment.add(await stream(new PdfDict(), font.toUnicode)),
    }),
  );
}

/**
 * Bytes of a stream up to which it is not packed: the fonts and words of a signature are, which would
 * become two kilobytes shorter, and took most of the time of signing. Nothing is packed where the platform cannot:
 * Safari before 16.4.
 */
const SHORT = 8 * 1024;

async function stream(entries: PdfDict, data: Uint8Array): Promise<PdfStream> {
  const bytes = toBytes(data);
  if (bytes.length <= SHORT || !('CompressionStream' in globalThis))
    return new PdfStream(entries, bytes);
  return new PdfStream(entries.set('Filter', name('FlateDecode')), await deflate(bytes));
}

/**
 * By the platform's own deflate: an update is signed as written, so engines may differ. Without Blob
 * and Response: browsers send those through another process.
 */
async function deflate(data: Bytes): Promise<Bytes> {
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const written = writer.write(data).then(() => writer.close());
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read())
    parts.push(next.value);
  await written;
  return concat(...parts);
}
