import { drawLine, rules } from '../layout/draw.ts';
import type { Segment } from '../layout/draw.ts';
import { ascent, leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { breakLines } from '../layout/text.ts';
import type { Line, Run, Style } from '../layout/text.ts';

const padding = 3;
/** Least height of a row, so that an empty one can be written on; in points. */
const leastRow = 20;

export interface Column {
  /** Left end and width in points. */
  readonly x: number;
  readonly width: number;
  readonly centred: boolean;
}

export interface Cell {
  readonly lines: readonly Line[];
  /** How many columns it is merged over, when more than one: the last cell of its row. */
  readonly columns?: number;
}

interface RowOptions {
  /** The first cell names the row. */
  readonly named?: boolean;
  /** Points of what follows that have to stand on the row's page. */
  readonly keep?: number;
}

/** Draws the rows of one table. */
export class Rows {
  readonly #sheet: Sheet;
  readonly #columns: readonly Column[];
  readonly #style: Style;
  #header: readonly Cell[] = [];

  constructor(sheet: Sheet, columns: readonly Column[], style: Style) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#style = style;
  }

  cell(runs: readonly Run[], column: Column): Cell {
    return { lines: breakLines(this.#sheet.typefaces, runs, column.width - 2 * padding) };
  }

  /** A cell over a column and all that follow it. */
  mergedCell(runs: readonly Run[], first: Column): Cell {
    const last = this.#columns.at(-1)!;
    const columns = this.#columns.length - this.#columns.indexOf(first);
    return { ...this.cell(runs, { ...first, width: last.x + last.width - first.x }), columns };
  }

  /** Draws the header as content on the page of the first row, and keeps it for the pages to come. */
  header(cells: readonly Cell[], first: readonly Cell[]): void {
    this.#header = cells;
    const height = this.#heightOf(cells);
    this.#sheet.need(this.startHeight(cells, first));
    this.#sheet.builder.element('TR', () => {
      cells.forEach((cell, i) => {
        const inside = (): void => this.#words(cell, i, true, 0, cell.lines.length, height);
        this.#sheet.builder.element('TH', inside, { scope: 'Column' });
      });
    });
    this.#frame(height);
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
      const elements = cells.map(({ columns }, i) =>
        named && i === 0
          ? builder.element('TH', () => {}, { scope: 'Row' })
          : builder.element('TD', () => {}, columns === undefined ? {} : { columns }),
      );
      const total = Math.max(...cells.map(({ lines }) => lines.length));
      let from = 0;
      do {
        const fitting = Math.floor((this.#sheet.room - 2 * padding) / this.#lineHeight);
        const to = Math.min(total, from + Math.max(1, fitting));
        const part = Math.max(leastRow, (to - from) * this.#lineHeight + 2 * padding);
        cells.forEach((cell, i) => {
          builder.inside(elements[i]!, () =>
            this.#words(cell, i, this.#columns[i]!.centred, from, to, part),
          );
        });
        this.#frame(part, cells.length);
        from = to;
        if (from < total) this.#nextPage();
      } while (from < total);
    });
  }

  /** Height of a header with what has to stand under it on its page, in points. */
  startHeight(header: readonly Cell[], first: readonly Cell[]): number {
    const height = this.#heightOf(first);
    return this.#heightOf(header) + (this.#isTall(height) ? this.#fewLines : height);
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

  #nextPage(): void {
    this.#sheet.newPage();
    const height = this.#heightOf(this.#header);
    this.#sheet.builder.artifact('Repeated', (content) => {
      this.#header.forEach((cell, i) => {
        for (const { line, x, y } of this.#placed(cell, i, true, 0, cell.lines.length, height)) {
          drawLine(
            content,
            this.#sheet.typefaces,
            line,
            x,
            this.#sheet.up(y + this.#style.size * ascent),
          );
        }
      });
    });
    this.#frame(height);
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
    const { x, width } = this.#columns[column]!;
    const lines = cell.lines.slice(from, to);
    const top = this.#sheet.y + (height - lines.length * this.#lineHeight) / 2;
    return lines.map((line, i) => ({
      line,
      x: centred ? x + (width - line.width) / 2 : x + padding,
      y: top + i * this.#lineHeight,
    }));
  }

  /** Draws the rules around a row of so many cells at the sheet's place, and goes below it. */
  #frame(height: number, cells = this.#columns.length): void {
    const sheet = this.#sheet;
    const [top, bottom] = [sheet.up(sheet.y), sheet.up(sheet.y + height)];
    const first = this.#columns[0]!;
    const last = this.#columns.at(-1)!;
    const right = last.x + last.width;
    const upright = [...this.#columns.slice(0, cells).map(({ x }) => x), right];
    const frame: Segment[] = [
      [first.x, top, right, top],
      [first.x, bottom, right, bottom],
      ...upright.map((x): Segment => [x, top, x, bottom]),
    ];
    sheet.builder.artifact('Layout', (content) => rules(content, frame));
    sheet.y += height;
  }
}
