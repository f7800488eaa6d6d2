import { msg, str } from '@lit/localize';
import { foldVietnamese, type Choice } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choiceTitle } from './choice-title.ts';
import { copyOf, setAll } from './plain-drawing.ts';
import { PlainField } from './plain-field.ts';
import { said } from '../translator.ts';

/** Most options that are shown as radios when the procedure does not say. */
const MOST_RADIOS = 7;
/** Most options of a list without a search when the procedure does not say. */
const MOST_UNSEARCHED = 20;
/** The number of options found is spoken after a pause in typing. */
const PAUSE_MS = 1000;

/**
 * One of several options: native radios, a native select for a long list, and over a very long one a
 * search that shortens it. No combobox: TalkBack cannot choose in one.
 */
export class ChoiceField extends PlainField {
  static override properties = { ...PlainField.properties, query: { state: true } };

  /** What the list is searched for. */
  declare protected query: string;

  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.query = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override render(): TemplateResult {
    const choices = this.question.choices ?? [];
    return this.#isSelect ? this.#select(choices) : this.#radios(choices);
  }

  /** A select is drawn by hand, radios are not. */
  protected override get plain(): boolean {
    return this.#isSelect && !this.#isSearched;
  }

  get #isSelect(): boolean {
    const { options, choices = [] } = this.question;
    if (options.display === undefined) return choices.length > MOST_RADIOS;
    return options.display !== 'radios';
  }

  get #isSearched(): boolean {
    const { options, choices = [] } = this.question;
    return options.display === 'search' || (!options.display && choices.length > MOST_UNSEARCHED);
  }

  protected override drawPlain(): HTMLElement {
    const id = this.controlId;
    const select = copyOf('select', {
      class: 'tk-input tk-select',
      autocomplete: this.question.options.autocomplete ?? 'off',
    });
    setAll(select, { id, name: id });
    select.addEventListener('input', this.#onSelect);
    const prompt: Pick<Choice, 'title' | 'lang'> = {
      title: msg('Chọn một mục', { id: 'choose-one' }),
    };
    select.append(
      ...[prompt, ...(this.question.choices ?? [])].map(({ title, lang }, index) => {
        const option = copyOf('option', { value: index === 0 ? '' : `${index}` });
        option.textContent = title;
        if (lang !== undefined) option.lang = lang;
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
      <label class="tk-option-label" for=${id}>${choiceTitle(choice)}</label>
      ${
        choice.description
          ? html`<div class="tk-hint tk-option-hint" id=${hint}>${said(choice.description)}</div>`
          : nothing
      }
    </div>`;
  }

  #select(choices: readonly Choice[]): TemplateResult {
    return html`<div class="tk-field ${this.stateClass}">
      ${this.label()} ${this.help()} ${this.#isSearched ? this.#search() : nothing}
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
        <option value="" .selected=${live(this.value === undefined)}>${this.#prompt()}</option>
        ${choices.map((choice, index) =>
          !this.#isShown(choice)
            ? nothing
            : html`<option
                value=${index + 1}
                lang=${choice.lang ?? nothing}
                .selected=${live(this.value === choice.value)}
              >
                ${choice.title}
              </option>`,
        )}
      </select>
    </div>`;
  }

  #search(): TemplateResult {
    const id = `${this.controlId}-search`;
    return html`<div class="tk-part">
      <label class="tk-part-label" for=${id}>
        ${msg('Tìm trong danh sách', { id: 'search-choice' })}
      </label>
      <div class="tk-hint" id="${id}-hint">
        ${msg('Gõ vài chữ để rút ngắn danh sách bên dưới, không cần dấu', {
          id: 'search-commune-hint',
        })}
      </div>
      <input
        class="tk-input"
        id=${id}
        type="text"
        inputmode="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="${id}-hint"
        ?disabled=${this.disabled}
        .value=${live(this.query)}
        @input=${(event: Event) => this.#onSearch(event)}
      />
    </div>`;
  }

  /** What was chosen stays in the list, whatever is searched for. */
  #isShown({ title, value }: Choice): boolean {
    return value === this.value || foldVietnamese(title).includes(foldVietnamese(this.query));
  }

  #prompt(): string {
    if (this.query === '') return msg('Chọn một mục', { id: 'choose-one' });
    const query = foldVietnamese(this.query);
    const found = (this.question.choices ?? []).filter(({ title }) =>
      foldVietnamese(title).includes(query),
    ).length;
    return msg(str`Chọn trong ${found} mục tìm được`, { id: 'choose-found' });
  }

  #onSearch(event: Event): void {
    // A search is no answer.
    event.stopPropagation();
    this.query = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.announce(this.#prompt()), PAUSE_MS);
  }

  readonly #onSelect = (event: Event): void => {
    const index = Number((event.target as HTMLSelectElement).value);
    this.tell(this.question.choices?.[index - 1]?.value, true);
  };
}
