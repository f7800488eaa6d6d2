import { msg } from '@lit/localize';
import type { Choice } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choiceTitle } from './choice-title.ts';
import { FieldElement } from './field-element.ts';
import { said } from '../translator.ts';

/** Any number of options: native checkboxes, none ticked beforehand. */
export class ChoicesField extends FieldElement {
  // As for radios: no role, so that JAWS reads the description once; the error is told by it.
  protected override render(): TemplateResult {
    const manyId = `${this.controlId}-many`;
    return html`<fieldset
      class="tk-field ${this.stateClass}"
      aria-describedby=${this.descriptionIds(manyId)}
      ?disabled=${this.disabled}
    >
      ${this.legend()} ${this.help()}
      <p class="tk-hint" id=${manyId}>${msg('Có thể chọn nhiều mục', { id: 'choose-several' })}</p>
      <div class="tk-options">
        ${(this.question.choices ?? []).map((choice, index) => this.#box(choice, index))}
      </div>
    </fieldset>`;
  }

  #box(choice: Choice, index: number): TemplateResult {
    // The first option has the bare id, so that the error link leads to it.
    const id = index === 0 ? this.controlId : `${this.controlId}-${index + 1}`;
    const hint = choice.description ? `${id}-option-hint` : nothing;
    return html`<div class="tk-option">
      <input
        class="tk-box"
        type="checkbox"
        id=${id}
        name=${this.controlId}
        value=${choice.value}
        aria-describedby=${hint}
        .checked=${live(this.#chosen.includes(choice.value))}
        @change=${(event: Event) => this.#onChange(choice.value, event)}
      />
      <label class="tk-option-label" for=${id}>${choiceTitle(choice)}</label>
      ${
        choice.description
          ? html`<div class="tk-hint tk-option-hint" id=${hint}>${said(choice.description)}</div>`
          : nothing
      }
    </div>`;
  }

  get #chosen(): readonly unknown[] {
    return Array.isArray(this.value) ? this.value : [];
  }

  #onChange(option: string | number, event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    const others = this.#chosen.filter((one) => one !== option);
    const chosen = checked ? [...others, option] : others;
    this.tell(chosen.length > 0 ? chosen : undefined, true);
  }
}
