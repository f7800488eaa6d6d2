import { html, nothing, type TemplateResult } from 'lit';
import { defineOnce } from '../define-once.ts';
import { Later } from '../later.ts';
import { InputField, type InputTraits } from './input-field.ts';

const suggestions = new Later(async () => {
  const { TextSuggestions } = await import('./text-suggestions.ts');
  defineOnce('tk-text-suggestions', TextSuggestions);
});

/** One line of text: a name, a title, a place. Names out of a list may be offered under it. */
export class TextField extends InputField {
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#suggests) suggestions.ahead();
  }

  protected override get traits(): InputTraits {
    return { autocapitalize: this.question.options.uppercase ? 'words' : 'sentences' };
  }

  protected override get plain(): boolean {
    return !this.#suggests;
  }

  protected override underneath(): TemplateResult | typeof nothing {
    if (!this.#suggests || this.disabled) return nothing;
    return html`<tk-text-suggestions
      .text=${this.shown}
      .label=${this.question.title}
      @tk-suggestion=${(event: CustomEvent<string>) => this.#take(event)}
    ></tk-text-suggestions>`;
  }

  get #suggests(): boolean {
    return this.question?.options.suggest !== undefined;
  }

  #take(event: CustomEvent<string>): void {
    event.stopPropagation();
    this.tell(event.detail, true);
    this.focus();
  }
}
