/**
 * A picture of a handwritten signature, ink or none. It is for the looks of a digital signature alone and
 * has no legal value of its own.
 */
export interface SignatureInk {
  /** In pixels, at most 600. */
  width: number;
  /** In pixels, at most 200. */
  height: number;
  /** Rows from the top, each in whole bytes, the leftmost pixel in the highest bit; 1 is ink. */
  bits: Uint8Array;
}

/** The largest picture of a signature, in pixels: 300 an inch in a place of 5 cm. */
export const inkSize = { width: 600, height: 200 };

/** Pixels as a canvas gives them: red, green, blue and alpha of each, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray | readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Part of a picture, in pixels. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Least difference between ink and paper, of 255: less is a shadow on the paper. */
const leastContrast = 48;
/** More ink than this share of a picture is no signature. */
const mostInk = 0.4;

/** The part of a picture that has ink; undefined where there is none, or no paper around it. */
export function inkArea(pixels: Pixels): Area | undefined {
  const { width, height } = pixels;
  const dark = darkness(pixels);
  const limit = limitOf(dark);
  if (limit === undefined) return undefined;
  let [left, top, right, bottom, count] = [width, height, -1, -1, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (dark[y * width + x]! <= limit) continue;
      count += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (count === 0 || count > mostInk * width * height) return undefined;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The ink of a part of a picture, one bit a pixel. */
export function inkOf(pixels: Pixels, area: Area): SignatureInk {
  const dark = darkness(pixels);
  const limit = limitOf(dark) ?? 255;
  const row = Math.ceil(area.width / 8);
  const bits = new Uint8Array(row * area.height);
  for (let y = 0; y < area.height; y += 1) {
    for (let x = 0; x < area.width; x += 1) {
      const at = (y + area.top) * pixels.width + x + area.left;
      if (dark[at]! > limit) bits[y * row + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return { width: area.width, height: area.height, bits };
}

/** How dark each pixel is on white paper, 0 to 255 (Rec. 601 luma). */
function darkness({ data, width, height }: Pixels): Uint8Array {
  const dark = new Uint8Array(width * height);
  for (let i = 0; i < dark.length; i += 1) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = [
      data[4 * i],
      data[4 * i + 1],
      data[4 * i + 2],
      data[4 * i + 3],
    ];
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    dark[i] = Math.round(((255 - luma) * alpha) / 255);
  }
  return dark;
}

/**
 * The darkness that parts ink from paper: where the two are most unlike (Otsu, 1979). Undefined where
 * all is of about the same darkness.
 */
function limitOf(dark: Uint8Array): number | undefined {
  const counts = Array.from({ length: 256 }, () => 0);
  for (const value of dark) counts[value]! += 1;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let [best, limit, contrast] = [0, 0, 0];
  let [below, belowSum] = [0, 0];
  for (let value = 0; value < 255; value += 1) {
    below += counts[value]!;
    belowSum += value * counts[value]!;
    const above = dark.length - below;
    if (below === 0 || above === 0) continue;
    const apart = (sum - belowSum) / above - belowSum / below;
    const between = below * above * apart * apart;
    if (between > best) [best, limit, contrast] = [between, value, apart];
  }
  return contrast < leastContrast ? undefined : limit;
}
