import { msg } from '@lit/localize';
import type { ChangedAnswer } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import { adoptInto } from '../styles/adopt.ts';
import { lateStyles } from '../styles/late-styles.ts';
import { answerWords } from './answer-rows.ts';
import { said } from '../translator.ts';

/** What became of answers to an older version of the form, and what the notice leads to. */
export interface ChangedAnswersView {
  procedure: Procedure;
  changed: readonly ChangedAnswer[];
  headingLevel: number;
  /** Where it is shown. */
  root: Node;
  onRead: () => void;
}

/** Says that the form changed, and shows each answer that did not go over as it was. */
export function changedAnswers(view: ChangedAnswersView): TemplateResult {
  const { changed, headingLevel, procedure, root, onRead } = view;
  adoptInto(root, [lateStyles]);
  return html`<div class="tk-notice" data-changed-answers>
    ${sectionHeading(headingLevel + 1, msg('Mẫu tờ khai đã thay đổi', { id: 'form-changed' }))}
    <p>
      ${msg(
        'Bạn đã điền theo bản cũ. Các câu trả lời còn dùng được vẫn được giữ. Những câu sau cần bạn xem lại:',
        { id: 'form-changed-lead' },
      )}
    </p>
    <dl class="tk-answers">
      ${changed.map(
        (one) =>
          html`<div>
            <dt>${said(labelOf(one, procedure))}</dt>
            <dd>
              ${valueOf(one, procedure)}<br />
              <span class="tk-soft">${whyOf(one)}</span>
              ${one.message ? html`<span class="tk-soft" lang="vi"> ${one.message}</span>` : nothing}
            </dd>
          </div>`,
      )}
    </dl>
    <p class="tk-actions">
      <button type="button" class="tk-button tk-button-secondary" @click=${onRead}>
        ${msg('Tôi đã xem', { id: 'form-changed-read' })}
      </button>
    </p>
  </div>`;
}

function labelOf({ question, title }: ChangedAnswer, { questions }: Procedure): string {
  return title ?? questions.get(question)?.title ?? question;
}

function whyOf({ code }: ChangedAnswer): string {
  const words = {
    removed: msg('Mẫu mới không hỏi câu này nữa.', { id: 'answer-removed' }),
    'other-kind': msg('Mẫu mới hỏi câu này theo cách khác; hãy trả lời lại.', {
      id: 'answer-other-kind',
    }),
    'option-gone': msg('Mẫu mới không còn lựa chọn này; hãy chọn lại.', {
      id: 'answer-option-gone',
    }),
    tightened: msg('Vẫn giữ câu trả lời; hãy xem có còn đúng yêu cầu không.', {
      id: 'answer-tightened',
    }),
  };
  return words[code];
}

function valueOf({ code, question, value }: ChangedAnswer, { questions }: Procedure): unknown {
  const known = code === 'tightened' ? questions.get(question) : undefined;
  return known ? answerWords(known, value) : plainWords(value);
}

/** The words in a value whose question is not known any more. */
function plainWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const words = Object.values(value).map(plainWords);
  return words.filter((word) => word !== '').join(', ');
}
