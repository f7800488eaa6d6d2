import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Sent } from '../submission.ts';
import { fileSize } from '../words/file-size.ts';
import { nextForm, type NextForm } from './next-form.ts';
import { sendingBar } from './sending.ts';

/** Handing in: everybody who must has signed. */
export function handIn({
  busy,
  queued,
  sent,
  next,
  onSubmit,
  onPause,
}: {
  busy: boolean;
  /** It is sent as soon as there is a network. */
  queued: boolean;
  /** How far it is on its way, when it goes in pieces. */
  sent: Sent | undefined;
  /** What comes after this form. */
  next: NextForm | undefined;
  onPause: () => void;
  onSubmit: () => void;
}): TemplateResult {
  return html`<div class="tk-submit">
    ${queued ? [queuedNotice(), nextForm(next)] : readyNote()}
    ${sent ? sendingBar(sent, { busy, onPause }) : nothing}
    <button
      type="button"
      class="tk-button ${queued ? 'tk-button-secondary' : 'tk-button-primary'}"
      ?disabled=${busy}
      @click=${onSubmit}
    >
      ${
        sent?.isPaused && !busy
          ? msg('Gửi tiếp', { id: 'submit-on' })
          : msg('Nộp hồ sơ', { id: 'submit' })
      }
    </button>
  </div>`;
}

/** The file with the signatures made so far. */
export function signedFile(file: { href: string; fileName: string; size: number }): TemplateResult {
  const size = fileSize(file.size);
  return html`<p>
    <a
      class="tk-button tk-button-secondary"
      href=${file.href}
      download=${file.fileName}
      data-download
      >${msg(str`Tải tệp đã ký đến lúc này (PDF, ${size})`, { id: 'download-signed' })}</a
    >
  </p>`;
}

/** Before it is sent everything can be undone, but not in what others were given already. */
export function takeBack({
  busy,
  onWithdraw,
  onAgain,
}: {
  busy: boolean;
  onWithdraw: () => void;
  onAgain: () => void;
}): TemplateResult {
  return html`<details class="tk-more" data-take-back>
    <summary>
      <span>${msg('Muốn sửa hoặc ký lại?', { id: 'take-back' })}</span>
    </summary>
    <p>
      ${msg(
        'Các chữ ký đã có sẽ mất, ai đã ký cũng phải ký lại. Câu trả lời và tệp đính kèm vẫn giữ nguyên. Tệp bạn đã gửi cho người khác thì không thu về được.',
        { id: 'take-back-lead' },
      )}
    </p>
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onWithdraw}
        data-withdraw
      >
        ${msg('Bỏ các chữ ký và sửa câu trả lời', { id: 'withdraw-signatures' })}
      </button>
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onAgain}
      >
        ${msg('Bỏ các chữ ký và ký lại từ đầu', { id: 'sign-again' })}
      </button>
    </p>
  </details>`;
}

function readyNote(): TemplateResult {
  return html`<p tabindex="-1" data-next>
    ${msg('Đã đủ chữ ký. Bấm nút này thì hồ sơ mới được gửi đến cơ quan.', {
      id: 'ready-to-submit',
    })}
  </p>`;
}

/** It needs no more of the person: pressing again only tries at once. */
function queuedNotice(): TemplateResult {
  return html`<p class="tk-notice" tabindex="-1" data-next data-queued>
    ${msg(
      'Hồ sơ sẽ tự được gửi khi có mạng, chừng nào trang này còn mở. Nếu phải đóng trang, hãy mở lại sau: hồ sơ vẫn ở trên máy này và được gửi tiếp.',
      { id: 'queued' },
    )}
  </p>`;
}
