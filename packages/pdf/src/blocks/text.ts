import { questionAt } from '@tokhai/procedure';
import type { QuestionBlock, TextBlock } from '@tokhai/procedure';
import { mm } from '../document/numbers.ts';
import type { Face } from '../fonts/load.ts';
import { bodySize } from '../layout/sheet.ts';
import { paragraph } from '../layout/paragraph.ts';
import type { Align } from '../layout/paragraph.ts';
import { body, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

/** Indent of a paragraph's first line (Nghị định 30/2020/NĐ-CP, Phụ lục I: 1 or 1,27 cm). */
const firstLine = mm(10);

/** A paragraph of the form's own words. */
export function text(form: Form, block: TextBlock): void {
  const align: Align = block.align ?? 'justify';
  words(form, block.text, block.style ?? 'regular', align);
}

/** A heading inside the form. */
export function heading(form: Form, block: TextBlock): void {
  const runs = withFootnoteMarks(form, block.text, { face: block.style ?? 'bold', size: bodySize });
  paragraph(form.sheet, runs, {
    type: 'H2',
    align: block.align ?? 'left',
    before: 5,
    keep: 2 * bodySize,
  });
}

/** A statement of the law, word for word. */
export function statement(form: Form, block: QuestionBlock): void {
  const legal = questionAt(form.procedure, block.question)?.options.text;
  const hasMore = legal !== undefined;
  if (block.label !== undefined) words(form, block.label, 'bold', 'left', hasMore);
  if (legal !== undefined) words(form, legal, 'regular', 'justify');
}

function words(form: Form, legalWords: string, face: Face, align: Align, hasMore = false): void {
  const indent = align === 'justify' ? firstLine : 0;
  const parts = legalWords.split('\n');
  parts.forEach((part, i) => {
    const runs = withFootnoteMarks(form, part, { ...body, face });
    const goesOn = hasMore || i < parts.length - 1;
    if (runs.length > 0) paragraph(form.sheet, runs, { align, indent, before: 2, goesOn });
  });
}
