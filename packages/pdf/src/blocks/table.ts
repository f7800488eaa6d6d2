import { questionAt } from '@tokhai/procedure';
import type { Question, TableBlock } from '@tokhai/procedure';
import { paragraph } from '../layout/paragraph.ts';
import type { Style } from '../layout/text.ts';
import { answerAt, body, printed, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';
import type { Cell, HeadCell } from './head.ts';
import { Rows } from './rows.ts';
import type { Column } from './rows.ts';

/** Share of the table's width for the column that counts the rows. */
const countShare = 0.07;

interface AnswerColumn extends Column {
  readonly header: string;
  /** The title over it and its neighbours. */
  readonly group?: string | undefined;
  /** Undefined for the column that counts the rows. */
  readonly question: Question | undefined;
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

  const drawing = new Rows(sheet, columns, style);
  const header = headerOf(form, block, columns, drawing, style);
  const row = (i: number): Cell[] =>
    columns.map((column) => {
      const words =
        column.question === undefined
          ? String(i + 1)
          : printed(form, column.question, answerAt(rows[i], column.question.name));
      return drawing.cell([{ ...style, text: words }], column);
    });
  const first = row(0);
  if (block.label !== undefined) {
    paragraph(sheet, withFootnoteMarks(form, block.label, body), {
      before: 2,
      keep: drawing.startHeight(header, first),
      goesOn: true,
    });
  }
  sheet.builder.element('Table', () => {
    sheet.builder.element('THead', () => drawing.header(header, first));
    sheet.builder.element('TBody', () => {
      for (let i = 0; i < count; i += 1) {
        drawing.row(row(i), { keep: i === count - 1 ? sheet.tail : 0 });
      }
    });
    drawing.end();
  });
  sheet.y += 6;
}

/**
 * The levels of the header, from the top down: titles of groups beside headers that go through to
 * the next level, the headers under these titles, the numbers of the columns. Each but the first is
 * there only where the block asks for it.
 */
function headerOf(
  form: Form,
  { numbers = [] }: TableBlock,
  columns: readonly AnswerColumn[],
  drawing: Rows,
  style: Style,
): HeadCell[][] {
  const bold: Style = { ...style, face: 'bold' };
  const cell = (words: string, column: number, own: Style, over = 1): HeadCell => ({
    ...drawing.mergedCell(withFootnoteMarks(form, words, own), column, over),
    column,
  });
  const upper: HeadCell[] = [];
  const lower: HeadCell[] = [];
  const rows = columns.some(({ group }) => group !== undefined) ? 2 : undefined;
  columns.forEach(({ header, group }, i) => {
    if (group === undefined) {
      upper.push({ ...cell(header, i, bold), rows });
      return;
    }
    lower.push(cell(header, i, bold));
    if (i > 0 && columns[i - 1]!.group === group) return;
    const after = columns.findIndex((column, at) => at > i && column.group !== group);
    upper.push(cell(group, i, bold, (after < 0 ? columns.length : after) - i));
  });
  const numbered =
    numbers.length === 0 ? [] : columns.map((_, i) => cell(numbers[i] ?? '', i, style));
  return [upper, lower, numbered].filter(({ length }) => length > 0);
}

function columnsOf(form: Form, block: TableBlock): AnswerColumn[] {
  const { numbered } = block;
  const shares = block.columns.map(({ width }) => width);
  const sum = shares.reduce((total, share) => total + share, 0);
  const width = form.sheet.width * (numbered === undefined ? 1 : 1 - countShare);
  let x = form.sheet.left;
  const columns: AnswerColumn[] = [];
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
    const { header, group } = column;
    columns.push({ header, group, question, x, width: own, centred });
    x += own;
  }
  return columns;
}
