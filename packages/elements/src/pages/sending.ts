import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Sent } from '../submission.ts';
import { fileSize } from '../words/file-size.ts';

/** How far a submission is on its way in pieces, and how to pause it. */
export function sendingBar(
  sent: Sent,
  { busy, onPause }: { busy: boolean; onPause: () => void },
): TemplateResult {
  const { bytes, of, isPaused } = sent;
  const [done, all] = [fileSize(bytes), fileSize(of)];
  return html`<div class="tk-sending" data-sending>
    <label for="tk-sending">${msg(str`Đã gửi ${done} trong ${all}`, { id: 'sending' })}</label>
    <progress id="tk-sending" max=${of} .value=${bytes}></progress>
    ${
      isPaused
        ? html`<p>
            ${msg(
              'Đang tạm dừng. Phần đã gửi vẫn được giữ ở cổng, gửi tiếp không phải gửi lại từ đầu.',
              {
                id: 'sending-paused',
              },
            )}
          </p>`
        : nothing
    }
    ${
      busy && !isPaused
        ? html`<button
            type="button"
            class="tk-button tk-button-secondary"
            data-pause
            @click=${onPause}
          >
            ${msg('Tạm dừng gửi', { id: 'sending-pause' })}
          </button>`
        : nothing
    }
  </div>`;
}
