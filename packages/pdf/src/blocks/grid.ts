import { isMet } from '@tokhai/answers';
import type { GridBlock } from '@tokhai/procedure';
import type { Run, Style } from '../layout/text.ts';
import { body, printedAt, withFootnoteMarks, wordsAt } from './form.ts';
import type { Form } from './form.ts';
import { Rows } from './rows.ts';
import type { Column } from './rows.ts';

type Item = GridBlock['rows'][number]['cells'][number][number];

/** Share of the width for the names of the rows. */
const nameShare = 0.26;
/** What stands after a label whose answer is missing. */
const blank = '……………';
const style: Style = { ...body, size: 12 };

/** People side by side: a row for each thing that is asked, a column for each of them. */
export function grid(form: Form, block: GridBlock): void {
  const { sheet } = form;
  sheet.clear();
  const columns = columnsOf(form, block.columns.length);
  const drawing = new Rows(sheet, columns, style);
  const bold: Style = { ...style, face: 'bold' };
  const header = [block.corner, ...block.columns].map((words, i) => ({
    ...drawing.cell(withFootnoteMarks(form, words, bold), columns[i]!),
    column: i,
  }));
  const rows = block.rows
    .filter(({ when }) => when === undefined || isMet(when, form.answers))
    .map(({ label, cells }) => [
      drawing.cell(withFootnoteMarks(form, label, style), columns[0]!),
      ...(cells.length === 1 && block.columns.length > 1
        ? [drawing.mergedCell(cellRuns(form, cells[0]!), 1, block.columns.length)]
        : cells.map((items, i) => drawing.cell(cellRuns(form, items), columns[i + 1]!))),
    ]);
  if (rows.length === 0) return;
  sheet.builder.element('Table', () => {
    sheet.builder.element('THead', () => drawing.header([header], rows[0]!));
    sheet.builder.element('TBody', () => {
      rows.forEach((cells, i) => {
        drawing.row(cells, { named: true, keep: i === rows.length - 1 ? sheet.tail : 0 });
      });
    });
    drawing.end();
  });
  sheet.y += 6;
}

function columnsOf(form: Form, people: number): Column[] {
  const { left, width } = form.sheet;
  const own = (width * (1 - nameShare)) / people;
  const columns: Column[] = [{ x: left, width: width * nameShare, centred: false }];
  for (let i = 0; i < people; i += 1) {
    columns.push({ x: left + width * nameShare + i * own, width: own, centred: false });
  }
  return columns;
}

/** The answers of a cell, each on a line of its own, after its label. */
function cellRuns(form: Form, items: readonly Item[]): Run[] {
  const printed = items.filter(({ when }) => when === undefined || isMet(when, form.answers));
  return printed.flatMap(({ label, question, words }, i) => {
    const value = (words ? wordsAt : printedAt)(form, question);
    const lead = `${i > 0 ? '\n' : ''}${label === undefined ? '' : `${label} `}`;
    const runs = lead === '' ? [] : withFootnoteMarks(form, lead, style);
    const shown = value === '' && label !== undefined ? blank : value;
    return shown === '' ? runs : [...runs, { ...style, text: shown }];
  });
}
