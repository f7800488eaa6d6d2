import type { Line } from '../layout/text.ts';

export interface Cell {
  readonly lines: readonly Line[];
  /** How many columns it is merged over, when more than one. */
  readonly columns?: number | undefined;
}

/** A cell of the header. */
export interface HeadCell extends Cell {
  /** The column in which it begins, from 0. */
  readonly column: number;
  /** How many levels of the header it goes through, when more than one. */
  readonly rows?: number | undefined;
}

/** A header from the top down: each level has the cells that begin in it, from left to right. */
export type Head = readonly (readonly HeadCell[])[];

/** Columns beside each other: from the first one to the one after the last. */
export type Span = readonly [from: number, to: number];

/** Where the rules of a row stand. */
export interface Borders {
  /** The columns at whose left end an upright one stands. */
  readonly upright: readonly number[];
  /** The columns under which one goes across. */
  readonly under: readonly Span[];
}

/** The rules around one level: none goes through a cell that is merged. */
export function bordersOf(head: Head, level: number): Borders {
  const upright: number[] = [];
  const under: [number, number][] = [];
  const here = head
    .slice(0, level + 1)
    .flatMap((cells, from) => cells.map((cell) => ({ cell, end: from + (cell.rows ?? 1) })))
    .filter(({ end }) => end > level)
    .sort((a, b) => a.cell.column - b.cell.column);
  for (const { cell, end } of here) {
    const { column, columns = 1 } = cell;
    upright.push(column);
    if (end > level + 1) continue;
    const before = under.at(-1);
    if (before?.[1] === column) before[1] += columns;
    else under.push([column, column + columns]);
  }
  return { upright, under };
}

/**
 * How high each level of a header is. What a cell over several of them needs more than they have goes
 * to the last one.
 *
 * @param heightOf the least height of a row with these cells; units are the same as the result's
 */
export function levelHeights(head: Head, heightOf: (cells: readonly Cell[]) => number): number[] {
  const heights = head.map((cells) => heightOf(cells.filter(({ rows }) => rows === undefined)));
  head.forEach((cells, level) => {
    for (const cell of cells) {
      if (cell.rows === undefined) continue;
      const own = heights.slice(level, level + cell.rows);
      const missing = heightOf([cell]) - total(own);
      if (missing > 0) heights[level + cell.rows - 1]! += missing;
    }
  });
  return heights;
}

export const total = (heights: readonly number[]): number =>
  heights.reduce((sum, height) => sum + height, 0);
