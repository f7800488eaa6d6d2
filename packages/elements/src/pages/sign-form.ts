import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { defineOnce } from '../define-once.ts';
import { errorLine } from '../fields/field-lines.ts';
import { Later } from '../later.ts';
import type { SignatureInk, SignInput, SignMethod } from '../ports.ts';
import { fileFailureWords } from '../words/file-failures.ts';
import { onItsWay } from '../words/on-its-way.ts';
import type { SummaryLine } from './error-summary.ts';
import { errorOf, signInputs } from './sign-inputs.ts';

/** Where somebody draws a signature for the looks: few do. */
const inkPad = new Later(async () => {
  const { SignatureInk: InkPad } = await import('../signature-ink/signature-ink.ts');
  defineOnce('tk-signature-ink', InkPad);
});

/** What stands in the form of one signer. */
export interface SignForm {
  /** Id of the method; the first one when empty. */
  method: string;
  /** Read once somebody signs, who need not wait for that before. */
  p12?: File | undefined;
  password: string;
  account?: string | undefined;
  pin?: string | undefined;
  pairing?: string | undefined;
  file?: File | undefined;
  ink?: SignatureInk | undefined;
  confirmed: boolean;
}

export interface SignFormView {
  form: SignForm;
  methods: readonly SignMethod[];
  busy: boolean;
  /** Lines of the summary: those that point here are shown beside their control too. */
  lines: readonly SummaryLine[];
  /** The PDF as it is now, for a method that signs it elsewhere. */
  download: { href: string; fileName: string; size: number } | undefined;
  onInput: (change: Partial<SignForm>) => void;
  onSign: () => void;
}

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
    ${signInputs[method.needs](view)} ${method.needs === 'signed-file' ? nothing : inkBox(view)}
    ${confirmBox(view)}
    <button class="tk-button tk-button-primary" type="submit" ?disabled=${view.busy}>
      ${
        method.needs === 'signed-file'
          ? msg('Kiểm tra và nhận chữ ký', { id: 'sign-outside-take' })
          : msg('Ký số', { id: 'sign' })
      }
    </button>
  </form>`;
}

/**
 * What a port is asked with, out of what stands in the form.
 *
 * @throws DOMException when the file that was chosen can no longer be read
 */
export async function signInput(form: SignForm, { needs }: SignMethod): Promise<SignInput> {
  const { ink } = form;
  return { ...(await inputOf(form, needs)), ...(ink && needs !== 'signed-file' ? { ink } : {}) };
}

async function inputOf(form: SignForm, needs: SignMethod['needs']): Promise<SignInput> {
  const { p12, password, account = '', pin = '', pairing = '', file } = form;
  if (needs === 'p12' && p12) return { p12: await bytesOf(p12), password };
  if (needs === 'account') return { account: account.replaceAll(/[\s.]/g, '') };
  if (needs === 'token') {
    return {
      ...(pin === '' ? {} : { pin }),
      ...(pairing.trim() === '' ? {} : { pairing: pairing.replaceAll(/[\s-]/g, '') }),
    };
  }
  return needs === 'signed-file' && file ? { file: await bytesOf(file) } : {};
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** What is said at its control of a file that can no longer be read. */
export function unreadable({ needs }: SignMethod): SummaryLine[] {
  const words = fileFailureWords({ code: 'file-unreadable' });
  return [{ words, pointer: needs === 'p12' ? '/tk-p12' : '/tk-signed-file' }];
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
  if (method?.needs === 'account' && !form.account?.trim()) {
    lines.push({
      words: msg('Hãy ghi số định danh đã đăng ký với dịch vụ ký số', {
        id: 'sign-missing-account',
      }),
      pointer: '/tk-account',
    });
  }
  if (method?.needs === 'signed-file' && !form.file) {
    lines.push({
      words: msg('Hãy chọn tệp PDF đã ký', { id: 'sign-missing-file' }),
      pointer: '/tk-signed-file',
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

function inkBox({ form, onInput }: SignFormView): TemplateResult {
  return html`<details class="tk-more" data-ink @toggle=${() => inkPad.ahead()}>
    <summary>
      <span>${msg('Thêm hình chữ ký tay (không bắt buộc)', { id: 'ink-add' })}</span>
    </summary>
    <tk-signature-ink
      .ink=${form.ink}
      @ink-change=${(event: CustomEvent<SignatureInk | undefined>) =>
        onInput({ ink: event.detail })}
      ><p>${onItsWay()}</p></tk-signature-ink
    >
  </details>`;
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
