/** What `<tk-field>` says in the place of a question that is not here. */
import { language } from '@tokhai/elements';
import { ProcedureError } from '@tokhai/procedure';
import { html, type TemplateResult } from 'lit';
import { FetchError } from '../fetch-json.ts';
import { openingWords, type OpeningWords } from '../words/opening.ts';

/** The question is on its way, or why there is none. */
export type Unready = 'loading' | keyof OpeningWords['loadFailed'];

/** A part of ours that did not come rejects with a TypeError. */
export function whyUnready(error: unknown): Unready {
  if (error instanceof FetchError) return error.code;
  const isWrong = error instanceof ProcedureError || error instanceof SyntaxError;
  return isWrong ? 'not-a-procedure' : 'not-reached';
}

export function unreadyWords(why: Unready): string {
  const { loading, loadFailed } = openingWords(language());
  return why === 'loading' ? loading : loadFailed[why];
}

export function unreadyView(why: Unready, onRetry: () => void): TemplateResult {
  const words = unreadyWords(why);
  if (why === 'loading') return html`<p role="status">${words}</p>`;
  return html`<p class="tk-error" role="alert">
    ${words}
    <button type="button" class="tk-button tk-button-quiet" @click=${onRetry}>
      ${openingWords(language()).retry}
    </button>
  </p>`;
}
