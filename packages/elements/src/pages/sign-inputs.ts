import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorLine } from '../fields/field-lines.ts';
import { fileSize } from '../words/file-size.ts';
import type { SignFormView } from './sign-form.ts';

/** Largest PKCS#12 file taken, in bytes: real ones have a few thousand. */
const MAX_P12 = 1_000_000;
/** Largest signed PDF taken, in bytes. */
const MAX_SIGNED = 100_000_000;

/** What a way to sign asks for, by its `needs`. */
export const signInputs = {
  none: () => nothing,
  p12: p12Inputs,
  account: accountInput,
  token: tokenInputs,
  'signed-file': signedFileInput,
} as const;

function p12Inputs(view: SignFormView): TemplateResult {
  const { form, onInput } = view;
  return html`${control(
    view,
    'tk-p12',
    msg('Tệp chứng thư số (.p12 hoặc .pfx)', { id: 'p12-file' }),
    ({ describedBy, invalid }) =>
      html`<input
        class="tk-input tk-file"
        type="file"
        id="tk-p12"
        accept=".p12,.pfx,application/x-pkcs12"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        @change=${(event: Event) => onInput({ p12: fileOf(event, MAX_P12) })}
      />`,
  )}
  ${control(
    view,
    'tk-password',
    msg('Mật khẩu của tệp', { id: 'p12-password' }),
    ({ describedBy, invalid }) =>
      html`<input
        class="tk-input tk-width-digits"
        type="password"
        id="tk-password"
        autocomplete="off"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(form.password)}
        @input=${(event: Event) => onInput({ password: valueOf(event) })}
      />`,
    msg('Mật khẩu chỉ dùng trên máy này, không gửi đi đâu', { id: 'p12-password-hint' }),
  )}`;
}

function accountInput(view: SignFormView): TemplateResult {
  const { form, onInput } = view;
  return control(
    view,
    'tk-account',
    msg('Số định danh đã đăng ký với dịch vụ ký số', { id: 'sign-account' }),
    ({ describedBy, invalid }) =>
      html`<input
        class="tk-input tk-width-digits"
        type="text"
        inputmode="numeric"
        id="tk-account"
        autocomplete="off"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(form.account ?? '')}
        @input=${(event: Event) => onInput({ account: valueOf(event) })}
      />`,
    msg('Thường là số căn cước 12 chữ số. Dịch vụ sẽ hỏi lại trên điện thoại của bạn', {
      id: 'sign-account-hint',
    }),
  );
}

function tokenInputs(view: SignFormView): TemplateResult {
  const { form, onInput } = view;
  return html`${control(
    view,
    'tk-pin',
    msg('Mã PIN của thiết bị ký số', { id: 'sign-pin' }),
    ({ describedBy, invalid }) =>
      html`<input
        class="tk-input tk-width-digits"
        type="password"
        id="tk-pin"
        autocomplete="off"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(form.pin ?? '')}
        @input=${(event: Event) => onInput({ pin: valueOf(event) })}
      />`,
    msg('Chỉ gửi cho chương trình ký trên máy này. Để trống nếu chương trình tự hỏi', {
      id: 'sign-pin-hint',
    }),
  )}
  ${control(
    view,
    'tk-pairing',
    msg('Mã ghép nối', { id: 'sign-pairing' }),
    ({ describedBy, invalid }) =>
      html`<input
        class="tk-input tk-width-digits"
        type="text"
        inputmode="numeric"
        id="tk-pairing"
        autocomplete="off"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(form.pairing ?? '')}
        @input=${(event: Event) => onInput({ pairing: valueOf(event) })}
      />`,
    msg('Chương trình ký hiện mã này. Chỉ cần lần đầu trên trang này', {
      id: 'sign-pairing-hint',
    }),
  )}`;
}

function signedFileInput(view: SignFormView): TemplateResult {
  const { download, onInput } = view;
  return html`<ol class="tk-list">
      <li>
        ${msg('Tải tệp này về máy, không sửa gì trong tệp.', { id: 'sign-outside-download' })}
        ${
          download
            ? html`<a href=${download.href} download=${download.fileName} data-outside
                >${msg('Tải tệp cần ký', { id: 'sign-outside-link' })} (PDF,
                ${fileSize(download.size)})</a
              >`
            : nothing
        }
      </li>
      <li>
        ${msg('Mở tệp bằng chương trình ký của bạn và ký vào đúng ô chữ ký của mình.', {
          id: 'sign-outside-sign',
        })}
      </li>
      <li>${msg('Chọn tệp đã ký ở dưới đây.', { id: 'sign-outside-choose' })}</li>
    </ol>
    ${control(
      view,
      'tk-signed-file',
      msg('Tệp đã ký (.pdf)', { id: 'sign-outside-file' }),
      ({ describedBy, invalid }) =>
        html`<input
          class="tk-input tk-file"
          type="file"
          id="tk-signed-file"
          accept=".pdf,application/pdf"
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          @change=${(event: Event) => onInput({ file: fileOf(event, MAX_SIGNED) })}
        />`,
    )}`;
}

interface Wiring {
  describedBy: string | typeof nothing;
  invalid: 'true' | typeof nothing;
}

function control(
  view: SignFormView,
  id: string,
  label: string,
  render: (wiring: Wiring) => TemplateResult,
  hint?: string,
): TemplateResult {
  const words = errorOf(view, id);
  const ids = [hint ? `${id}-hint` : '', words ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="tk-field ${words ? 'tk-field-error' : ''}">
    <label class="tk-label" for=${id}>${label}</label>
    ${hint ? html`<div class="tk-hint" id="${id}-hint">${hint}</div>` : nothing}
    ${words ? errorLine(`${id}-error`, words) : nothing}
    ${render({ describedBy: ids || nothing, invalid: words ? 'true' : nothing })}
  </div>`;
}

/** The words of the summary that are about a control. */
export function errorOf({ lines }: SignFormView, id: string): string | undefined {
  return lines.find(({ pointer }) => pointer === `/${id}`)?.words;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

/** The file chosen; undefined when there is none, or one too large to be what is asked for. */
function fileOf(event: Event, maxBytes: number): File | undefined {
  const file = (event.target as HTMLInputElement).files?.[0];
  return file && file.size <= maxBytes ? file : undefined;
}
