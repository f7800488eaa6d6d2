import { dateText, timeText } from '../words/language.ts';
import { errorSummary, textInput } from './error-summary.ts';
import { html } from './html.ts';
import { page, terms, type PageContext } from './layout.ts';

/** What everybody who has the dossier code may know: no personal data. */
export interface PublicStatus {
  code: string;
  state: string;
  /** Name of the procedure, in Vietnamese. */
  title?: string | undefined;
  /** Instant (ISO 8601). */
  receivedAt: string;
  /** Day (YYYY-MM-DD). */
  dueOn?: string | undefined;
  contact?: string | undefined;
}

/**
 * `/tra-cuu`: asks for a dossier code and shows the state of the dossier.
 * @param asked what the citizen wrote; undefined before
 */
export function lookupPage(
  context: PageContext,
  asked: string | undefined,
  status: PublicStatus | undefined,
): Response {
  const { words: w, language } = context;
  const found = status !== undefined;
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
      <h2 id="result">${w.code} ${status.code}</h2>
      ${terms([
        [w.status, w.states[status.state] ?? status.state],
        [
          w.procedure,
          status.title === undefined ? undefined : html`<span lang="vi">${status.title}</span>`,
        ],
        [w.receivedAt, timeText(status.receivedAt, language)],
        [w.dueOn, status.dueOn === undefined ? undefined : dateText(status.dueOn, language)],
        [
          w.contact,
          status.contact === undefined ? undefined : html`<span lang="vi">${status.contact}</span>`,
        ],
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
