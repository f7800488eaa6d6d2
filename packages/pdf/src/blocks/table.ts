import { questionAt } from '@tokhai/procedure';
import type { Question, TableBlock } from '@tokhai/procedure';
import { paragraph } from '../layout/paragraph.ts';
import type { Style } from '../layout/text.ts';
import { answerAt, body, printed, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';
import { Rows } from './rows.ts';
import type { Cell, Column } from './rows.ts';

/** Share of the table's width for the column that counts the rows. */
const countShare = 0.07;

interface AnswerColumn extends Column {
  readonly header: string;
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
  const header = columns.map((column) =>
    drawing.cell(withFootnoteMarks(form, column.header, { ...style, face: 'bold' }), column),
  );
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
  });
  sheet.y += 6;
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
    columns.push({ header: column.header, question, x, width: own, centred });
    x += own;
  }
  return columns;
}
