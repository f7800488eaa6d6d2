import { questionAt } from '@tokhai/procedure';
import type { Question, TableBlock } from '@tokhai/procedure';
import { drawLine, rule } from '../layout/draw.ts';
import { paragraph } from '../layout/paragraph.ts';
import { ascent, leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { breakLines } from '../layout/text.ts';
import type { Line, Style } from '../layout/text.ts';
import { answerAt, body, printed, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

const padding = 3;
/** Share of the table's width for the column that counts the rows. */
const countShare = 0.07;
/** Least height of a row, so that an empty one can be written on; in points. */
const leastRow = 20;

interface Column {
  readonly header: string;
  readonly question: Question | undefined;
  /** Left end and width in points. */
  readonly x: number;
  readonly width: number;
  readonly centred: boolean;
}

interface Cell {
  readonly lines: readonly Line[];
}

/** The rows of a table; its header stands again on each page. */
export function table(form: Form, block: TableBlock): void {
  const { sheet } = form;
  sheet.clear();
  const style: Style = { ...body, size: block.columns.length > 6 ? 10 : 11.5 };
  const columns = columnsOf(form, block);
  const answer = answerAt(form.answers, block.question);
  const rows: unknown[] = Array.isArray(answer) ? answer : [];
  const count = Math.max(rows.length, block.rows ?? 0);

  if (block.label !== undefined) {
    paragraph(sheet, withFootnoteMarks(form, block.label, body), { before: 2, keep: 6 * leastRow });
  }
  const drawing = new Grid(sheet, columns, style);
  const header = columns.map((column) =>
    drawing.cell(withFootnoteMarks(form, column.header, { ...style, face: 'bold' }), column),
  );
  const row = (i: number): Cell[] =>
    columns.map((column) => {
      const words =
        column.question === undefined
          ? String(i + 1)
          : printed(column.question, answerAt(rows[i], column.question.name));
      return drawing.cell([{ ...style, text: words }], column);
    });
  sheet.builder.element('Table', () => {
    sheet.builder.element('THead', () => drawing.header(header, row(0)));
    sheet.builder.element('TBody', () => {
      for (let i = 0; i < count; i += 1) drawing.row(row(i));
    });
  });
  sheet.y += 6;
}

function columnsOf(form: Form, block: TableBlock): Column[] {
  const { numbered } = block;
  const shares = block.columns.map(({ width }) => width);
  const sum = shares.reduce((total, share) => total + share, 0);
  const width = form.sheet.width * (numbered === undefined ? 1 : 1 - countShare);
  let x = form.sheet.left;
  const columns: Column[] = [];
  if (numbered !== undefined) {
    const own = form.sheet.width * countShare;
    columns.push({ header: numbered, question: undefined, x, width: own, centred: true });
    x += own;
  }
  for (const column of block.columns) {
    const own = (column.width / sum) * width;
    const question = questionAt(form.procedure, `${block.question}/${column.question}`);
    const kind = question?.kind;
    const centred = kind === 'date' || kind === 'time' || kind === 'identity' || kind === 'choice';
    columns.push({ header: column.header, question, x, width: own, centred });
    x += own;
  }
  return columns;
}

/** Draws the rows of one table. */
class Grid {
  readonly #sheet: Sheet;
  readonly #columns: readonly Column[];
  readonly #style: Style;
  #header: readonly Cell[] = [];

  constructor(sheet: Sheet, columns: readonly Column[], style: Style) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#style = style;
  }

  cell(runs: Parameters<typeof breakLines>[1], column: Column): Cell {
    return { lines: breakLines(this.#sheet.typefaces, runs, column.width - 2 * padding) };
  }

  /** Draws the header as content on the page of the first row, and keeps it for the pages to come. */
  header(cells: readonly Cell[], first: readonly Cell[]): void {
    this.#header = cells;
    const height = this.#heightOf(cells);
    this.#sheet.need(Math.min(height + this.#heightOf(first), this.#sheet.pageRoom / 2));
    this.#sheet.builder.element('TR', () => {
      cells.forEach((cell, i) => {
        const inside = (): void => this.#words(cell, i, true, 0, cell.lines.length, height);
        this.#sheet.builder.element('TH', inside, { scope: 'Column' });
      });
    });
    this.#frame(height);
  }

  /** Draws a row; one that no page can hold goes on on the next, line by line. */
  row(cells: readonly Cell[]): void {
    const { builder } = this.#sheet;
    const height = this.#heightOf(cells);
    if (height > this.#sheet.room) this.#nextPage();
    builder.element('TR', () => {
      const elements = cells.map(() => builder.element('TD', () => {}));
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
        this.#frame(part);
        from = to;
        if (from < total) this.#nextPage();
      } while (from < total);
    });
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
    const operators = this.#header.flatMap((cell, i) =>
      this.#placed(cell, i, true, 0, cell.lines.length, height).flatMap(({ line, x, y }) =>
        drawLine(this.#sheet.typefaces, line, x, this.#sheet.up(y + this.#style.size * ascent)),
      ),
    );
    this.#sheet.builder.artifact('Repeated', operators);
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

  /** Draws the rules around a row at the sheet's place, and goes below it. */
  #frame(height: number): void {
    const sheet = this.#sheet;
    const [top, bottom] = [sheet.up(sheet.y), sheet.up(sheet.y + height)];
    const first = this.#columns[0]!;
    const last = this.#columns.at(-1)!;
    const right = last.x + last.width;
    sheet.builder.artifact('Layout', [
      ...rule(first.x, top, right, top),
      ...rule(first.x, bottom, right, bottom),
      ...this.#columns.flatMap(({ x }) => rule(x, top, x, bottom)),
      ...rule(right, top, right, bottom),
    ]);
    sheet.y += height;
  }
}
