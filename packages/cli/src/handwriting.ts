import { inkArea, inkOf, inkSize, type Area, type Pixels } from '@tokhai/answers/signature-ink';
import type { SignatureInk } from '@tokhai/pdf/ink';
import { PNG } from 'pngjs';
import { CommandError } from './errors.ts';

/** Largest picture in pixels: a sheet of A4 at 400 an inch. */
const MAX_PIXELS = 16_000_000;
/** Where the header of a PNG tells width and height (ISO/IEC 15948, 11.2.2). */
const [widthAt, heightAt, headerEnd] = [16, 20, 33];

/**
 * The handwriting in a picture: dark ink on white or transparent paper, with paper around it, made as large
 * as a place of the form shows it.
 *
 * @throws {CommandError} `not-a-png`, `picture-too-large`, `no-handwriting`
 */
export function handwritingIn(file: Uint8Array): SignatureInk {
  const picture = readPng(Buffer.from(file));
  const area = inkArea(picture);
  const close = area && fitted(picture, area);
  const found = close && inkArea(close);
  if (found === undefined)
    throw new CommandError(
      'no-handwriting',
      'No handwriting is seen in the picture. Give a PNG of dark ink on white or transparent paper.',
    );
  return inkOf(close!, found);
}

function readPng(file: Buffer): Pixels {
  const unreadable = new CommandError('not-a-png', 'The picture is no PNG. Save it as one.');
  if (file.length < headerEnd) throw unreadable;
  const pixels = file.readUInt32BE(widthAt) * file.readUInt32BE(heightAt);
  if (file.toString('latin1', 1, 4) !== 'PNG') throw unreadable;
  if (pixels > MAX_PIXELS)
    throw new CommandError(
      'picture-too-large',
      `Give a picture of at most ${MAX_PIXELS} pixels, of the signature alone.`,
    );
  try {
    const { data, width, height } = PNG.sync.read(file);
    return { data: new Uint8ClampedArray(data), width, height };
  } catch {
    throw unreadable;
  }
}

/** Part of a picture, made smaller where it has to be: each pixel is the mean of those it stands for. */
function fitted({ data, width }: Pixels, area: Area): Pixels {
  const scale = Math.max(1, area.width / inkSize.width, area.height / inkSize.height);
  const size = {
    width: Math.max(1, Math.floor(area.width / scale)),
    height: Math.max(1, Math.floor(area.height / scale)),
  };
  const made = new Uint8ClampedArray(4 * size.width * size.height);
  const from = (start: number, at: number) => start + Math.floor(at * scale);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const sums = [0, 0, 0, 0];
      let count = 0;
      for (let v = from(area.top, y); v < from(area.top, y + 1); v += 1) {
        for (let u = from(area.left, x); u < from(area.left, x + 1); u += 1) {
          const at = 4 * (v * width + u);
          const alpha = data[at + 3]!;
          // Colours count as much as they cover.
          for (let part = 0; part < 3; part += 1) sums[part]! += data[at + part]! * alpha;
          sums[3]! += alpha;
          count += 1;
        }
      }
      const [red = 0, green = 0, blue = 0, alpha = 0] = sums;
      const cover = Math.max(1, alpha);
      made.set([red / cover, green / cover, blue / cover, alpha / count], 4 * (y * size.width + x));
    }
  }
  return { data: made, ...size };
}
