import { msg } from '@lit/localize';
import { composeDate, partsOfDate, type DateParts } from '@tokhai/answers';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { FieldElement } from './field-element.ts';

type Part = keyof DateParts;

const parts: readonly Part[] = ['day', 'month', 'year'];

/**
 * A date in three inputs: day, month, year. No calendar, no jumping to the next box, no cut.
 * What does not compose into a date is kept as the three strings, so nothing typed is lost.
 */
export class DateField extends FieldElement {
  #typed: DateParts | undefined;
  #told: unknown;

  protected override render(): TemplateResult {
    // JAWS reads the description of a group of text inputs only with an explicit role.
    return html`<fieldset
      class="tk-field ${this.issue ? 'tk-field-error' : ''}"
      id=${this.controlId}
      role="group"
      aria-describedby=${this.descriptionIds()}
      ?disabled=${this.disabled}
    >
      ${this.legend()} ${this.help()}
      <div class="tk-date">${parts.map((part) => this.#input(part))}</div>
    </fieldset>`;
  }

  #input(part: Part): TemplateResult {
    const id = `${this.controlId}-${part}`;
    return html`<div>
      <label class="tk-part-label" for=${id}>${partWords(part)}</label>
      <input
        class="tk-input ${part === 'year' ? 'tk-width-year' : 'tk-width-day'}"
        id=${id}
        name=${id}
        type="text"
        inputmode="numeric"
        autocomplete=${this.#autocomplete(part)}
        spellcheck="false"
        aria-invalid=${this.#isWrong(part) ? 'true' : nothing}
        .value=${live(this.#shown[part])}
        @input=${(event: Event) => this.#onInput(part, event, false)}
        @change=${(event: Event) => this.#onInput(part, event, true)}
      />
    </div>`;
  }

  #onInput(part: Part, event: Event, commit: boolean): void {
    const next = { ...this.#shown, [part]: (event.target as HTMLInputElement).value };
    const composed = composeDate(next, this.question);
    this.#typed = next;
    this.#told = typeof composed === 'string' ? composed || undefined : next;
    this.tell(this.#told, commit);
  }

  /** While the answer is the one told last, what was typed: "3" must not turn into "03". */
  get #shown(): DateParts {
    if (this.#typed && this.value === this.#told) return this.#typed;
    return partsOfDate(this.value) ?? { day: '', month: '', year: '' };
  }

  #isWrong(part: Part): boolean {
    if (!this.issue) return false;
    const wrong = this.issue.params['part'];
    return wrong === undefined || wrong === part;
  }

  #autocomplete(part: Part): string {
    return this.question.options.autocomplete === 'bday' ? `bday-${part}` : 'off';
  }
}

function partWords(part: Part): string {
  const words: Record<Part, string> = {
    day: msg('Ngày', { id: 'day' }),
    month: msg('Tháng', { id: 'month' }),
    year: msg('Năm', { id: 'year' }),
  };
  return words[part];
}
