import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inkArea, inkOf, type Pixels } from './signature-ink.ts';

/** Pixels of the greys that a drawing names: a space is paper. */
function pixels(rows: readonly string[], greys: Readonly<Record<string, number>>): Pixels {
  const data = rows.flatMap((row) =>
    [...row].flatMap((sign) => {
      const grey = greys[sign]!;
      return [grey, grey, grey, 255];
    }),
  );
  return { data, width: rows[0]!.length, height: rows.length };
}

const rows = ['            ', '  #      #  ', '   #    #   ', '    ####    ', '            '];

/** The picture again, out of its bits. */
function drawn({ width, height, bits }: ReturnType<typeof inkOf>): string[] {
  const row = Math.ceil(width / 8);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) =>
      (bits[y * row + (x >> 3)]! & (0x80 >> (x & 7))) === 0 ? ' ' : '#',
    ).join(''),
  );
}

test('ink is told from paper, also where the paper is grey and the ink is pale', () => {
  for (const greys of [
    { ' ': 255, '#': 0 },
    { ' ': 190, '#': 90 },
    { ' ': 240, '#': 170 },
  ]) {
    const picture = pixels(rows, greys);
    const area = inkArea(picture);
    assert.deepEqual(area, { left: 2, top: 1, width: 8, height: 3 });
    assert.deepEqual(drawn(inkOf(picture, area)), ['#      #', ' #    # ', '  ####  ']);
  }
});

test('what is transparent is paper', () => {
  const { data, width, height } = pixels(rows, { ' ': 0, '#': 0 });
  const clear = data.map((value, i) =>
    i % 4 === 3 && rows.join('')[(i - 3) / 4] === ' ' ? 0 : value,
  );
  assert.equal(inkArea({ data: clear, width, height })?.width, 8);
});

test('an empty paper, a shadow on it, and a dark picture hold no signature', () => {
  for (const greys of [
    { ' ': 255, '#': 255 },
    { ' ': 255, '#': 215 },
    { ' ': 0, '#': 0 },
    { ' ': 30, '#': 255 },
  ])
    assert.equal(inkArea(pixels(rows, greys)), undefined, JSON.stringify(greys));
});
