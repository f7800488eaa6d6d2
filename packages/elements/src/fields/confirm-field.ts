import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { FieldElement } from './field-element.ts';

/** A box to tick. Never ticked beforehand: consent is given, not taken. */
export class ConfirmField extends FieldElement {
  protected override render(): TemplateResult {
    return html`<div class="tk-field ${this.issue ? 'tk-field-error' : ''}">
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

  readonly #onChange = (event: Event): void => {
    this.tell((event.target as HTMLInputElement).checked ? true : undefined, true);
  };
}
