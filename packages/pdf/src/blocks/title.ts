import type { Print } from '@tokhai/procedure';
import { box, rules } from '../layout/draw.ts';
import { keep } from '../layout/kept.ts';
import { paragraph } from '../layout/paragraph.ts';
import { bodySize, leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { breakLines, textWidth } from '../layout/text.ts';
import type { Style } from '../layout/text.ts';
import { body, ownRuns, printedAt, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

/** The name of the state and its motto (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1). */
const country = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const motto = 'Độc lập - Tự do - Hạnh phúc';
const countryRuns = keep([{ text: country, face: 'bold', size: 13 }]);
const mottoStyle: Style = { face: 'bold', size: 14 };
const mottoRuns = keep([{ ...mottoStyle, text: motto }]);

/** What is said on a form whose wording no official text confirms. */
export const draftNotice = 'BẢN NHÁP – chưa phải mẫu chính thức';
const noticeStyle: Style = { face: 'bold', size: 12 };
const noticeRuns = keep([{ ...noticeStyle, text: draftNotice }]);

/** The top of the first page: form code, national heading, title, and to whom the form goes. */
export function title(form: Form): void {
  const { sheet, print } = form;
  if (print.form !== undefined) formCode(form, print.form);
  if (form.procedure.draft) notice(sheet);
  if (print.agency === undefined) {
    nationalHeading(sheet, sheet.left, sheet.width);
  } else {
    const top = sheet.y;
    const own = sheet.width * 0.4;
    agencyHeading(form, print.agency, own);
    const below = sheet.y;
    sheet.y = top;
    nationalHeading(sheet, sheet.left + own, sheet.width - own);
    sheet.y = Math.max(sheet.y, below);
  }
  paragraph(sheet, withFootnoteMarks(form, print.title, { face: 'bold', size: 14 }), {
    type: 'H1',
    align: 'center',
    before: 12,
  });
  if (print.subtitle !== undefined) {
    const runs = withFootnoteMarks(form, print.subtitle, { face: 'bold', size: bodySize });
    paragraph(sheet, runs, { align: 'center' });
  }
  if (print.addressee !== undefined) addressee(form, print.addressee);
  sheet.y += 4;
}

/** The number of the form and the law it belongs to, at the top right. */
function formCode(form: Form, text: string): void {
  const { sheet } = form;
  const width = sheet.width * 0.62;
  paragraph(sheet, ownRuns(form, text, { face: 'italic', size: 10 }), {
    align: 'right',
    x: sheet.right - width,
    width,
    after: 8,
  });
}

function notice(sheet: Sheet): void {
  const width = textWidth(sheet.typefaces, draftNotice, noticeStyle) + 16;
  const height = noticeStyle.size * leading + 4;
  const left = sheet.left + (sheet.width - width) / 2;
  const top = sheet.y;
  sheet.y += 2;
  paragraph(sheet, noticeRuns, { align: 'center', after: 12 });
  sheet.builder.artifact('Layout', (content) => {
    content.text('q\n');
    box(content, left, sheet.up(top + height), width, height, 1);
    content.text('Q\n');
  });
}

function nationalHeading(sheet: Sheet, x: number, width: number): void {
  paragraph(sheet, countryRuns, { align: 'center', x, width, after: 0 });
  paragraph(sheet, mottoRuns, { align: 'center', x, width, after: 0 });
  const length = textWidth(sheet.typefaces, motto, mottoStyle);
  const middle = x + width / 2;
  const y = sheet.up(sheet.y + 1.5);
  sheet.builder.artifact('Layout', (content) => {
    rules(content, [[middle - length / 2, y, middle + length / 2, y]], 0.7);
  });
  sheet.y += 6;
}

/** Name of the agency at the top left, with a rule of a third of its length (mục II.2). */
function agencyHeading(form: Form, text: string, width: number): void {
  const { sheet } = form;
  const x = sheet.left;
  paragraph(sheet, ownRuns(form, text, { face: 'bold', size: 13 }), {
    align: 'center',
    x,
    width,
    after: 0,
  });
  const y = sheet.up(sheet.y + 1.5);
  const [middle, half] = [x + width / 2, width / 6];
  sheet.builder.artifact('Layout', (content) => {
    rules(content, [[middle - half, y, middle + half, y]], 0.7);
  });
  sheet.y += 6;
}

function addressee(form: Form, { label, question }: NonNullable<Print['addressee']>): void {
  const { sheet } = form;
  const value = printedAt(form, question);
  const text = value === '' ? '…………………………………………' : value;
  const runs = [...withFootnoteMarks(form, `${label} `, body), { ...body, text }];
  const [line] = breakLines(sheet.typefaces, runs, Number.POSITIVE_INFINITY);
  const align = line!.width <= sheet.width ? 'center' : 'left';
  paragraph(sheet, runs, { align, before: 4, after: 4 });
}
