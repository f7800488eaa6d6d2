import { concat, latin1, toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import type { Increment } from './increment.ts';
import type { PdfRef } from './values.ts';
import { PdfDict, PdfStream, PdfString, dict, name } from './values.ts';

/**
 * A TrueType font for a signature's appearance, embedded as a composite font whose character
 * codes are glyph numbers in two bytes (Type0, CIDFontType2, Identity-H; ISO 32000-1, 9.7).
 * Measures are in thousandths of the font size.
 */
export interface AppearanceFont {
  /** PostScript name; a subset bears its tag, e.g. `ABCDEF+Tinos-Regular`. */
  readonly baseFont: string;
  /** The (subset) TrueType file. */
  readonly fontFile: Uint8Array;
  /** Advance width of each glyph, by glyph number. */
  readonly widths: readonly number[];
  /** Width of glyphs beyond `widths`; 0 when not given. */
  readonly defaultWidth?: number;
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
  // All at once: each waits for another thread, one after another they took most of the signing.
  const [drawing, packed, pictures] = await Promise.all([
    deflate(toBytes(content)),
    Promise.all(
      Object.entries(fonts).map(async ([key, font]) => {
        checkFont(font);
        const [file, toUnicode] = await Promise.all([
          deflate(toBytes(font.fontFile)),
          deflate(toBytes(font.toUnicode)),
        ]);
        return { key, font, file, toUnicode };
      }),
    ),
    Promise.all(
      Object.entries(images).map(async ([key, image]) => {
        checkImage(image);
        return { key, image, data: await deflate(toBytes(image.bits)) };
      }),
    ),
  ]);
  const fontResources = new PdfDict();
  for (const { key, ...font } of packed) fontResources.set(key, addFont(increment, font));
  const xObjects = new PdfDict();
  for (const { key, image, data } of pictures) xObjects.set(key, addImage(increment, image, data));
  const form = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [0, 0, box.width, box.height],
    Resources: dict({
      ...(fontResources.size > 0 && { Font: fontResources }),
      ...(xObjects.size > 0 && { XObject: xObjects }),
    }),
  });
  return increment.add(compressed(form, drawing));
}

function checkImage({ width, height, bits }: AppearanceImage): void {
  const sound = [width, height].every((side) => side > 0 && side <= MAX_SIDE);
  if (!sound || bits.length !== Math.ceil(width / 8) * height)
    throw new SigningError('appearance-image', `Give an image of 1 to ${MAX_SIDE} pixels a side.`);
}

function addImage(increment: Increment, { width, height }: AppearanceImage, data: Bytes): PdfRef {
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
  return increment.add(compressed(entries, data));
}

function checkFont(font: AppearanceFont): void {
  if (font.widths.length > 65_536 || !/^[\x21-\x7e]{1,127}$/.test(font.baseFont))
    throw new SigningError('appearance-font', 'Give the font an ASCII name and one width a glyph.');
}

/** A font with its streams deflated. */
interface PackedFont {
  readonly font: AppearanceFont;
  readonly file: Bytes;
  readonly toUnicode: Bytes;
}

function addFont(increment: Increment, { font, file, toUnicode }: PackedFont): PdfRef {
  const fontFile = compressed(dict({ Length1: font.fontFile.length }), file);
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
  const descendant = increment.add(
    dict({
      Type: name('Font'),
      Subtype: name('CIDFontType2'),
      BaseFont: name(font.baseFont),
      CIDSystemInfo: dict({
        Registry: new PdfString(latin1('Adobe')),
        Ordering: new PdfString(latin1('Identity')),
        Supplement: 0,
      }),
      FontDescriptor: descriptor,
      DW: font.defaultWidth ?? 0,
      W: [0, [...font.widths]],
      CIDToGIDMap: name('Identity'),
    }),
  );
  return increment.add(
    dict({
      Type: name('Font'),
      Subtype: name('Type0'),
      BaseFont: name(font.baseFont),
      Encoding: name('Identity-H'),
      DescendantFonts: [descendant],
      ToUnicode: increment.add(compressed(new PdfDict(), toUnicode)),
    }),
  );
}

function compressed(entries: PdfDict, raw: Bytes): PdfStream {
  return new PdfStream(new PdfDict(entries).set('Filter', name('FlateDecode')), raw);
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
