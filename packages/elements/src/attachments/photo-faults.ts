/** What makes a photo hard to read. */
export type PhotoFault = 'dark' | 'blurred';

/** Mean luminance (0 to 255) under which a page photographed by night is hard to read. */
const leastLight = 60;
/**
 * Least variance of the Laplacian of the luminance: low where no edge is sharp. Measured on a printed
 * form scaled to 512 pixels: 5397; blurred with a standard deviation of 0.8 pixels 314, with 1.4
 * pixels, 0.8 mm on the paper, 34: small print cannot be read any more.
 */
const leastEdges = 40;
/** A page without anything on it has no edges either, sharp or not: nothing is said of it. */
const leastContrast = 12;

/**
 * Finds what makes a photo hard to read. It only looks: nothing is refused for it.
 *
 * @param rgba four bytes a pixel, row by row; meant for pictures scaled to about 512 pixels
 */
export function photoFaults(rgba: Uint8ClampedArray, width: number, height: number): PhotoFault[] {
  const light = new Float32Array(width * height);
  for (let pixel = 0; pixel < light.length; pixel += 1) {
    const at = 4 * pixel;
    // Rec. 709 luma.
    light[pixel] = 0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!;
  }
  const { mean, variance } = spread(light);
  if (mean < leastLight) return ['dark'];
  if (Math.sqrt(variance) < leastContrast) return [];
  return spread(edges(light, width, height)).variance < leastEdges ? ['blurred'] : [];
}

/** The Laplacian at each inner pixel: how much it differs from its four neighbours. */
function edges(light: Float32Array, width: number, height: number): Float32Array {
  const found = new Float32Array(Math.max(0, (width - 2) * (height - 2)));
  let index = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      found[index] =
        4 * light[at]! - light[at - 1]! - light[at + 1]! - light[at - width]! - light[at + width]!;
      index += 1;
    }
  }
  return found;
}

function spread(values: Float32Array): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / Math.max(1, values.length);
  return { mean, variance: squares / Math.max(1, values.length) - mean * mean };
}
