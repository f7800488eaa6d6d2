import { msg } from '@lit/localize';
import { answerInWords, kinds } from '@tokhai/answers';
import { html, nothing, type TemplateResult } from 'lit';
import { FieldElement } from './field-element.ts';

/**
 * An answer that follows from others: read here, never written. It is an `output`: a change of it is
 * spoken, without taking the focus from where the person is.
 */
export class ComputedField extends FieldElement {
  /** There is no control: an error link leads to the answer itself. */
  override focus(options?: FocusOptions): void {
    this.querySelector('output')?.focus(options);
  }

  override reveal(): void {
    this.querySelector('label')?.scrollIntoView({ block: 'start' });
    this.focus({ preventScroll: true });
  }

  protected override labelWords(): unknown {
    // Nobody may leave it out, and nobody has to give it.
    return this.titleWords();
  }

  protected override render(): TemplateResult {
    const words = kinds.computed.format(this.value, this.question);
    return html`<div class="tk-field ${this.stateClass}">
      ${this.label()} ${this.help()}
      <output
        class="tk-computed"
        id=${this.controlId}
        tabindex="-1"
        translate="no"
        aria-describedby=${this.descriptionIds()}
        >${words === '' ? msg('Chưa tính được', { id: 'not-computed' }) : words}</output
      >
      ${this.#inWords()}
    </div>`;
  }

  #inWords(): TemplateResult | typeof nothing {
    const words = this.question.options.unit ? answerInWords(this.question, this.value) : '';
    if (words === '') return nothing;
    return html`<p class="tk-words">
      ${msg('Bằng chữ:', { id: 'in-words' })} <span lang="vi">${words}</span>
    </p>`;
  }
}
