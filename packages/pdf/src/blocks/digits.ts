import type { DigitsBlock } from '@tokhai/procedure';
import type { Draw } from '../document/content.ts';
import { drawInBoxes } from '../layout/draw.ts';
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
    const place = (i: number): [x: number, y: number] => [
      left + (i % perLine) * boxWidth,
      top + Math.floor(i / perLine) * boxHeight,
    ];
    if (value.length > 0) {
      const draw: Draw = (content) => {
        for (let from = 0; from < value.length; from += perLine) {
          const [x, y] = place(from);
          const text = value.slice(from, from + perLine).join('');
          const [line] = breakLines(typefaces, [{ ...body, text }], Number.POSITIVE_INFINITY);
          const baseline = sheet.up(y + 1.5 + bodySize * ascent);
          drawInBoxes(content, typefaces, line!, x, baseline, boxWidth);
        }
      };
      builder.element('Span', () => builder.mark(draw), { actualText: value.join('') });
    }
    builder.artifact('Layout', (content) => {
      content.text('q\n0.25 G\n0.6 w\n');
      for (let i = 0; i < count; i += 1) {
        const [x, y] = place(i);
        content.four(x, sheet.up(y + boxHeight), boxWidth, boxHeight).text(' re\n');
      }
      content.text('S\nQ\n');
    });
  });
  sheet.y += rows * boxHeight + 4;
}
