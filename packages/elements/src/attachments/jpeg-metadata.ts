/** A picture without what it says of its making. */
export interface Bare {
  bytes: Uint8Array<ArrayBuffer>;
  /** The metadata said that it has to be turned to stand upright: now nothing says so any more. */
  isTurned: boolean;
}

const startOfImage = 0xd8;
const startOfScan = 0xda;
const exif = 0xe1;
/** What a decoder needs: JFIF, the colour profile, and Adobe's colour transform. */
const kept = new Set([0xe0, 0xe2, 0xee]);
const comment = 0xfe;

const isAboutMaking = (marker: number): boolean =>
  marker === comment || (marker >= 0xe0 && marker <= 0xef && !kept.has(marker));

/**
 * A JPEG file (ISO 10918-1, annex B) without camera, place, time and thumbnail: Exif (CIPA DC-008),
 * XMP, IPTC and comments are left out, the picture itself stays bit for bit.
 *
 * @returns undefined when the file is broken
 */
export function bareJpeg(bytes: Uint8Array): Bare | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4 || view.getUint16(0) !== 0xff00 + startOfImage) return undefined;
  const parts = [bytes.subarray(0, 2)];
  let isTurned = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === startOfScan) {
      parts.push(bytes.subarray(at));
      return { bytes: joined(parts), isTurned };
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    if (marker === exif) isTurned ||= isTurnedBy(bytes.subarray(at + 4, end));
    if (!isAboutMaking(marker)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Whether an Exif segment gives an orientation other than upright (tag 0x0112, 4.6.5). */
function isTurnedBy(segment: Uint8Array): boolean {
  const tiff = segment.subarray(6);
  if (String.fromCharCode(...segment.subarray(0, 4)) !== 'Exif' || tiff.length < 10) return false;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return false;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > tiff.length) return false;
    if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle) > 1;
  }
  return false;
}

/** Bytes one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
