import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bordersOf, levelHeights } from './head.ts';
import type { Cell, Head } from './head.ts';

const cell = (column: number, lines: number, columns?: number, rows?: number) => ({
  lines: Array.from({ length: lines }, () => ({}) as Cell['lines'][number]),
  column,
  columns,
  rows,
});
/** TT and Ghi chú go through both levels, Thời gian stands over Từ and Đến; under them the numbers. */
const head = (through: number): Head => [
  [cell(0, 1, undefined, 2), cell(1, 1, 2), cell(3, through, undefined, 2)],
  [cell(1, 2), cell(2, 1)],
  [0, 1, 2, 3].map((column) => cell(column, 1)),
];
const heightOf = (cells: readonly Cell[]): number =>
  10 * Math.max(...cells.map(({ lines }) => lines.length));

test('a level is as high as its own cells, and the last one takes what a merged cell needs more', () => {
  assert.deepEqual(levelHeights(head(1), heightOf), [10, 20, 10]);
  assert.deepEqual(levelHeights(head(3), heightOf), [10, 20, 10]);
  assert.deepEqual(levelHeights(head(5), heightOf), [10, 40, 10]);
});

test('no rule goes through a merged cell, and every cell has rules around it', () => {
  const borders = [0, 1, 2].map((level) => bordersOf(head(1), level));
  assert.deepEqual(borders, [
    { upright: [0, 1, 3], under: [[1, 3]] },
    { upright: [0, 1, 2, 3], under: [[0, 4]] },
    { upright: [0, 1, 2, 3], under: [[0, 4]] },
  ]);
});

test('a rule across is one as far as nothing interrupts it', () => {
  const two: Head = [
    [cell(0, 1, 2), cell(2, 1, undefined, 2), cell(3, 1, 2), cell(5, 1, 2)],
    [0, 1, 3, 4, 5, 6].map((column) => cell(column, 1)),
  ];
  assert.deepEqual(bordersOf(two, 0).under, [
    [0, 2],
    [3, 7],
  ]);
});
