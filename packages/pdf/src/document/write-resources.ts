import type { EmbeddedFont } from '../fonts/font-use.ts';
import type { Picture } from '../images/picture.ts';
import { byteString } from './pdf-file.ts';
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

/** A simple font (9.6.3); without an encoding its codes lead to glyphs by its own cmap (9.6.6.4). */
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
  return file.add({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: font.baseFont,
    FirstChar: 1,
    LastChar: font.widths.length,
    Widths: font.widths,
    FontDescriptor: descriptor,
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
