import { questionAt } from '@tokhai/procedure';
import type { QuestionBlock } from '@tokhai/procedure';
import { mm } from '../document/numbers.ts';
import { box } from '../layout/draw.ts';
import { breakLines } from '../layout/text.ts';
import { answerAt, withFootnoteMarks } from './form.ts';
import type { Form } from './form.ts';

/** A photograph of 4 × 6 cm. */
const width = mm(40);
const height = mm(60);
const size = 11;

/** A photograph in its frame, or the empty frame; what follows stands beside it. */
export function photo(form: Form, block: QuestionBlock): void {
  const { sheet } = form;
  sheet.clear();
  sheet.need(height + 4);
  const question = questionAt(form.procedure, block.question);
  const answer = answerAt(form.answers, block.question) as { sha256?: unknown } | undefined;
  const picture = form.pictures.get(String(answer?.sha256));
  const [left, bottom] = [sheet.left, sheet.up(sheet.y + height)];
  if (picture === undefined) {
    const caption = block.label ?? 'Ảnh 4 × 6 cm';
    const runs = withFootnoteMarks(form, caption, { face: 'italic', size });
    const lines = breakLines(sheet.typefaces, runs, width - 12);
    const top = sheet.y + (height - lines.length * size * 1.25) / 2;
    sheet.builder.element('P', () => {
      lines.forEach((line, i) => {
        sheet.line(line, left + (width - line.width) / 2, top + i * size * 1.25, size);
      });
    });
  } else {
    const upright = picture.turns % 2 === 0;
    const ratio = upright ? picture.width / picture.height : picture.height / picture.width;
    const drawn = Math.min(width, height * ratio);
    sheet.builder.figure(
      picture,
      {
        left: left + (width - drawn) / 2,
        bottom: bottom + (height - drawn / ratio) / 2,
        width: drawn,
        height: drawn / ratio,
      },
      question?.title ?? 'Ảnh',
    );
  }
  sheet.builder.artifact('Layout', (content) => {
    content.text('q\n');
    box(content, left, bottom, width, height);
    content.text('Q\n');
  });
  sheet.float(sheet.y + height + 6, width + mm(5));
}
