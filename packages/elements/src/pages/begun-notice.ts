import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { momentWords } from '../words/moments.ts';

/** What was begun already, and what may be done with it. */
export interface BegunView {
  /** Another tab is filling it in. */
  isElsewhere: boolean;
  /** When the draft on this device was last saved, an ISO 8601 instant. */
  draftSavedAt: string;
  onTakeOver: () => void;
  onResume: () => void;
  onRemoveDraft: () => void;
}

/** What was begun already, here or in another tab. */
export function begunNotice(view: BegunView): TemplateResult {
  return view.isElsewhere ? elsewhereNotice(view) : resumeBanner(view);
}

function elsewhereNotice({ onTakeOver }: BegunView): TemplateResult {
  return html`<div class="tk-notice" data-elsewhere>
    <p>
      ${msg(
        'Tờ khai này đang được điền ở một thẻ khác của trình duyệt. Mỗi lúc chỉ điền ở một thẻ, để không câu trả lời nào bị ghi đè.',
        { id: 'elsewhere' },
      )}
    </p>
    <p class="tk-actions">
      <button type="button" class="tk-button tk-button-primary" @click=${onTakeOver}>
        ${msg('Điền tiếp ở thẻ này', { id: 'take-over' })}
      </button>
    </p>
  </div>`;
}

function resumeBanner(view: BegunView): TemplateResult {
  const moment = momentWords(view.draftSavedAt);
  return html`<div class="tk-notice" data-draft-banner>
    <p>${msg(str`Trên máy này có bản nháp, lưu lúc ${moment}.`, { id: 'draft-found' })}</p>
    <p class="tk-actions">
      <button type="button" class="tk-button tk-button-primary" @click=${view.onResume}>
        ${msg('Điền tiếp bản nháp', { id: 'resume' })}
      </button>
      <button type="button" class="tk-button tk-button-secondary" @click=${view.onRemoveDraft}>
        ${msg('Xoá bản nháp', { id: 'remove-draft' })}
      </button>
    </p>
  </div>`;
}
