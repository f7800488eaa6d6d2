import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { copyOf, setAll } from './plain-drawing.ts';
import { PlainField } from './plain-field.ts';

/** One of the inputs of a field that has several. */
export interface PartTraits<Part extends string> {
  name: Part;
  label: string;
  width: 'day' | 'year';
  /** Autofill token. */
  autocomplete?: string;
}

/**
 * One answer in several short inputs: a date, a time. No jumping to the next box, no cut. What does
 * not compose is kept as the strings of the boxes, so nothing typed is lost.
 */
export abstract class PartsField<Part extends string> extends PlainField {
  #typed: Record<Part, string> | undefined;
  #told: unknown;

  /** The inputs in order. */
  protected abstract get parts(): readonly PartTraits<Part>[];
  /** The boxes of an answer that is kept; undefined when there is none. */
  protected abstract partsOf(value: unknown): Record<Part, string> | undefined;
  /** The answer out of the boxes: empty when they are; anything but a text when they make none. */
  protected abstract compose(typed: Record<Part, string>): unknown;

  protected override render(): TemplateResult {
    // JAWS reads the description of a group of text inputs only with an explicit role.
    return html`<fieldset
      class="tk-field ${this.stateClass}"
      id=${this.controlId}
      role="group"
      aria-describedby=${this.descriptionIds()}
      ?disabled=${this.disabled}
    >
      ${this.legend()} ${this.help()}
      <div class="tk-date">${this.parts.map((part) => this.#input(part))}</div>
    </fieldset>`;
  }

  #input({ name, label, width, autocomplete = 'off' }: PartTraits<Part>): TemplateResult {
    const id = `${this.controlId}-${name}`;
    const onTyped = (event: Event) => this.#onTyped(name, event);
    return html`<div>
      <label class="tk-part-label" for=${id}>${label}</label>
      <input
        class="tk-input tk-width-${width}"
        id=${id}
        name=${id}
        type="text"
        inputmode="numeric"
        autocomplete=${autocomplete}
        spellcheck="false"
        aria-invalid=${this.#isWrong(name) ? 'true' : nothing}
        .value=${live(this.#shown[name])}
        @input=${onTyped}
        @change=${onTyped}
      />
    </div>`;
  }

  protected override drawPlain(): HTMLElement {
    const outer = copyOf('fieldset', { role: 'group' });
    outer.id = this.controlId;
    const parts = copyOf('div', { class: 'tk-date' });
    parts.append(...this.parts.map((part) => this.#drawInput(part)));
    outer.append(this.plainLabel('legend'), ...this.plainHelp(), parts);
    return outer;
  }

  protected override patchPlain(outer: HTMLElement): void {
    super.patchPlain(outer);
    setAll(outer, { 'aria-describedby': this.descriptionIds() });
    (outer as HTMLFieldSetElement).disabled = this.disabled;
    const inputs = outer.querySelectorAll('input');
    this.parts.forEach(({ name }, index) => {
      const input = inputs[index]!;
      setAll(input, { 'aria-invalid': this.#isWrong(name) ? 'true' : nothing });
      if (input.value !== this.#shown[name]) input.value = this.#shown[name];
    });
  }

  #drawInput({ name, label, width, autocomplete = 'off' }: PartTraits<Part>): HTMLElement {
    const id = `${this.controlId}-${name}`;
    const words = copyOf('label', { class: 'tk-part-label' });
    setAll(words, { for: id });
    words.textContent = label;
    const input = copyOf('input', {
      class: `tk-input tk-width-${width}`,
      type: 'text',
      inputmode: 'numeric',
      autocomplete,
      spellcheck: 'false',
    });
    setAll(input, { id, name: id });
    const onTyped = (event: Event) => this.#onTyped(name, event);
    input.addEventListener('input', onTyped);
    input.addEventListener('change', onTyped);
    const part = document.createElement('div');
    part.append(words, input);
    return part;
  }

  #onTyped(part: Part, event: Event): void {
    const next = { ...this.#shown, [part]: (event.target as HTMLInputElement).value };
    const composed = this.compose(next);
    this.#typed = next;
    this.#told = typeof composed === 'string' ? composed || undefined : next;
    this.tell(this.#told, event.type === 'change');
  }

  /** While the answer is the one told last, what was typed: "3" must not turn into "03". */
  get #shown(): Record<Part, string> {
    if (this.#typed && this.value === this.#told) return this.#typed;
    const empty = Object.fromEntries(this.parts.map(({ name }) => [name, '']));
    return this.partsOf(this.value) ?? (empty as Record<Part, string>);
  }

  #isWrong(part: Part): boolean {
    if (!this.issue || this.invalid() === nothing) return false;
    const wrong = this.issue.params['part'];
    return wrong === undefined || wrong === part;
  }
}
