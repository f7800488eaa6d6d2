import { joined, type Bare } from './jpeg-metadata.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Texts, time of the last change and Exif: what tells of the making (PNG, third edition, 11.3). */
const aboutMaking = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf']);

/**
 * A PNG file without texts, time and Exif; the picture itself stays bit for bit.
 *
 * @returns undefined when the file is broken
 */
export function barePng(bytes: Uint8Array): Bare | undefined {
  if (!signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    // Length, type, data, checksum (5.3).
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) return undefined;
    if (!aboutMaking.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return { bytes: joined(parts), isTurned: false };
    at = end;
  }
  return undefined;
}
