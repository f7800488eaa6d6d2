import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { copyOf, setAll } from './plain-drawing.ts';
import { PlainField } from './plain-field.ts';

/** A box to tick. Never ticked beforehand: consent is given, not taken. */
export class ConfirmField extends PlainField {
  protected override render(): TemplateResult {
    return html`<div class="tk-field ${this.stateClass}">
      ${this.help()}
      <div class="tk-option">
        <input
          class="tk-box"
          type="checkbox"
          id=${this.controlId}
          name=${this.controlId}
          aria-describedby=${this.descriptionIds()}
          aria-invalid=${this.invalid()}
          ?disabled=${this.disabled}
          .checked=${live(this.value === true)}
          @change=${this.#onChange}
        />
        ${this.label()}
      </div>
    </div>`;
  }

  protected override drawPlain(): HTMLElement {
    const id = this.controlId;
    const input = copyOf('input', { class: 'tk-box', type: 'checkbox' });
    setAll(input, { id, name: id });
    input.addEventListener('change', this.#onChange);
    const option = copyOf('div', { class: 'tk-option' });
    option.append(input, this.plainLabel('label'));
    const outer = copyOf('div', {});
    outer.append(...this.plainHelp(), option);
    return outer;
  }

  protected override patchPlain(outer: HTMLElement): void {
    super.patchPlain(outer);
    const input = outer.querySelector('input')!;
    setAll(input, { 'aria-describedby': this.descriptionIds(), 'aria-invalid': this.invalid() });
    input.disabled = this.disabled;
    input.checked = this.value === true;
  }

  readonly #onChange = (event: Event): void => {
    this.tell((event.target as HTMLInputElement).checked ? true : undefined, true);
  };
}
