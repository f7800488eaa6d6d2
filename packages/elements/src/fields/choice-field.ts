import { msg } from '@lit/localize';
import type { Choice } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { FieldElement } from './field-element.ts';
import { copyOf, setAll } from './plain-drawing.ts';

/** Most options that are shown as radios when the procedure does not say. */
const MOST_RADIOS = 7;

/** One of several options: native radios, or a native select for a long list. */
export class ChoiceField extends FieldElement {
  protected override render(): TemplateResult {
    const choices = this.question.choices ?? [];
    return this.#isSelect ? this.#select(choices) : this.#radios(choices);
  }

  /** A select is drawn by hand, radios are not. */
  protected override get plain(): boolean {
    return this.#isSelect;
  }

  get #isSelect(): boolean {
    const { options, choices = [] } = this.question;
    return (
      options.display === 'select' || (options.display !== 'radios' && choices.length > MOST_RADIOS)
    );
  }

  protected override drawPlain(): HTMLElement {
    const id = this.controlId;
    const select = copyOf('select', {
      class: 'tk-input tk-select',
      autocomplete: this.question.options.autocomplete ?? 'off',
    });
    setAll(select, { id, name: id });
    select.addEventListener('input', this.#onSelect);
    const titles = (this.question.choices ?? []).map(({ title }) => title);
    select.append(
      ...[msg('Chọn một mục', { id: 'choose-one' }), ...titles].map((title, index) => {
        const option = copyOf('option', { value: index === 0 ? '' : `${index}` });
        option.textContent = title;
        return option;
      }),
    );
    const outer = copyOf('div', {});
    outer.append(this.plainLabel('label'), ...this.plainHelp(), select);
    return outer;
  }

  protected override patchPlain(outer: HTMLElement): void {
    super.patchPlain(outer);
    const select = outer.querySelector('select')!;
    setAll(select, { 'aria-describedby': this.descriptionIds(), 'aria-invalid': this.invalid() });
    select.disabled = this.disabled;
    const choices = this.question.choices ?? [];
    const place = choices.findIndex(({ value }) => value === this.value) + 1;
    if (select.selectedIndex !== place) select.selectedIndex = place;
  }

  // No role on the fieldset: with radios JAWS would read the description at every option. No
  // aria-invalid on a radio (ARIA gives it to groups only): the group's description tells the error.
  #radios(choices: readonly Choice[]): TemplateResult {
    return html`<fieldset
      class="tk-field ${this.stateClass}"
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
    return html`<div class="tk-field ${this.stateClass}">
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
