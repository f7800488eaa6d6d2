import type { Picture } from './picture.ts';
import { unsupported } from './unsupported.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const exifSegment = 0xe1;
/** Quarter turns by EXIF orientation (CIPA DC-008, 4.6.5); mirrored pictures are not made by cameras. */
const turnsByOrientation: Readonly<Record<number, Picture['turns']>> = { 3: 2, 6: 1, 8: 3 };

/** Whether a marker starts a frame: baseline or progressive, Huffman coded (ISO 10918-1, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

/**
 * A JPEG picture as it is: PDF decodes it itself (DCTDecode).
 *
 * @throws PdfError `image-unsupported` for broken files, four colour channels and rare codings
 */
export function jpegPicture(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4 || view.getUint16(0) !== 0xff00 + startOfImage) {
    throw unsupported('not-jpeg', 'The picture is no JPEG file.');
  }
  let turns: Picture['turns'] = 0;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan || marker === endOfImage) break;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) break;
    if (marker === exifSegment) turns = turnsOf(bytes.subarray(at + 4, end)) ?? turns;
    if (isFrame(marker) && length >= 8) {
      const [depth, components] = [bytes[at + 4], bytes[at + 9]];
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (depth !== 8 || width === 0 || height === 0) break;
      if (components !== 1 && components !== 3) {
        throw unsupported('colours', 'The picture is not in RGB or grey.');
      }
      return { width, height, components, filter: 'DCTDecode', data: bytes, turns };
    }
    if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      throw unsupported('coding', 'The picture is in a rare form of JPEG.');
    }
    at = end;
  }
  throw unsupported('broken', 'The picture is broken.');
}

/** Orientation of an EXIF segment (TIFF 6.0: tag 0x0112 of the first directory), as turns. */
function turnsOf(segment: Uint8Array): Picture['turns'] | undefined {
  const name = String.fromCharCode(...segment.subarray(0, 4));
  const tiff = segment.subarray(6);
  if (name !== 'Exif' || tiff.length < 14) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.length) return undefined;
    if (view.getUint16(entry, little) === 0x0112) {
      return turnsByOrientation[view.getUint16(entry + 8, little)] ?? 0;
    }
  }
  return undefined;
}
