import type { FieldError } from './error-summary.ts';
import { html, type Html } from './html.ts';
import type { PageContext } from './layout.ts';

/** Ids of the form's inputs, which are their names too. */
export const scanInput = 'ban-quet';
export const comparedInput = 'doi-chieu';

/**
 * Takes a paper that was signed by hand: its scan, once the officer compared it.
 * @param errors of the last try
 */
export function acceptPaperForm(
  { words: w }: PageContext,
  code: string,
  errors: readonly FieldError[],
): Html {
  const described = (id: string, hint: string): Html => {
    const wrong = errors.some((error) => error.id === id);
    const ids = [hint, ...(wrong ? [`${id}-error`] : [])].filter((one) => one !== '').join(' ');
    return html`${ids !== '' && html` aria-describedby="${ids}"`}${wrong && html` aria-invalid="true"`}`;
  };
  const told = (id: string): Html | false => {
    const error = errors.find((one) => one.id === id);
    return (
      error !== undefined &&
      html`<p class="error" id="${id}-error">
        <span class="visually-hidden">${w.error}</span> ${error.text}
      </p>`
    );
  };
  return html`<section class="card" aria-labelledby="accept-paper">
    <h2 id="accept-paper">${w.acceptPaper}</h2>
    <p>${w.acceptPaperLead}</p>
    <form
      method="post"
      action="/can-bo/${encodeURIComponent(code)}/giay"
      enctype="multipart/form-data"
      novalidate
    >
      <div class="field">
        <label for="${scanInput}">${w.scan}</label>
        <p class="hint" id="${scanInput}-hint">${w.scanHint}</p>
        ${told(scanInput)}
        <input
          type="file"
          id="${scanInput}"
          name="${scanInput}"
          accept="application/pdf,image/jpeg,image/png"
          ${described(scanInput, `${scanInput}-hint`)}
        />
      </div>
      <div class="field">
        ${told(comparedInput)}
        <label class="tick" for="${comparedInput}"
          ><input
            type="checkbox"
            id="${comparedInput}"
            name="${comparedInput}"
            value="1"
            ${described(comparedInput, '')}
          />
          ${w.compared}</label
        >
      </div>
      <button>${w.acceptPaper}</button>
    </form>
  </section>`;
}
