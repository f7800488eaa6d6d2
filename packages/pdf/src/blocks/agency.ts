import { questionAt } from '@tokhai/procedure';
import type { QuestionBlock } from '@tokhai/procedure';
import { bodySize, leading } from '../layout/sheet.ts';
import { paragraph } from '../layout/paragraph.ts';
import { body, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

const blankLines = 3;

/** A part that the agency fills in later: its words, and dotted lines to write on. */
export function agency(form: Form, block: QuestionBlock): void {
  const { sheet } = form;
  const question = questionAt(form.procedure, block.question);
  const title = block.label ?? question?.title ?? '';
  const height = bodySize * leading;
  sheet.needWithTail((blankLines + 2) * height);
  paragraph(sheet, withFootnoteMarks(form, title, { ...body, face: 'bold' }), {
    before: 4,
    keep: blankLines * height,
    goesOn: true,
  });
  for (let i = 0; i < blankLines; i += 1) {
    sheet.leader(sheet.left, sheet.right, bodySize);
    sheet.y += height;
  }
  sheet.y += 6;
}
