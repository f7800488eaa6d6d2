import type { Words } from '../words/words.ts';
import { html, type Html } from './html.ts';

/** One wrong field of a form: the id of its input, and what to do. */
export interface FieldError {
  id: string;
  text: string;
}

/** The summary over a form; nothing when there is no error. */
export function errorSummary(errors: readonly FieldError[], w: Words): Html | undefined {
  if (errors.length === 0) return undefined;
  const links = errors.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`);
  return html`<div class="error-summary">
    <div role="alert">
      <h2>${w.errorTitle}</h2>
      <ul>
        ${links}
      </ul>
    </div>
  </div>`;
}

export interface TextInput {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  /** Further attributes of the input. */
  attributes?: Html;
}

/** A labelled text input with its hint and its error. */
export function textInput(
  { id, label, hint, value, error, attributes }: TextInput,
  w: Words,
): Html {
  const described = error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`;
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <p class="hint" id="${id}-hint">${hint}</p>
    ${error !== undefined && html`<p class="error" id="${id}-error"><span class="visually-hidden">${w.error}</span> ${error}</p>`}
    <input
      id="${id}"
      name="${id}"
      value="${value}"
      aria-describedby="${described}"
      ${error !== undefined && html` aria-invalid="true"`}
      ${attributes}
      spellcheck="false"
      translate="no"
    />
  </div>`;
}
