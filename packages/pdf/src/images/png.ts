import { packed } from '../document/pdf-file.ts';
import { inflate } from '../inflate.ts';
import type { Picture } from './picture.ts';
import { unsupported } from './unsupported.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples a pixel by colour type (ISO/IEC 15948, table 11.1). */
const samplesByType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const maxPixels = 25_000_000;

interface Chunks {
  readonly header: DataView;
  readonly palette: Uint8Array | undefined;
  readonly data: Uint8Array;
}

/**
 * A PNG picture of 8 bits a sample, not interlaced. PDF reads such data as they are, by the
 * predictors of FlateDecode; pictures with an alpha channel are laid on white first.
 *
 * @throws PdfError `image-unsupported` for other and for broken pictures
 */
export function pngPicture(bytes: Uint8Array): Picture {
  const { header, palette, data } = chunksOf(bytes);
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, type, interlace] = [header.getUint8(8), header.getUint8(9), header.getUint8(12)];
  const samples = samplesByType[type];
  if (depth !== 8 || interlace !== 0 || samples === undefined) {
    throw unsupported('coding', 'The picture is in a rare form of PNG.');
  }
  if (width === 0 || height === 0 || width * height > maxPixels) {
    throw unsupported('size', 'The picture is too large.');
  }
  const size = height * (1 + width * samples);
  const rows = inflate(data, size);
  if (rows?.length !== size || (type === 3 && (palette?.length ?? 0) < 3)) {
    throw unsupported('broken', 'The picture is broken.');
  }
  const base = { width, height, filter: 'FlateDecode', turns: 0 } as const;
  if (type === 4 || type === 6) {
    const components = type === 4 ? 1 : 3;
    return {
      ...base,
      components,
      data: packed(onWhite(rows, width, height, samples)),
    };
  }
  if (type === 3) {
    const entries = palette!.subarray(0, 768 - (palette!.length % 3));
    return { ...base, components: 1, palette: entries, data };
  }
  return { ...base, components: type === 0 ? 1 : 3, data };
}

function chunksOf(bytes: Uint8Array): Chunks {
  if (signature.some((byte, i) => bytes[i] !== byte)) {
    throw unsupported('not-png', 'The picture is no PNG file.');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let header: DataView | undefined;
  let palette: Uint8Array | undefined;
  const data: Uint8Array[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length !== length || type === 'IEND') break;
    if (type === 'IHDR' && length === 13) {
      header = new DataView(content.buffer, content.byteOffset, content.length);
    }
    if (type === 'PLTE') palette = content;
    if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  if (header === undefined || data.length === 0)
    throw unsupported('broken', 'The picture is broken.');
  const whole = new Uint8Array(data.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of data) {
    whole.set(part, end);
    end += part.length;
  }
  return { header, palette, data: whole };
}

/** Undoes the row filters (ISO/IEC 15948, clause 9), and lays the pixels on white. */
function onWhite(rows: Uint8Array, width: number, height: number, samples: number): Uint8Array {
  const stride = width * samples;
  const colours = samples - 1;
  const out = new Uint8Array(height * (1 + width * colours));
  let above: Uint8Array = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (1 + stride);
    const filter = rows[start]!;
    const row = rows.subarray(start + 1, start + 1 + stride);
    for (let i = 0; i < stride; i += 1) {
      const left = i < samples ? 0 : row[i - samples]!;
      const corner = i < samples ? 0 : above[i - samples]!;
      row[i] = row[i]! + predicted(filter, left, above[i]!, corner);
    }
    above = row;
    let to = y * (1 + width * colours) + 1;
    for (let x = 0; x < width; x += 1) {
      const alpha = row[x * samples + colours]!;
      for (let c = 0; c < colours; c += 1) {
        const value = row[x * samples + c]!;
        out[to] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
        to += 1;
      }
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value));
  if (a! <= b! && a! <= c!) return left;
  return b! <= c! ? above : corner;
}
