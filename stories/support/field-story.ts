import '@tokhai/elements/define';
import type { FieldElement } from '@tokhai/elements';
import type { Issue } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import type { StoryObj } from '@storybook/web-components-vite';
import {
  sampleAnswers,
  sampleQuestion,
} from '../../packages/elements/src/testing/sample-procedure.ts';

type FieldStory = StoryObj<{ kind: Kind }>;

/** What a story changes of the sample question and its field. */
interface Change {
  question?: Partial<Question>;
  value?: unknown;
  issue?: Pick<Issue, 'code'> & Partial<Issue>;
  disabled?: boolean;
}

const longTitle =
  'Họ, chữ đệm và tên khai sinh của người đề nghị giải quyết, ghi bằng chữ in hoa đủ dấu, đúng như trong thẻ căn cước hoặc giấy khai sinh';
const longHelp =
  'Nếu giấy tờ ghi khác nhau thì ghi theo giấy tờ được cấp sau cùng, kể cả khi đã nghiêng, nhoè hoặc phải phiên âm từ tiếng Ê-đê, Gia-rai, Khmer';
const longMore =
  'Ghi theo giấy tờ tuỳ thân. Trường hợp tên có dấu nháy hoặc dấu nối, ví dụ H’Leo, K’Sor, Y-Bhăm, thì giữ nguyên các dấu đó khi gõ.';

function field(kind: Kind, { question, value, issue, disabled = false }: Change): FieldElement {
  const asked: Question = { ...sampleQuestion(kind), ...question };
  const issues = issue ? [{ path: `/${asked.name}`, params: {}, ...issue }] : [];
  return Object.assign(document.createElement(`tk-${kind}-field`) as FieldElement, {
    question: asked,
    value,
    issues,
    disabled,
  });
}

function story(kind: Kind, change: Change): FieldStory {
  return { args: { kind }, render: () => field(kind, change) };
}

/** The states that every kind is shown in. */
export function fieldStories(kind: Kind) {
  const value = sampleAnswers[kind];
  const { help: _help, more: _more, ...bare } = sampleQuestion(kind);
  return {
    empty: {
      args: { kind },
      render: () =>
        Object.assign(document.createElement(`tk-${kind}-field`) as FieldElement, {
          question: bare,
        }),
    } satisfies FieldStory,
    withHint: story(kind, {
      question: { help: sampleQuestion(kind).help ?? 'Ghi như trên giấy tờ', more: longMore },
    }),
    filled: story(kind, { value }),
    withError: story(kind, { issue: { code: kind === 'confirm' ? 'confirm' : 'required' } }),
    longVietnamese: story(kind, {
      question: { title: longTitle, help: longHelp, more: longMore },
      value,
      issue: { code: 'required' },
    }),
    disabled: story(kind, { value, disabled: true }),
  };
}

/** A state that only this kind has. */
export { story as fieldStory };
