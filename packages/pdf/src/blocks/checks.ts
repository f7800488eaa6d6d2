import { questionAt } from '@tokhai/procedure';
import type { ChecksBlock } from '@tokhai/procedure';
import type { Content } from '../document/content.ts';
import { box, drawLine } from '../layout/draw.ts';
import { ascent, bodySize, leading } from '../layout/sheet.ts';
import type { Sheet } from '../layout/sheet.ts';
import { layOut } from '../layout/clusters.ts';
import { breakLines, linesOf, textWidth } from '../layout/text.ts';
import type { Run } from '../layout/text.ts';
import { answerAt, body, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

const boxSize = 9.5;
const afterBox = 5;
const betweenOptions = 18;
const height = bodySize * leading;

interface Option {
  readonly title: string;
  readonly chosen: boolean;
}

/** A label and every option with its box; what was chosen is ticked. */
export function checks(form: Form, block: ChecksBlock): void {
  const { sheet } = form;
  const question = questionAt(form.procedure, block.question);
  const answer = answerAt(form.answers, block.question);
  const isConfirm = question?.kind === 'confirm';
  const options: Option[] = isConfirm
    ? [{ title: block.label ?? question.title, chosen: answer === true }]
    : (question?.choices ?? []).map(({ value, title }) => ({
        title,
        chosen: Array.isArray(answer) ? answer.includes(value) : value === answer,
      }));

  let x = sheet.left;
  const natural = options.reduce((sum, { title }) => sum + optionWidth(form, title), 0);
  sheet.needWithTail(height * Math.min(10, 2 + Math.floor(natural / sheet.width)));
  if (!isConfirm && block.label !== undefined) {
    const runs = withFootnoteMarks(form, `${block.label} `, body);
    const lines = breakLines(sheet.typefaces, runs, sheet.width);
    sheet.builder.element('P', () => {
      lines.forEach((line, i) => {
        if (i > 0) sheet.y += height;
        sheet.line(line, sheet.left, sheet.y, bodySize);
      });
    });
    x += lines.at(-1)!.width + 12;
  }
  sheet.builder.element('L', () => {
    for (const option of options) x = drawOption(form, option, x);
  });
  sheet.y += height + 2;
}

/** About the width of an option on one line, in points. */
function optionWidth(form: Form, title: string): number {
  return boxSize + afterBox + textWidth(form.sheet.typefaces, title, body) + betweenOptions;
}

/** Draws one option at `x`, or on the next line where it does not fit; gives the next one's place. */
function drawOption(form: Form, option: Option, from: number): number {
  const { sheet } = form;
  const laid = layOut(sheet.typefaces, withFootnoteMarks(form, option.title, body));
  const [whole] = linesOf(laid, Number.POSITIVE_INFINITY);
  let x = from;
  if (x > sheet.left && x + boxSize + afterBox + whole!.width > sheet.right) {
    sheet.y += height;
    sheet.need(height);
    x = sheet.left;
  }
  const indent = boxSize + afterBox;
  const lines = linesOf(laid, sheet.right - x - indent);
  sheet.builder.element('LI', () => {
    sheet.builder.element(
      'Lbl',
      () => sheet.builder.mark((content) => tickBox(content, sheet, x, option.chosen)),
      {
        actualText: option.chosen ? '(đã chọn) ' : '(không chọn) ',
      },
    );
    sheet.builder.element('LBody', () => {
      lines.forEach((line, i) => {
        if (i > 0) {
          sheet.y += height;
          sheet.need(height);
        }
        sheet.line(line, x + indent, sheet.y, bodySize);
      });
    });
  });
  return x + indent + lines.at(-1)!.width + betweenOptions;
}

/**
 * A box whose top left corner is on the line at the sheet's place, ticked or empty. Programs that
 * take text out of a file see no paths, and their ActualText only where there is text: so a square,
 * full or empty, stands in the box unseen (text rendering mode 3; ISO 32000-1, 9.3.6).
 */
function tickBox(content: Content, sheet: Sheet, x: number, chosen: boolean): void {
  const y = sheet.up(sheet.y + bodySize * ascent + 0.5);
  const at = (dx: number, dy: number): Content => content.pair(x + dx * boxSize, y + dy * boxSize);
  const square: Run = { text: chosen ? '■' : '□', face: 'regular', size: boxSize };
  const [line] = breakLines(sheet.typefaces, [square], Number.POSITIVE_INFINITY);
  content.text('q\n');
  box(content, x, y, boxSize, boxSize, 0.8);
  if (chosen) {
    content.text('1.4 w\n');
    at(0.18, 0.52).text(' m ');
    at(0.42, 0.22).text(' l ');
    at(0.84, 0.84).text(' l S\n');
  }
  content.text('3 Tr\n');
  drawLine(content, sheet.typefaces, line!, x, y);
  content.text('Q\n');
}
