import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorLine } from '../fields/field-lines.ts';
import type { BegunConfirmation } from '../ports.ts';
import { bindingLanguage, bindingMark } from '../words/binding.ts';
import { momentWords } from '../words/moments.ts';
import type { SummaryLine } from './error-summary.ts';

export interface ConfirmInsteadView {
  busy: boolean;
  /** Others have to confirm, too. */
  several: boolean;
  /** Where one logs in. */
  loginHref: string | undefined;
  /** The second step that was asked for. */
  confirming: BegunConfirmation | undefined;
  answer: string;
  /** What is wrong with the answer. */
  error: string | undefined;
  onStart: () => void;
  onInput: (answer: string) => void;
  onAnswer: () => void;
  onEnd: () => void;
}

/** Id of the control for the answer. */
export const confirmId = 'tk-confirm-answer';

/** What is wrong with the code as it was typed. */
export function checkConfirmAnswer(answer: string): SummaryLine[] {
  if (answer !== '') return [];
  const words = msg('Ghi mã xác nhận trong tin đã gửi', { id: 'confirm-missing' });
  return [{ words, lang: bindingLanguage(), pointer: `/${confirmId}` }];
}

/**
 * For whoever has no digital signature where the portal takes a confirmation by the account that is
 * logged in. That is no signature, and is never called one.
 */
export function confirmInstead(view: ConfirmInsteadView): TemplateResult {
  const { confirming } = view;
  return html`<details
    class="tk-more"
    lang=${bindingMark()}
    data-confirm
    ?open=${confirming !== undefined}
  >
    <summary>
      <span
        >${msg('Không có chữ ký số? Xác nhận bằng tài khoản đã đăng nhập', {
          id: 'confirm-offer',
        })}</span
      >
    </summary>
    <p class="tk-notice">
      ${msg(
        'Xác nhận như vậy không phải là chữ ký số và không thay chữ ký tay. Cơ quan chỉ nhận cách này cho thủ tục mà pháp luật cho phép.',
        { id: 'confirm-no-signature' },
      )}
    </p>
    <p>
      ${msg(
        'Cơ quan ghi lại ai đã xác nhận, lúc nào, bằng cách nào, rồi đóng dấu số lên tờ khai cùng bản ghi đó. Chỉ chính người phải ký mới xác nhận được.',
        { id: 'confirm-lead' },
      )}
    </p>
    ${
      view.several
        ? html`<p>
            ${msg(
              'Tờ khai này cần nhiều người: mỗi người tự xác nhận bằng tài khoản của chính mình, ở máy nào cũng được. Khi mọi người đã xác nhận thì hồ sơ được nộp. Có người xác nhận thì không ký số vào bản này nữa.',
              { id: 'confirm-several' },
            )}
          </p>`
        : nothing
    }
    ${confirming ? answerForm(view, confirming) : start(view)}
  </details>`;
}

function start({ busy, loginHref, onStart }: ConfirmInsteadView): TemplateResult {
  return html`${
      loginHref === undefined
        ? nothing
        : html`<p>
            ${msg('Chưa đăng nhập? Hãy đăng nhập ở thẻ mới rồi trở lại đây.', {
              id: 'confirm-login-first',
            })}
          </p>`
    }
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onStart}
        data-confirm-start
      >
        ${msg('Gửi mã xác nhận cho tôi', { id: 'confirm-start' })}
      </button>
      ${loginHref === undefined ? nothing : login(loginHref)}
    </p>`;
}

/** In a tab of its own: what is filled in stays where it is. */
function login(href: string): TemplateResult {
  return html`<a
    class="tk-button tk-button-secondary"
    href=${href}
    target="_blank"
    rel="noopener"
    data-login
    >${msg('Đăng nhập vào cổng (thẻ mới)', { id: 'confirm-login' })}</a
  >`;
}

function answerForm(view: ConfirmInsteadView, confirming: BegunConfirmation): TemplateResult {
  const { busy, answer, error, onInput, onAnswer, onEnd } = view;
  const { method, hint, checkCode } = confirming;
  const moment = momentWords(confirming.expiresAt);
  const where = hint === undefined ? method : `${method} (${hint})`;
  const described = `${confirmId}-hint${error ? ` ${confirmId}-error` : ''}`;
  return html`<form
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      onAnswer();
    }}
  >
    <p tabindex="-1" data-confirm-sent>
      ${msg(str`Đã gửi: ${where}. Mã kiểm tra trong tin phải giống mã này:`, { id: 'confirm-sent' })}
    </p>
    <p class="tk-code" translate="no">${checkCode}</p>
    <div class="tk-field ${error ? 'tk-field-error' : ''}">
      <label class="tk-label" for=${confirmId}
        >${msg('Mã xác nhận', { id: 'confirm-answer' })}</label
      >
      <div class="tk-hint" id="${confirmId}-hint">
        ${msg(str`Ghi mã trong tin trước ${moment}. Hai mã kiểm tra khác nhau thì đừng ghi.`, {
          id: 'confirm-answer-hint',
        })}
      </div>
      ${error ? errorLine(`${confirmId}-error`, error) : nothing}
      <input
        class="tk-input tk-width-digits"
        type="text"
        inputmode="numeric"
        id=${confirmId}
        autocomplete="one-time-code"
        aria-describedby=${described}
        aria-invalid=${error ? 'true' : nothing}
        .value=${live(answer)}
        @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
      />
    </div>
    <p>
      ${msg('Xác nhận nghĩa là bạn đã đọc lại tờ khai và cam đoan nội dung là đúng.', {
        id: 'confirm-declares',
      })}
    </p>
    <p class="tk-actions">
      <button type="submit" class="tk-button tk-button-primary" ?disabled=${busy}>
        ${
          view.several
            ? msg('Tôi xác nhận tờ khai', { id: 'confirm-form' })
            : msg('Tôi xác nhận tờ khai và nộp', { id: 'confirm-submit' })
        }
      </button>
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onEnd}
        data-confirm-end
      >
        ${msg('Thôi, chọn cách khác', { id: 'confirm-end' })}
      </button>
    </p>
  </form>`;
}
