import type { DigitsBlock } from '@tokhai/procedure';
import { box, drawLine } from '../layout/draw.ts';
import { ascent, bodySize } from '../layout/sheet.ts';
import { breakLines } from '../layout/text.ts';
import { fields } from './fields.ts';
import { body, printedAt, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

const boxWidth = 16;
const boxHeight = 18;
/** An answer with more characters than this is no number: it is printed as words. */
const mostBoxes = 30;

/** A label and a box for each digit; the number is read as one word. */
export function digits(form: Form, block: DigitsBlock): void {
  const { sheet } = form;
  const { builder, typefaces } = sheet;
  const value = Array.from(printedAt(form, block.question).replace(/\s/g, ''));
  if (value.length > mostBoxes) {
    fields(form, { block: 'fields', items: [{ label: block.label, question: block.question }] });
    return;
  }
  const count = Math.max(block.boxes, value.length);
  const perLine = Math.max(1, Math.floor(sheet.width / boxWidth));
  const runs = withFootnoteMarks(form, `${block.label} `, body);
  const lines = breakLines(typefaces, runs, sheet.width);
  const labelWidth = lines.at(-1)!.width + 6;
  const beside = lines.length === 1 && labelWidth + count * boxWidth <= sheet.width;
  const rows = Math.ceil(count / perLine);
  sheet.needWithTail(lines.length * boxHeight + (beside ? 0 : rows * boxHeight) + 4);
  sheet.y += 1;
  builder.element('P', () => {
    for (const line of lines) {
      sheet.line(line, sheet.left, sheet.y + 1.5, bodySize);
      sheet.y += boxHeight;
    }
    if (beside) sheet.y -= boxHeight;
    const left = sheet.left + (beside ? labelWidth : 0);
    const top = sheet.y;
    const outlines: string[] = [];
    const drawn: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const x = left + (i % perLine) * boxWidth;
      const y = top + Math.floor(i / perLine) * boxHeight;
      outlines.push(...box(x, sheet.up(y + boxHeight), boxWidth, boxHeight));
      if (value[i] === undefined) continue;
      const runsOfDigit = [{ ...body, text: value[i]! }];
      const [line] = breakLines(typefaces, runsOfDigit, Number.POSITIVE_INFINITY);
      const baseline = sheet.up(y + 1.5 + bodySize * ascent);
      drawn.push(...drawLine(line!, x + (boxWidth - line!.width) / 2, baseline));
    }
    if (drawn.length > 0) {
      builder.element('Span', () => builder.mark(drawn), { actualText: value.join('') });
    }
    builder.artifact('Layout', ['q', '0.25 G', ...outlines, 'Q']);
  });
  sheet.y += rows * boxHeight + 4;
}
