import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { adoptInto } from '../styles/adopt.ts';
import { longTextStyles } from '../styles/long-text-styles.ts';
import { FieldElement } from './field-element.ts';
import { textOf, typed } from './input-field.ts';

/** The spoken counter waits for a pause in typing. */
const PAUSE_MS = 1000;
/** Below this share of the limit the counter says nothing. */
const SPOKEN_FROM = 0.75;

/** Several lines of text, with a count when the length is limited. What goes over is kept. */
export class LongTextField extends FieldElement {
  static override properties = { ...FieldElement.properties, spokenCount: { state: true } };

  declare protected spokenCount: string;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.spokenCount = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [longTextStyles]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    clearInterval(this.#watch);
  }

  protected override render(): TemplateResult {
    const limit = this.#limit;
    return html`<div class="tk-field ${this.stateClass}">
      ${this.label()} ${this.help()}
      <textarea
        class="tk-input tk-textarea"
        id=${this.controlId}
        name=${this.controlId}
        rows="4"
        autocomplete=${this.question.options.autocomplete ?? 'off'}
        spellcheck="false"
        translate="no"
        aria-describedby=${
          limit === undefined ? this.descriptionIds() : this.descriptionIds(this.#limitId)
        }
        aria-invalid=${this.invalid()}
        ?disabled=${this.disabled}
        .value=${live(textOf(this.value))}
        @input=${this.#onInput}
        @change=${this.#onChange}
        @focus=${this.#onFocus}
        @blur=${this.#onBlur}
      ></textarea>
      ${limit === undefined ? nothing : this.#counter(limit)}
    </div>`;
  }

  #counter(limit: number): TemplateResult {
    const words = this.#countWords(limit);
    const over = this.#length > limit;
    return html`<p class="tk-visually-hidden" id=${this.#limitId}>
        ${msg(str`Tối đa ${limit} ký tự`, { id: 'count-limit' })}
      </p>
      <p class="tk-hint ${over ? 'tk-count-over' : ''}" aria-hidden="true">${words}</p>
      <p class="tk-visually-hidden" aria-live="polite">${this.spokenCount}</p>`;
  }

  #countWords(limit: number): string {
    const left = limit - this.#length;
    const over = -left;
    return left >= 0
      ? msg(str`Còn ${left} ký tự`, { id: 'count-left' })
      : msg(str`Quá ${over} ký tự`, { id: 'count-over' });
  }

  get #limit(): number | undefined {
    const limit = this.question.schema['maxLength'];
    return typeof limit === 'number' ? limit : undefined;
  }

  /** In code points of the composed form, as JSON Schema counts the tidied answer. */
  get #length(): number {
    return Array.from(textOf(this.value).normalize('NFC')).length;
  }

  get #limitId(): string {
    return `${this.controlId}-limit`;
  }

  readonly #onInput = (event: Event): void => {
    this.tell(typed(event), false);
    this.#speakLater();
  };

  readonly #onChange = (event: Event): void => this.tell(typed(event), true);

  // Speech recognition such as Dragon changes the value without any event.
  readonly #onFocus = (event: Event): void => {
    const control = event.target as HTMLTextAreaElement;
    this.#watch = setInterval(() => {
      if (control.value !== textOf(this.value)) this.tell(control.value || undefined, false);
    }, PAUSE_MS);
  };

  readonly #onBlur = (): void => clearInterval(this.#watch);

  #speakLater(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      const limit = this.#limit;
      if (limit !== undefined && this.#length >= limit * SPOKEN_FROM) {
        this.spokenCount = this.#countWords(limit);
      }
    }, PAUSE_MS);
  }
}
