import type { StructureElement } from '../document/structure.ts';
import { drawLine, rules } from '../layout/draw.ts';
import type { Segment } from '../layout/draw.ts';
import { ascent, leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { breakLines } from '../layout/text.ts';
import type { Line, Run, Style } from '../layout/text.ts';
import { bordersOf, levelHeights, total } from './head.ts';
import type { Borders, Cell, Head, HeadCell } from './head.ts';

const padding = 3;
/** Least height of a row, so that an empty one can be written on; in points. */
const leastRow = 20;

export interface Column {
  /** Left end and width in points. */
  readonly x: number;
  readonly width: number;
  readonly centred: boolean;
}

interface RowOptions {
  /** The first cell names the row. */
  readonly named?: boolean;
  /** Points of what follows that have to stand on the row's page. */
  readonly keep?: number;
}

/** A cell that is drawn in parts, with the element that they all belong to. */
interface Part {
  readonly cell: Cell;
  readonly column: number;
  readonly centred: boolean;
  readonly element: StructureElement;
}

/** Draws the rows of one table. */
export class Rows {
  readonly #sheet: Sheet;
  readonly #columns: readonly Column[];
  readonly #style: Style;
  #header: Head = [];
  /** Rules around the rows of this page: across, and by their place upright ones that still grow. */
  #across: Segment[] = [];
  readonly #upright = new Map<number, Segment[]>();

  constructor(sheet: Sheet, columns: readonly Column[], style: Style) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#style = style;
  }

  cell(runs: readonly Run[], column: Column): Cell {
    return { lines: breakLines(this.#sheet.typefaces, runs, column.width - 2 * padding) };
  }

  /** A cell over columns beside each other, of which `column` is the first. */
  mergedCell(runs: readonly Run[], column: number, columns: number): Cell {
    const first = this.#columns[column]!;
    const width = this.#widthOf(column, columns);
    return { ...this.cell(runs, { ...first, width }), columns: columns > 1 ? columns : undefined };
  }

  /** Draws the header as content on the page of the first row, and keeps it for the pages to come. */
  header(head: Head, first: readonly Cell[]): void {
    const { builder } = this.#sheet;
    this.#header = head;
    this.#sheet.need(this.startHeight(head, first));
    if (total(this.#levelHeights(head)) > this.#sheet.pageRoom) {
      this.#brokenHeader(head);
      return;
    }
    this.#throughHeader((cells) => {
      builder.element('TR', () => {
        for (const { cell, height } of cells) {
          const { column, columns, rows } = cell;
          const inside = (): void => this.#words(cell, column, true, 0, cell.lines.length, height);
          builder.element('TH', inside, { scope: 'Column', columns, rows });
        }
      });
    });
  }

  /** Draws a header that no page has room for level by level, each line by line. */
  #brokenHeader(head: Head): void {
    const { builder } = this.#sheet;
    head.forEach((cells, level) => {
      if (this.#fewLines > this.#sheet.room) this.#nextPage();
      builder.element('TR', () => {
        const parts = cells.map((cell) => {
          const { column, columns, rows } = cell;
          const attributes = { scope: 'Column', columns, rows } as const;
          return {
            cell,
            column,
            centred: true,
            element: builder.element('TH', () => {}, attributes),
          };
        });
        this.#parts(parts, bordersOf(head, level).upright);
      });
    });
  }

  /** Draws a row; one of more than half a page goes on on the next, line by line. */
  row(cells: readonly Cell[], { named = false, keep = 0 }: RowOptions = {}): void {
    const { builder } = this.#sheet;
    const height = this.#heightOf(cells);
    const kept = height + keep > this.#sheet.pageRoom / 2 ? height : height + keep;
    // A tall row begins where there is room for some of its lines.
    const least = this.#isTall(height) ? this.#fewLines : kept;
    if (least > this.#sheet.room) this.#nextPage();
    builder.element('TR', () => {
      const parts = cells.map((cell, column) => {
        const { columns } = cell;
        const element =
          named && column === 0
            ? builder.element('TH', () => {}, { scope: 'Row' })
            : builder.element('TD', () => {}, { columns });
        return { cell, column, centred: this.#columns[column]!.centred, element };
      });
      this.#parts(
        parts,
        cells.map((_, column) => column),
      );
    });
  }

  /** Draws cells side by side, line by line on as many pages as they take. */
  #parts(parts: readonly Part[], upright: readonly number[]): void {
    const lines = Math.max(...parts.map(({ cell }) => cell.lines.length));
    const borders: Borders = { upright, under: [[0, this.#columns.length]] };
    let from = 0;
    do {
      const fitting = Math.floor((this.#sheet.room - 2 * padding) / this.#lineHeight);
      const to = Math.min(lines, from + Math.max(1, fitting));
      const height = Math.max(leastRow, (to - from) * this.#lineHeight + 2 * padding);
      for (const { cell, column, centred, element } of parts) {
        this.#sheet.builder.inside(element, () =>
          this.#words(cell, column, centred, from, to, height),
        );
      }
      this.#frame(height, borders);
      from = to;
      if (from < lines) this.#nextPage();
    } while (from < lines);
  }

  /** Draws the rules around the rows of this page: to be called at the end of the table, too. */
  end(): void {
    const all = [...this.#across, ...[...this.#upright.values()].flat()];
    this.#sheet.builder.artifact('Layout', (content) => rules(content, all));
    this.#across = [];
    this.#upright.clear();
  }

  /** Height of a header with what has to stand under it on its page, in points. */
  startHeight(header: Head, first: readonly Cell[]): number {
    const height = this.#heightOf(first);
    const above = total(this.#levelHeights(header));
    return above + (this.#isTall(height) ? this.#fewLines : height);
  }

  #isTall(height: number): boolean {
    return height > this.#sheet.pageRoom / 2;
  }

  get #fewLines(): number {
    return 3 * this.#lineHeight + 2 * padding;
  }

  get #lineHeight(): number {
    return this.#style.size * leading;
  }

  #heightOf(cells: readonly Cell[]): number {
    const lines = Math.max(...cells.map((cell) => cell.lines.length));
    return Math.max(leastRow, lines * this.#lineHeight + 2 * padding);
  }

  #levelHeights(header: Head): number[] {
    return levelHeights(header, (cells) => this.#heightOf(cells));
  }

  /** Draws the header level by level, each cell with its height, and the rules around them. */
  #throughHeader(draw: (cells: { cell: HeadCell; height: number }[]) => void): void {
    const heights = this.#levelHeights(this.#header);
    this.#header.forEach((cells, level) => {
      draw(
        cells.map((cell) => ({
          cell,
          height: total(heights.slice(level, level + (cell.rows ?? 1))),
        })),
      );
      this.#frame(heights[level]!, bordersOf(this.#header, level));
    });
  }

  #nextPage(): void {
    const sheet = this.#sheet;
    this.end();
    sheet.newPage();
    // Under a tall one there might be no room for a row.
    if (this.#isTall(total(this.#levelHeights(this.#header)))) return;
    sheet.builder.artifact('Repeated', (content) => {
      this.#throughHeader((cells) => {
        for (const { cell, height } of cells) {
          const placed = this.#placed(cell, cell.column, true, 0, cell.lines.length, height);
          for (const { line, x, y } of placed) {
            drawLine(content, sheet.typefaces, line, x, sheet.up(y + this.#style.size * ascent));
          }
        }
      });
    });
  }

  #words(
    cell: Cell,
    column: number,
    centred: boolean,
    from: number,
    to: number,
    height: number,
  ): void {
    for (const { line, x, y } of this.#placed(cell, column, centred, from, to, height)) {
      if (line.clusters.length > 0) this.#sheet.line(line, x, y, this.#style.size);
    }
  }

  /** Where the lines of a cell go, in the middle of a row of the given height. */
  #placed(
    cell: Cell,
    column: number,
    centred: boolean,
    from: number,
    to: number,
    height: number,
  ): { line: Line; x: number; y: number }[] {
    const { x } = this.#columns[column]!;
    const width = this.#widthOf(column, cell.columns);
    const lines = cell.lines.slice(from, to);
    const top = this.#sheet.y + (height - lines.length * this.#lineHeight) / 2;
    return lines.map((line, i) => ({
      line,
      x: centred ? x + (width - line.width) / 2 : x + padding,
      y: top + i * this.#lineHeight,
    }));
  }

  #widthOf(column: number, columns = 1): number {
    const first = this.#columns[column]!;
    if (columns === 1) return first.width;
    const last = this.#columns[column + columns - 1]!;
    return last.x + last.width - first.x;
  }

  /** Where a column begins; the one after the last: where the table ends. */
  #edge(column: number): number {
    const last = this.#columns.at(-1)!;
    return this.#columns[column]?.x ?? last.x + last.width;
  }

  /** Puts rules around a row at the sheet's place, and goes below it. */
  #frame(height: number, { upright, under }: Borders): void {
    const sheet = this.#sheet;
    const count = this.#columns.length;
    const [top, bottom] = [sheet.up(sheet.y), sheet.up(sheet.y + height)];
    if (this.#across.length === 0) this.#across.push([this.#edge(0), top, this.#edge(count), top]);
    for (const [from, to] of under) {
      this.#across.push([this.#edge(from), bottom, this.#edge(to), bottom]);
    }
    for (const x of [...upright, count].map((column) => this.#edge(column))) {
      const rulesAt = this.#upright.get(x) ?? [];
      const above = rulesAt.at(-1);
      if (above?.[3] === top) rulesAt[rulesAt.length - 1] = [x, above[1], x, bottom];
      else rulesAt.push([x, top, x, bottom]);
      this.#upright.set(x, rulesAt);
    }
    sheet.y += height;
  }
}
