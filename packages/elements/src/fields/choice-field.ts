import { msg } from '@lit/localize';
import type { Choice } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { FieldElement } from './field-element.ts';

/** Most options that are shown as radios when the procedure does not say. */
const MOST_RADIOS = 7;

/** One of several options: native radios, or a native select for a long list. */
export class ChoiceField extends FieldElement {
  protected override render(): TemplateResult {
    const choices = this.question.choices ?? [];
    const radios =
      this.question.options.display === 'radios' ||
      (this.question.options.display !== 'select' && choices.length <= MOST_RADIOS);
    return radios ? this.#radios(choices) : this.#select(choices);
  }

  // No role on the fieldset: with radios JAWS would read the description at every option. No
  // aria-invalid on a radio (ARIA gives it to groups only): the group's description tells the error.
  #radios(choices: readonly Choice[]): TemplateResult {
    return html`<fieldset
      class="tk-field ${this.issue ? 'tk-field-error' : ''}"
      aria-describedby=${this.descriptionIds()}
      ?disabled=${this.disabled}
    >
      ${this.legend()} ${this.help()}
      <div class="tk-options">${choices.map((choice, index) => this.#radio(choice, index))}</div>
    </fieldset>`;
  }

  #radio(choice: Choice, index: number): TemplateResult {
    // The first option has the bare id, so that the error link leads to it.
    const id = index === 0 ? this.controlId : `${this.controlId}-${index + 1}`;
    const hint = choice.description ? `${id}-option-hint` : nothing;
    return html`<div class="tk-option">
      <input
        class="tk-box"
        type="radio"
        id=${id}
        name=${this.controlId}
        value=${choice.value}
        aria-describedby=${hint}
        .checked=${live(this.value === choice.value)}
        @change=${() => this.tell(choice.value, true)}
      />
      <label class="tk-option-label" for=${id}>${choice.title}</label>
      ${
        choice.description
          ? html`<div class="tk-hint tk-option-hint" id=${hint}>${choice.description}</div>`
          : nothing
      }
    </div>`;
  }

  #select(choices: readonly Choice[]): TemplateResult {
    return html`<div class="tk-field ${this.issue ? 'tk-field-error' : ''}">
      ${this.label()} ${this.help()}
      <select
        class="tk-input tk-select"
        id=${this.controlId}
        name=${this.controlId}
        autocomplete=${this.question.options.autocomplete ?? 'off'}
        aria-describedby=${this.descriptionIds()}
        aria-invalid=${this.invalid()}
        ?disabled=${this.disabled}
        @input=${this.#onSelect}
      >
        <option value="" .selected=${live(this.value === undefined)}>
          ${msg('Chọn một mục', { id: 'choose-one' })}
        </option>
        ${choices.map(
          (choice, index) =>
            html`<option value=${index + 1} .selected=${live(this.value === choice.value)}>
              ${choice.title}
            </option>`,
        )}
      </select>
    </div>`;
  }

  readonly #onSelect = (event: Event): void => {
    const { selectedIndex } = event.target as HTMLSelectElement;
    this.tell(this.question.choices?.[selectedIndex - 1]?.value, true);
  };
}
