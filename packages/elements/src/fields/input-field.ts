import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { copyOf, setAll } from './plain-drawing.ts';
import { PlainField } from './plain-field.ts';

/** How a one-line input differs from kind to kind. */
export interface InputTraits {
  /** `text` or `tel`: types under which the browser leaves what is typed alone. */
  type?: 'text' | 'tel';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  autocapitalize?: 'off' | 'words' | 'sentences';
  spellcheck?: boolean;
  /** Width class, by the length of what is usually typed. */
  width?: 'digits' | 'full';
}

/**
 * A field with one line of text.
 *
 * The input is never touched while somebody types: Vietnamese input methods send backspaces and
 * letters, often without composition events. So no mask, no `maxlength` that would cut, no
 * upper-casing; the answer is tidied when the page is left.
 */
export abstract class InputField extends PlainField {
  protected abstract get traits(): InputTraits;

  /** The answer as it stands in the control. */
  protected get shown(): string {
    return textOf(this.value);
  }

  protected override render(): TemplateResult {
    const { traits } = this;
    return html`<div class="tk-field ${this.stateClass}">
      ${this.label()} ${this.help()}
      <input
        class="tk-input tk-width-${traits.width ?? 'full'}"
        id=${this.controlId}
        name=${this.controlId}
        type=${traits.type ?? 'text'}
        inputmode=${traits.inputMode ?? nothing}
        autocapitalize=${traits.autocapitalize ?? 'sentences'}
        autocomplete=${this.question.options.autocomplete ?? 'off'}
        spellcheck=${traits.spellcheck ? 'true' : 'false'}
        translate="no"
        aria-describedby=${this.descriptionIds()}
        aria-invalid=${this.invalid()}
        ?disabled=${this.disabled}
        .value=${live(this.shown)}
        @input=${this.#onTyped}
        @change=${this.#onTyped}
      />
      ${this.underneath()}
    </div>`;
  }

  protected override get plain(): boolean {
    return this.underneath === InputField.prototype.underneath;
  }

  protected override drawPlain(): HTMLElement {
    const { traits, controlId: id } = this;
    const input = copyOf('input', {
      class: `tk-input tk-width-${traits.width ?? 'full'}`,
      type: traits.type ?? 'text',
      inputmode: traits.inputMode,
      autocapitalize: traits.autocapitalize ?? 'sentences',
      autocomplete: this.question.options.autocomplete ?? 'off',
      spellcheck: traits.spellcheck ? 'true' : 'false',
      translate: 'no',
    });
    setAll(input, { id, name: id });
    input.addEventListener('input', this.#onTyped);
    input.addEventListener('change', this.#onTyped);
    const outer = copyOf('div', {});
    outer.append(this.plainLabel('label'), ...this.plainHelp(), input);
    return outer;
  }

  protected override patchPlain(outer: HTMLElement): void {
    super.patchPlain(outer);
    const input = outer.querySelector('input')!;
    setAll(input, { 'aria-describedby': this.descriptionIds(), 'aria-invalid': this.invalid() });
    input.disabled = this.disabled;
    if (input.value !== this.shown) input.value = this.shown;
  }

  /** What stands under the control. */
  protected underneath(): TemplateResult | typeof nothing {
    return nothing;
  }

  readonly #onTyped = (event: Event): void => this.tell(typed(event), event.type === 'change');
}

/** An answer as text of a control. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What stands in the control that sent an event; undefined when it is empty. */
export function typed(event: Event): string | undefined {
  const { value } = event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  return value === '' ? undefined : value;
}
