import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

export interface PrintAndSignView {
  busy: boolean;
  onRequest: () => void;
}

/** For whoever has no digital signature: the form goes ahead, its print is brought signed by hand. */
export function printAndSign({ busy, onRequest }: PrintAndSignView): TemplateResult {
  return html`<details class="tk-more" data-paper>
    <summary>
      <span>${msg('Không có chữ ký số? In, ký tay rồi nộp bản giấy', { id: 'paper-offer' })}</span>
    </summary>
    <p>
      ${msg(
        'Câu trả lời được gửi trước cho cơ quan. Sau đó bạn tải tờ khai, in ra, mọi người ký tay vào ô của mình rồi mang đến nộp. Bản in không có giá trị pháp lý cho đến khi được ký tay; cơ quan chỉ giải quyết từ ngày nhận bản giấy.',
        { id: 'paper-lead' },
      )}
    </p>
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onRequest}
      >
        ${msg('Gửi trước và lấy tờ khai để in', { id: 'paper-request' })}
      </button>
    </p>
  </details>`;
}
