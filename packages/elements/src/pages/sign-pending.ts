import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { PendingSignature } from '../ports.ts';
import { momentWords } from '../words/moments.ts';

export interface SignPendingView {
  pending: PendingSignature;
  busy: boolean;
  onAgain: () => void;
  onOtherWay: () => void;
}

/**
 * What stands where somebody signs while the signature is being made on their phone: the code to
 * compare, until when, and the ways out. No clock runs down: a time that ticks is read out again
 * and again by screen readers, and hurries who needs longer.
 */
export function signPending({
  pending: { service, checkCode, expiresAt },
  busy,
  onAgain,
  onOtherWay,
}: SignPendingView): TemplateResult {
  const until = momentWords(expiresAt);
  return html`<div class="tk-sign-panel" data-pending>
    <p tabindex="-1" data-pending-start>
      ${msg(str`Yêu cầu ký đã gửi tới ${service}. Hãy làm tiếp ở đó:`, { id: 'sign-pending' })}
    </p>
    <ol class="tk-list">
      <li>${msg(str`Mở ${service} trên điện thoại của bạn.`, { id: 'sign-pending-open' })}</li>
      <li>
        ${msg('So mã kiểm tra ở đó với mã này:', { id: 'sign-pending-compare' })}
        <strong class="tk-check-code" translate="no">${checkCode}</strong>
      </li>
      <li>
        ${msg('Hai mã giống nhau thì xác nhận ký. Khác nhau thì từ chối và báo cho cổng.', {
          id: 'sign-pending-confirm',
        })}
      </li>
    </ol>
    <p>
      ${msg(str`Trang này tự nhận chữ ký, cũng khi tải lại trang. Yêu cầu hết hạn lúc ${until}.`, {
        id: 'sign-pending-until',
      })}
    </p>
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        data-sign-again
        @click=${onAgain}
      >
        ${msg('Gửi lại yêu cầu', { id: 'sign-pending-again' })}
      </button>
      <button
        type="button"
        class="tk-button tk-button-quiet"
        ?disabled=${busy}
        data-other-way
        @click=${onOtherWay}
      >
        ${msg('Đổi cách ký', { id: 'sign-other-way' })}
      </button>
    </p>
  </div>`;
}
