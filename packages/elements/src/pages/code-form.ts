import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A form that takes a short code, as somebody reads it off another screen or hears it. */
export function codeForm(view: {
  label: string;
  button: string;
  /** What is known of the code. */
  code: string;
  busy: boolean;
  /** As it is typed: it stays however often the page is drawn. */
  onCodeInput: (code: string) => void;
  onCode: (code: string) => void;
}): TemplateResult {
  const { busy, onCode, onCodeInput } = view;
  return html`<form
    novalidate
    autocomplete="off"
    @submit=${(event: Event) => {
      event.preventDefault();
      const input = (event.target as HTMLFormElement).querySelector('input');
      if (input) onCodeInput(input.value);
      if (!busy && input) onCode(input.value);
    }}
  >
    <div class="tk-field">
      <label class="tk-label" for="tk-open-code">${view.label}</label>
      <div class="tk-hint" id="tk-open-code-hint">
        ${msg('Gồm 12 chữ và số, ví dụ 7K2M-94QD-XW0B. Mã dùng được một lần.', {
          id: 'open-code-hint',
        })}
      </div>
      <input
        class="tk-input tk-width-digits"
        id="tk-open-code"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="tk-open-code-hint"
        .value=${live(view.code)}
        @input=${(event: Event) => onCodeInput((event.target as HTMLInputElement).value)}
      />
    </div>
    <p>
      <button type="submit" class="tk-button tk-button-primary" ?disabled=${busy}>
        ${view.button}
      </button>
    </p>
  </form>`;
}
