import { zlibSync } from 'fflate';
import type { SignatureInk } from '../ink.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG file of 8 bits a sample from unfiltered rows of samples. */
export function png(
  width: number,
  height: number,
  colourType: 0 | 2 | 3 | 4 | 6,
  rows: readonly (readonly number[])[],
  options: { palette?: readonly number[]; interlace?: number; depth?: number } = {},
): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([options.depth ?? 8, colourType, 0, 0, options.interlace ?? 0], 8);
  const data = Uint8Array.from(rows.flatMap((row) => [...row]));
  const chunks: [string, Uint8Array][] = [['IHDR', header]];
  if (options.palette !== undefined) chunks.push(['PLTE', Uint8Array.from(options.palette)]);
  chunks.push(['IDAT', zlibSync(data)], ['IEND', new Uint8Array(0)]);
  return Uint8Array.from([...signature, ...chunks.flatMap(([type, body]) => chunk(type, body))]);
}

/** A PNG of one grey. */
export function greyPng(width: number, height: number): Uint8Array {
  const row = [0, ...Array.from({ length: width }, () => 128)];
  return png(
    width,
    height,
    0,
    Array.from({ length: height }, () => row),
  );
}

/** Checksums are zero: nothing of ours reads them. */
function chunk(type: string, body: Uint8Array): number[] {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, body.length);
  return [...length, ...new TextEncoder().encode(type), ...body, 0, 0, 0, 0];
}

/** The headers of a JPEG file: enough for a reader that leaves decoding to the viewer. */
export function jpegHead(options: {
  width: number;
  height: number;
  components: number;
  orientation?: number;
  marker?: number;
}): Uint8Array {
  const { width, height, components, orientation, marker = 0xc0 } = options;
  const exif =
    orientation === undefined
      ? []
      : [
          ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
          ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
        ];
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, components];
  const parts = Array.from({ length: components }, (_, i) => [i + 1, 0x11, 0]).flat();
  const length = 2 + frame.length + parts.length;
  return Uint8Array.from([
    ...[0xff, 0xd8, ...exif, 0xff, marker, 0, length, ...frame, ...parts],
    ...[0xff, 0xda, 0, 2, 0xff, 0xd9],
  ]);
}

/** A picture of a signature: a wave of ink, as a pen of a few pixels draws it. */
export function waveInk(width: number, height: number): SignatureInk {
  const row = Math.ceil(width / 8);
  const bits = new Uint8Array(row * height);
  const pen = Math.max(1, Math.round(height / 25));
  for (let step = 0; step < 8 * width; step += 1) {
    const way = step / (8 * width);
    const x = way * (width - pen);
    const y = (0.5 + 0.5 * Math.sin(way * 20) * (1 - 0.6 * way)) * (height - pen);
    for (let dy = 0; dy < pen; dy += 1) {
      for (let dx = 0; dx < pen; dx += 1) {
        const [left, top] = [Math.floor(x) + dx, Math.floor(y) + dy];
        bits[top * row + (left >> 3)]! |= 0x80 >> (left & 7);
      }
    }
  }
  return { width, height, bits };
}
