import { html, nothing, type TemplateResult } from 'lit';

/** What comes after a form, where its host leads on to something. */
export interface NextForm {
  /** What the button says, in the language of the screen. */
  words: string;
  onNext: () => void;
}

/** The way on, beside what is told of the form that is handed in. */
export function nextForm(next: NextForm | undefined): TemplateResult | typeof nothing {
  if (!next) return nothing;
  return html`<p class="tk-actions">
    <button
      type="button"
      class="tk-button tk-button-primary"
      data-next-form
      @click=${() => next.onNext()}
    >
      ${next.words}
    </button>
  </p>`;
}
