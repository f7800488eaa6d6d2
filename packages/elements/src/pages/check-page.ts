import { msg, str } from '@lit/localize';
import type { Answers } from '@tokhai/answers';
import type { Page, Procedure, Question } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { defineOnce } from '../define-once.ts';
import { pageHeading, sectionHeading } from '../heading.ts';
import { Later } from '../later.ts';
import { fileSize } from '../words/file-size.ts';
import { inSentence } from '../words/in-sentence.ts';
import { answersList } from './answers-list.ts';
import { backLink } from './back-link.ts';
import { errorSummary, type SummaryLine } from './error-summary.ts';
import { marked } from '../translator.ts';

/** The pages of the print: fetched once it was made. */
const printPreview = new Later(async () => {
  const { PrintPreview } = await import('./print-preview.ts');
  defineOnce('tk-print-preview', PrintPreview);
});

/** What the check page shows, and what it leads to. */
export interface CheckPageView {
  procedure: Procedure;
  answers: Answers;
  summary: readonly SummaryLine[];
  headingLevel: number;
  /** The printed form, once it was drawn: an address and the size in bytes. */
  preview?: { href: string; size: number };
  /** Somebody has signed already: editing undoes the signatures. */
  signed: boolean;
  /** The person has confirmed it: editing takes that back. */
  confirmed: boolean;
  /** Somebody else filled it in: the answers are read here, and not changed. */
  handed: boolean;
  busy: boolean;
  onBack: () => void;
  onEdit: (page: Page, question: Question) => void;
  onPreview: () => void;
  onContinue: () => void;
}

/** All answers once more, before they are signed. */
export function checkPage(view: CheckPageView): TemplateResult {
  const { headingLevel, handed, signed, confirmed } = view;
  return html`${backLink(view.onBack)} ${errorSummary(view.summary, headingLevel)}
    ${
      handed
        ? pageHeading(headingLevel, msg('Đọc tờ khai trước khi ký', { id: 'read-heading' }))
        : pageHeading(
            headingLevel,
            msg('Kiểm tra câu trả lời trước khi ký', { id: 'check-heading' }),
          )
    }
    ${
      handed
        ? html`<p class="tk-lead">
            ${msg(
              'Người khác đã điền tờ khai này và nhờ bạn ký. Bạn không sửa được ở đây: nếu có chỗ sai thì đừng ký, hãy báo lại cho người đó.',
              { id: 'read-lead' },
            )}
          </p>`
        : html`<p class="tk-lead">
            ${msg('Chưa có gì được gửi đi. Hãy đọc lại, và sửa nếu cần.', { id: 'check-lead' })}
          </p>`
    }
    ${
      signed && !handed
        ? html`<p class="tk-notice">
            ${msg('Tờ khai này đã có người ký. Nếu sửa một câu trả lời thì phải ký lại từ đầu.', {
              id: 'check-signed',
            })}
          </p>`
        : nothing
    }
    ${
      confirmed && !handed
        ? html`<p class="tk-notice">
            ${msg(
              'Bạn đã xác nhận tờ khai này. Nếu sửa một câu trả lời thì xác nhận bị rút, và mọi người phải xác nhận lại.',
              { id: 'check-confirmed' },
            )}
          </p>`
        : nothing
    }
    ${answersList({
      ...view,
      level: headingLevel + 1,
      ...(handed ? {} : { aside: (page, question) => editButton(view, page, question) }),
    })}
    ${sectionHeading(headingLevel + 1, msg('Xem trước bản in', { id: 'preview-heading' }))}
    ${preview(view)}
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-primary"
        ?disabled=${view.busy}
        @click=${view.onContinue}
      >
        ${
          handed
            ? msg('Đã đọc, đến chỗ ký', { id: 'go-sign-handed' })
            : msg('Tạo tệp PDF và ký', { id: 'go-sign' })
        }
      </button>
    </p>`;
}

function editButton(
  view: CheckPageView,
  page: Page,
  question: Question,
): TemplateResult | typeof nothing {
  // What is computed is mended where the others are.
  if (question.kind === 'computed') return nothing;
  return html`<button
    type="button"
    class="tk-button tk-button-quiet"
    ?disabled=${view.busy}
    @click=${() => view.onEdit(page, question)}
  >
    ${msg('Sửa', { id: 'edit' })}
    <span class="tk-visually-hidden">${marked(inSentence(question.title))}</span>
  </button>`;
}

function preview(view: CheckPageView): TemplateResult {
  if (!view.preview) {
    return html`<p>
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${view.busy}
        @click=${view.onPreview}
      >
        ${msg('Tạo bản xem trước', { id: 'make-preview' })}
      </button>
    </p>`;
  }
  const { href, size } = view.preview;
  // The link is enough where the pages do not come.
  printPreview.ahead();
  return html`<p>
      <a
        class="tk-button tk-button-secondary"
        href=${href}
        target="_blank"
        rel="noopener"
        data-preview
        >${msg(str`Mở bản in thử (PDF, ${fileSize(size)}, trong thẻ mới)`, { id: 'open-preview' })}</a
      >
    </p>
    <p class="tk-hint">
      ${msg('Bản in chỉ gồm những câu trả lời ở trên, xếp theo mẫu giấy, và chỗ để ký.', {
        id: 'preview-alternative',
      })}
    </p>
    <tk-print-preview .href=${href}></tk-print-preview>`;
}
