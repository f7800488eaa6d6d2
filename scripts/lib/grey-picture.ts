/** Small grey pictures of pages: reading Poppler's, shrinking, keeping as PNG, comparing. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface GreyPicture {
  width: number;
  height: number;
  /** Row by row, 0 black to 255 white. */
  pixels: Uint8Array;
}

/**
 * Reads a portable greymap (Netpbm, P5, one byte a pixel).
 *
 * @throws Error for anything else
 */
export function readPgm(file: Uint8Array): GreyPicture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(String.fromCharCode(...file.subarray(0, 40)));
  if (header === null) throw new Error('This is no portable greymap.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  return { width, height, pixels: file.subarray(header[0].length) };
}

/** A picture whose pixels are each the mean of `factor` × `factor` of this one. */
export function shrink({ width, height, pixels }: GreyPicture, factor: number): GreyPicture {
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const means = new Uint8Array(small.width * small.height);
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy += 1) {
        const from = (y * factor + dy) * width + x * factor;
        for (let at = from; at < from + factor; at += 1) sum += pixels[at] ?? 255;
      }
      means[y * small.width + x] = Math.round(sum / factor ** 2);
    }
  }
  return { ...small, pixels: means };
}

/** Pictures one under another, as wide as the widest, white beside the others. */
export function stack(pictures: readonly GreyPicture[]): GreyPicture {
  const width = Math.max(...pictures.map((one) => one.width));
  const height = pictures.reduce((sum, one) => sum + one.height, 0);
  const pixels = new Uint8Array(width * height).fill(255);
  let top = 0;
  for (const one of pictures) {
    for (let y = 0; y < one.height; y += 1) {
      pixels.set(one.pixels.subarray(y * one.width, (y + 1) * one.width), (top + y) * width);
    }
    top += one.height;
  }
  return { width, height, pixels };
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A picture is kept in 16 greys. */
const bits = 4;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A picture as PNG in 16 greys: a small file that people can look at. */
export function writePng({ width, height, pixels }: GreyPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits;
  const rowBytes = Math.ceil(width / 2);
  const rows = Buffer.alloc(height * (rowBytes + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round(pixels[y * width + x]! / 17);
      rows[y * (rowBytes + 1) + 1 + (x >> 1)]! |= x % 2 === 0 ? grey << 4 : grey;
    }
  }
  const data = deflateSync(rows, { level: 9 });
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

/**
 * Reads what {@link writePng} wrote.
 *
 * @throws Error for any other PNG
 */
export function readPng(file: Buffer): GreyPicture {
  const [width, height, depth] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24]];
  const length = file.readUInt32BE(33);
  if (depth !== bits || file.toString('latin1', 37, 41) !== 'IDAT') {
    throw new Error('This PNG is not one of ours: write it anew.');
  }
  const rows = inflateSync(file.subarray(41, 41 + length));
  const rowBytes = Math.ceil(width / 2);
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const pair = rows[y * (rowBytes + 1) + 1 + (x >> 1)]!;
    pixels[at] = (x % 2 === 0 ? pair >> 4 : pair & 15) * 17;
  }
  return { width, height, pixels };
}

/** Side of the squares that are compared, in pixels. */
const square = 8;

/**
 * How far two pictures differ: the largest difference between the mean greys of a square of 8 × 8
 * pixels, 0 to 255. Edges that are smoothed in another way cancel out in it.
 *
 * @returns undefined when they are not of one size
 */
export function difference(a: GreyPicture, b: GreyPicture): number | undefined {
  if (a.width !== b.width || a.height !== b.height) return undefined;
  const [one, other] = [shrink(a, square), shrink(b, square)];
  return one.pixels.reduce(
    (most, grey, at) => Math.max(most, Math.abs(grey - other.pixels[at]!)),
    0,
  );
}
