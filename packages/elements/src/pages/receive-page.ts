import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { pageHeading } from '../heading.ts';
import { momentWords } from '../words/moments.ts';
import { backLink } from './back-link.ts';
import { codeForm } from './code-form.ts';
import { errorSummary, type SummaryLine } from './error-summary.ts';

/** What the page shows on which a draft of another device is taken. */
export interface ReceivePageView {
  headingLevel: number;
  summary: readonly SummaryLine[];
  busy: boolean;
  code: string;
  /** When the draft that came was last changed, an ISO 8601 instant; absent: none came yet. */
  received?: string;
  /** When the one on this device was, where that is known. */
  savedAt?: string;
  onBack: () => void;
  onCodeInput: (code: string) => void;
  onCode: (code: string) => void;
  onTake: () => void;
  onLeave: () => void;
}

export function receivePage(view: ReceivePageView): TemplateResult {
  const { headingLevel, received } = view;
  return html`${backLink(view.onBack)} ${errorSummary(view.summary, headingLevel)}
  ${pageHeading(
    headingLevel,
    received === undefined
      ? msg('Nhận bản nháp từ máy khác', { id: 'receive-heading' })
      : msg('Giữ bản nháp nào?', { id: 'receive-choice-heading' }),
  )}
  ${received === undefined ? byCode(view) : choice(view, received)}`;
}

function byCode(view: ReceivePageView): TemplateResult {
  return html`<p class="tk-lead">
      ${msg(
        'Trên máy kia, mở “Muốn điền tiếp ở máy khác?” ở cuối trang, chọn “Chuyển bằng mã QR” rồi đọc mã đang hiện.',
        { id: 'receive-lead' },
      )}
    </p>
    ${codeForm({
      ...view,
      label: msg('Mã trên máy kia', { id: 'receive-code' }),
      button: msg('Nhận bản nháp', { id: 'receive' }),
    })}`;
}

/** Two drafts, and one place: the person says which one goes on. */
function choice(view: ReceivePageView, received: string): TemplateResult {
  const [theirs, ours] = [received, view.savedAt].map((at) => at && momentWords(at));
  return html`<div class="tk-notice" data-choice>
    <p>
      ${msg('Trên máy này đã có một bản nháp của tờ khai này. Chỉ giữ được một bản ở đây.', {
        id: 'receive-choice',
      })}
    </p>
    <ul class="tk-list">
      <li>${msg(str`Bản từ máy kia: sửa lần cuối ${theirs}`, { id: 'receive-theirs' })}</li>
      ${
        ours === undefined
          ? nothing
          : html`<li>${msg(str`Bản trên máy này: lưu lúc ${ours}`, { id: 'receive-ours' })}</li>`
      }
    </ul>
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-primary"
        ?disabled=${view.busy}
        data-take
        @click=${view.onTake}
      >
        ${msg('Dùng bản từ máy kia, bỏ bản ở đây', { id: 'receive-take' })}
      </button>
      <button type="button" class="tk-button tk-button-secondary" data-leave @click=${view.onLeave}>
        ${msg('Giữ bản trên máy này', { id: 'receive-leave' })}
      </button>
    </p>
  </div>`;
}
