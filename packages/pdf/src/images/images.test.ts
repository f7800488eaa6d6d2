import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PdfError } from '../error.ts';
import { inflate } from '../inflate.ts';
import { jpegHead, png } from '../testing/pictures.ts';
import { jpegPicture } from './jpeg.ts';
import { pngPicture } from './png.ts';

test('a JPEG keeps its bytes; its size, colours and orientation are read', () => {
  const bytes = jpegHead({ width: 400, height: 600, components: 3 });
  const picture = jpegPicture(bytes);
  assert.deepEqual(picture, {
    ...{ width: 400, height: 600, components: 3, filter: 'DCTDecode', data: bytes, turns: 0 },
  });
  const turned = [1, 2, 3, 6, 8].map(
    (orientation) =>
      jpegPicture(jpegHead({ width: 4, height: 6, components: 1, orientation })).turns,
  );
  assert.deepEqual(turned, [0, 0, 2, 1, 3]);
});

test('a JPEG in four colours or a rare coding is refused', () => {
  const four = jpegHead({ width: 4, height: 6, components: 4 });
  assert.throws(() => jpegPicture(four), {
    code: 'image-unsupported',
    params: { reason: 'colours' },
  });
  const lossless = jpegHead({ width: 4, height: 6, components: 3, marker: 0xc3 });
  assert.throws(() => jpegPicture(lossless), { params: { reason: 'coding' } });
});

test('a PNG keeps its packed rows, a palette its colours', () => {
  const rgb = pngPicture(
    png(1, 2, 2, [
      [0, 1, 2, 3],
      [2, 4, 5, 6],
    ]),
  );
  assert.equal(rgb.components, 3);
  assert.deepEqual([...inflate(rgb.data, 100)!], [0, 1, 2, 3, 2, 4, 5, 6]);
  const indexed = pngPicture(png(1, 1, 3, [[0, 0]], { palette: [9, 8, 7] }));
  assert.deepEqual([...indexed.palette!], [9, 8, 7]);
});

test('an alpha channel is laid on white, whatever the row filter', () => {
  const pixels = [
    [200, 100, 50, 255, 200, 100, 50, 0],
    [10, 20, 30, 255, 10, 20, 30, 51],
  ];
  const expected = [
    [200, 100, 50, 255, 255, 255],
    [10, 20, 30, 206, 208, 210],
  ];
  for (const filter of [0, 1, 2, 3, 4]) {
    const picture = pngPicture(png(2, 2, 6, filtered(pixels, filter, 4)));
    assert.equal(picture.components, 3);
    assert.deepEqual(
      [...inflate(picture.data, 100)!],
      expected.flatMap((row) => [0, ...row]),
      `filter ${filter}`,
    );
  }
});

/** Applies a row filter (ISO/IEC 15948, clause 9), the other way round than the code under test. */
function filtered(rows: readonly number[][], filter: number, samples: number): number[][] {
  return rows.map((row, y) => [
    filter,
    ...row.map((value, i) => {
      const left = i < samples ? 0 : row[i - samples]!;
      const up = y === 0 ? 0 : rows[y - 1]![i]!;
      const corner = y === 0 || i < samples ? 0 : rows[y - 1]![i - samples]!;
      const p = left + up - corner;
      const near = [left, up, corner].reduce((best, one) =>
        Math.abs(p - one) < Math.abs(p - best) ? one : best,
      );
      const guess = [0, left, up, (left + up) >> 1, near][filter]!;
      return (value - guess + 256) & 255;
    }),
  ]);
}

test('interlaced, deep, huge and broken PNG files are refused', () => {
  const reason = (bytes: Uint8Array): unknown => {
    try {
      pngPicture(bytes);
      return undefined;
    } catch (error) {
      return (error as PdfError).params.reason;
    }
  };
  assert.equal(reason(png(1, 1, 0, [[0, 1]], { interlace: 1 })), 'coding');
  assert.equal(reason(png(1, 1, 0, [[0, 1]], { depth: 16 })), 'coding');
  assert.equal(reason(png(60_000, 60_000, 0, [[0, 1]])), 'size');
  assert.equal(reason(png(2, 2, 0, [[0, 1]])), 'broken');
  assert.equal(reason(png(1, 1, 3, [[0, 1]])), 'broken');
});

test('any bytes give a picture or a PdfError', () => {
  const heads = [
    [],
    [0xff, 0xd8],
    [...jpegHead({ width: 1, height: 1, components: 3, orientation: 6 })],
  ];
  const pngs = [
    ...png(2, 2, 6, [
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
      [4, 1, 2, 3, 4, 5, 6, 7, 8],
    ]),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...heads, pngs),
      fc.array(fc.record({ at: fc.nat(90), byte: fc.nat(255) }), { maxLength: 8 }),
      fc.uint8Array({ maxLength: 100 }),
      (head, changes, rest) => {
        const bytes = Uint8Array.from([...head, ...rest]);
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
        for (const read of [jpegPicture, pngPicture]) {
          try {
            read(bytes);
          } catch (error) {
            assert.ok(error instanceof PdfError, String(error));
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});
