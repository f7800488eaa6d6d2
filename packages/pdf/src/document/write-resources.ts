import type { EmbeddedFont } from '../fonts/font-use.ts';
import type { Picture } from '../images/picture.ts';
import { ascii, byteString } from './pdf-file.ts';
import type { PdfDict, PdfFile, PdfValue, Ref } from './pdf-file.ts';

/** Writes the fonts and pictures that all pages share (ISO 32000-1, 7.8.3). */
export function writeResources(
  file: PdfFile,
  fonts: Readonly<Record<string, EmbeddedFont>>,
  pictures: readonly Picture[],
): Ref {
  const fontRefs: Record<string, Ref> = {};
  for (const [key, font] of Object.entries(fonts)) fontRefs[key] = writeFont(file, font);
  const pictureRefs: Record<string, Ref> = {};
  pictures.forEach((picture, i) => {
    pictureRefs[`Im${i + 1}`] = writePicture(file, picture);
  });
  return file.add({
    Font: fontRefs,
    XObject: pictures.length > 0 ? pictureRefs : undefined,
  });
}

/** A composite font whose codes are glyph numbers (9.7). */
function writeFont(file: PdfFile, font: EmbeddedFont): Ref {
  const descriptor = file.add({
    Type: 'FontDescriptor',
    FontName: font.baseFont,
    Flags: font.flags,
    FontBBox: font.bbox,
    ItalicAngle: font.italicAngle,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: font.capHeight,
    StemV: font.stemV,
    FontFile2: file.addFont(font.fontFile),
  });
  const descendant = file.add({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: font.baseFont,
    CIDSystemInfo: { Registry: ascii('Adobe'), Ordering: ascii('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, font.widths],
    CIDToGIDMap: 'Identity',
  });
  return file.add({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: font.baseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: file.addPacked(font.toUnicode),
  });
}

/** Writes a picture as an image XObject (8.9.5). */
export function writePicture(file: PdfFile, picture: Picture): Ref {
  const { width, height, components, filter } = picture;
  const coding: PdfDict =
    filter === 'DCTDecode'
      ? { Filter: filter }
      : {
          Filter: filter,
          DecodeParms: {
            Predictor: 15,
            Colors: components,
            BitsPerComponent: 8,
            Columns: width,
          },
        };
  return file.addStream(picture.data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: colourSpace(picture),
    ...coding,
  });
}

function colourSpace({ components, palette }: Picture): PdfValue {
  if (palette !== undefined) {
    return ['Indexed', 'DeviceRGB', palette.length / 3 - 1, byteString(palette)];
  }
  return components === 1 ? 'DeviceGray' : 'DeviceRGB';
}
