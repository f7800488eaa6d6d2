import { msg } from '@lit/localize';
import { answerInWords, groupDigits } from '@tokhai/answers';
import { html, nothing, type TemplateResult } from 'lit';
import { InputField, textOf, type InputTraits } from './input-field.ts';

/**
 * An amount of money in đồng. What is typed stays as it is; once the answer is tidied into a
 * number, it is shown in groups of three digits, 1.200.000. Under the control the amount stands in
 * words, so that a nought too many is seen.
 */
export class MoneyField extends InputField {
  protected override get traits(): InputTraits {
    return { inputMode: 'numeric', autocapitalize: 'off', width: 'digits' };
  }

  protected override get shown(): string {
    return typeof this.value === 'number' ? groupDigits(this.value) : textOf(this.value);
  }

  protected override descriptionIds(...added: string[]): string | typeof nothing {
    return super.descriptionIds(...added, ...(this.#words === '' ? [] : [this.#wordsId]));
  }

  protected override underneath(): TemplateResult | typeof nothing {
    const words = this.#words;
    if (words === '') return nothing;
    return html`<p class="tk-words" id=${this.#wordsId}>
      ${msg('Bằng chữ:', { id: 'in-words' })} <span lang="vi">${words}</span>
    </p>`;
  }

  get #words(): string {
    return answerInWords(this.question, this.value);
  }

  get #wordsId(): string {
    return `${this.controlId}-words`;
  }
}
