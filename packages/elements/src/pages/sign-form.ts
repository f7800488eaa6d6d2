import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorLine } from '../fields/field-element.ts';
import type { SignMethod } from '../ports.ts';
import type { SummaryLine } from './error-summary.ts';

/** What stands in the form of one signer. */
export interface SignForm {
  /** Id of the method; the first one when empty. */
  method: string;
  p12?: Uint8Array | undefined;
  password: string;
  confirmed: boolean;
}

export interface SignFormView {
  form: SignForm;
  methods: readonly SignMethod[];
  busy: boolean;
  /** Lines of the summary: those that point here are shown beside their control too. */
  lines: readonly SummaryLine[];
  onInput: (change: Partial<SignForm>) => void;
  onSign: () => void;
}

/** Largest PKCS#12 file read, in bytes: real ones have a few thousand. */
const MAX_P12 = 1_000_000;

/** The form in which one person signs. Its ids are its own: the page shows one such form. */
export function signForm(view: SignFormView): TemplateResult {
  const { form, methods } = view;
  const method = methods.find(({ id }) => id === form.method) ?? methods[0];
  if (!method) {
    return html`<p class="tk-notice">
      ${msg('Cổng này chưa có cách ký số nào. Hãy in tờ khai ra giấy và ký tay.', {
        id: 'no-sign-method',
      })}
    </p>`;
  }
  return html`<form
    novalidate
    autocomplete="off"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!view.busy) view.onSign();
    }}
  >
    ${methods.length > 1 ? methodRadios(view, method) : methodHint(method)}
    ${method.needs === 'p12' ? p12Inputs(view) : nothing} ${confirmBox(view)}
    <button class="tk-button tk-button-primary" type="submit" ?disabled=${view.busy}>
      ${msg('Ký số', { id: 'sign' })}
    </button>
  </form>`;
}

/** What is missing before one can sign, in the order of the form. */
export function checkSignForm(form: SignForm, methods: readonly SignMethod[]): SummaryLine[] {
  const method = methods.find(({ id }) => id === form.method) ?? methods[0];
  const lines: SummaryLine[] = [];
  if (method?.needs === 'p12' && !form.p12) {
    lines.push({
      words: msg('Hãy chọn tệp chứng thư số (.p12 hoặc .pfx)', { id: 'sign-missing-p12' }),
      pointer: '/tk-p12',
    });
  }
  if (method?.needs === 'p12' && form.password === '') {
    lines.push({
      words: msg('Hãy ghi mật khẩu của tệp chứng thư số', { id: 'sign-missing-password' }),
      pointer: '/tk-password',
    });
  }
  if (!form.confirmed) {
    lines.push({
      words: msg('Hãy đánh dấu vào ô xác nhận trước khi ký', { id: 'sign-missing-confirm' }),
      pointer: '/tk-confirm',
    });
  }
  return lines;
}

function methodHint(method: SignMethod): TemplateResult {
  return html`<p>
    ${method.label}${method.hint ? html`<span class="tk-soft"> – ${method.hint}</span>` : nothing}
  </p>`;
}

function methodRadios({ methods, onInput }: SignFormView, chosen: SignMethod): TemplateResult {
  return html`<fieldset class="tk-field">
    <legend class="tk-label">${msg('Ký bằng cách nào', { id: 'sign-method' })}</legend>
    <div class="tk-options">
      ${methods.map((method, index) => {
        const id = `tk-method-${index + 1}`;
        return html`<div class="tk-option">
          <input
            class="tk-box"
            type="radio"
            id=${id}
            name="tk-method"
            aria-describedby=${method.hint ? `${id}-hint` : nothing}
            .checked=${live(method === chosen)}
            @change=${() => onInput({ method: method.id })}
          />
          <label class="tk-option-label" for=${id}>${method.label}</label>
          ${
            method.hint
              ? html`<div class="tk-hint tk-option-hint" id="${id}-hint">${method.hint}</div>`
              : nothing
          }
        </div>`;
      })}
    </div>
  </fieldset>`;
}

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
        @change=${async (event: Event) => onInput(await readP12(event))}
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
        @input=${(event: Event) => onInput({ password: (event.target as HTMLInputElement).value })}
      />`,
    msg('Mật khẩu chỉ dùng trên máy này, không gửi đi đâu', { id: 'p12-password-hint' }),
  )}`;
}

function confirmBox(view: SignFormView): TemplateResult {
  const words = errorOf(view, 'tk-confirm');
  return html`<div class="tk-field ${words ? 'tk-field-error' : ''}">
    ${words ? errorLine('tk-confirm-error', words) : nothing}
    <div class="tk-option">
      <input
        class="tk-box"
        type="checkbox"
        id="tk-confirm"
        aria-describedby=${words ? 'tk-confirm-error' : nothing}
        aria-invalid=${words ? 'true' : nothing}
        .checked=${live(view.form.confirmed)}
        @change=${(event: Event) =>
          view.onInput({ confirmed: (event.target as HTMLInputElement).checked })}
      />
      <label class="tk-option-label" for="tk-confirm">
        ${msg('Tôi đã đọc lại tờ khai, cam đoan nội dung là đúng, và đồng ý ký số.', {
          id: 'sign-confirm',
        })}
      </label>
    </div>
  </div>`;
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

function errorOf({ lines }: SignFormView, id: string): string | undefined {
  return lines.find(({ pointer }) => pointer === `/${id}`)?.words;
}

async function readP12(event: Event): Promise<Pick<SignForm, 'p12'>> {
  const file = (event.target as HTMLInputElement).files?.[0];
  if (!file || file.size > MAX_P12) return { p12: undefined };
  return { p12: new Uint8Array(await file.arrayBuffer()) };
}
