import assert from 'node:assert/strict';
import { test } from 'node:test';
import { photoFaults } from './photo-faults.ts';

const [width, height] = [362, 512];

/** A page with lines of short dark strokes, as print looks from afar. */
function page(paper: number, ink: number): Float32Array {
  const light = new Float32Array(width * height).fill(paper);
  for (let y = 20; y < height - 20; y += 1) {
    for (let x = 20; x < width - 20; x += 1) {
      if (y % 12 < 6 && (x * 7 + (y - (y % 12)) * 3) % 5 < 2) light[y * width + x] = ink;
    }
  }
  return light;
}

/** The mean of nine pixels, several times over: nearly a Gaussian blur, as out of focus. */
function blurred(light: Float32Array, times: number): Float32Array {
  if (times === 0) return light;
  const out = new Float32Array(light.length);
  const offsets = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => dy * width + dx));
  for (let at = 0; at < light.length; at += 1) {
    const near = offsets.map((offset) => light[at + offset] ?? light[at]!);
    out[at] = near.reduce((sum, value) => sum + value, 0) / near.length;
  }
  return blurred(out, times - 1);
}

function faults(light: Float32Array) {
  const rgba = Uint8ClampedArray.from({ length: light.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : light[at >> 2]!,
  );
  return photoFaults(rgba, width, height);
}

test('a sharp page in good light is fine, also in pale print', () => {
  assert.deepEqual(faults(page(240, 30)), []);
  assert.deepEqual(faults(page(225, 150)), []);
});

test('a shaken photo is found, a dark one too', () => {
  assert.deepEqual(faults(blurred(page(240, 30), 6)), ['blurred']);
  assert.deepEqual(faults(page(60, 5)), ['dark']);
});

test('nothing is said of an empty page, of which nobody can tell, and of no picture at all', () => {
  assert.deepEqual(faults(new Float32Array(width * height).fill(235)), []);
  assert.deepEqual(photoFaults(Uint8ClampedArray.of(255, 255, 255, 255), 1, 1), []);
});
