import type { Dossier } from '@tokhai/intake';
import type { Contact } from '@tokhai/procedure';
import { errorSummary, textInput } from './error-summary.ts';
import { html } from './html.ts';
import { dateText, timeText } from '../words/language.ts';
import { page, terms, type PageContext } from './layout.ts';

function contactText({ name, phone, email, hours }: Contact): string {
  return [name, phone, email, hours].filter((part) => part !== undefined).join('\n');
}

/**
 * `/tra-cuu`: asks for a dossier code and shows the state of the dossier. Whoever guesses a code
 * learns nothing about a person: neither names nor what the dossier is about.
 * @param asked what the citizen wrote; undefined before
 */
export function lookupPage(
  context: PageContext,
  asked: string | undefined,
  dossier: Dossier | undefined,
): Response {
  const { words: w, language } = context;
  const found = dossier !== undefined;
  const error =
    asked === undefined || found ? undefined : asked === '' ? w.enterCode : w.notFound(asked);
  const input = {
    id: 'ma',
    label: w.code,
    hint: w.codeHint,
    value: asked ?? '',
    error,
    attributes: html`autocomplete="off" autocapitalize="characters"`,
  };
  const result =
    found &&
    html`<section class="card" aria-labelledby="result">
      <h2 id="result">${w.code} ${dossier.receipt.code}</h2>
      ${terms([
        [w.status, w.states[dossier.state]],
        [w.receivedAt, timeText(dossier.receipt.receivedAt, language)],
        [w.dueOn, dossier.receipt.dueOn && dateText(dossier.receipt.dueOn, language)],
        [w.deadline, html`<span lang="vi">${dossier.receipt.deadline}</span>`],
        [w.contact, html`<span lang="vi">${contactText(dossier.receipt.contact)}</span>`],
      ])}
    </section>`;
  const main = html`${errorSummary(error === undefined ? [] : [{ id: 'ma', text: error }], w)}
    <h1>${w.lookupTitle}</h1>
    <p class="lead">${w.lookupLead}</p>
    ${result}
    <form method="get" action="/tra-cuu" novalidate>
      ${textInput(input, w)}<button>${w.search}</button>
    </form>`;
  const title = error === undefined ? w.lookupTitle : `${w.error} ${w.lookupTitle}`;
  const missing = error !== undefined && asked !== '';
  return page(context, { title, main, status: missing ? 404 : 200 });
}
