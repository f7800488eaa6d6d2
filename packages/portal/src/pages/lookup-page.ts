import type { Dossier } from '@tokhai/intake';
import type { Contact } from '@tokhai/procedure';
import { errorSummary, textInput } from './error-summary.ts';
import { html, type Html } from './html.ts';
import { dateText, timeText } from '../words/language.ts';
import { page, terms, type PageContext } from './layout.ts';

function contactText({ name, phone, email, hours }: Contact): string {
  return [name, phone, email, hours].filter((part) => part !== undefined).join('\n');
}

/**
 * `/tra-cuu`: asks for a dossier code and shows the state of the dossier. Whoever guesses a code
 * learns nothing about a person: neither names nor what the dossier is about.
 * @param asked what the citizen wrote; undefined before
 * @param tried what was given to prove to have the receipt, and why that did not do
 */
export function lookupPage(
  context: PageContext,
  asked: string | undefined,
  dossier: Dossier | undefined,
  tried: { key: string; problem?: string } = { key: '' },
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
  const wrong = found ? tried.problem : undefined;
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
      </section>
      ${withReceipt(context, dossier, tried)}`;
  const errors = [
    ...(error === undefined ? [] : [{ id: 'ma', text: error }]),
    ...(wrong === undefined ? [] : [{ id: 'khoa', text: wrong }]),
  ];
  const main = html`${errorSummary(errors, w)}
    <h1>${w.lookupTitle}</h1>
    <p class="lead">${w.lookupLead}</p>
    ${result}
    <form method="get" action="/tra-cuu" novalidate>
      ${textInput(input, w)}<button>${w.search}</button>
    </form>`;
  const title = errors.length === 0 ? w.lookupTitle : `${w.error} ${w.lookupTitle}`;
  const missing = error !== undefined && asked !== '';
  const status = missing ? 404 : wrong === undefined ? 200 : 422;
  return page(context, { title, main, status });
}

/** What only whoever has the receipt may do: the hash on it proves that. */
function withReceipt(
  { words: w }: PageContext,
  { receipt, state }: Dossier,
  { key, problem }: { key: string; problem?: string },
): Html | undefined {
  if (state === 'withdrawn') return undefined;
  const signed = state === 'countersigned';
  const input = {
    ...{ id: 'khoa', label: w.receiptKey, hint: w.receiptKeyHint, value: key, error: problem },
    attributes: html`autocomplete="off"`,
  };
  return html`<section class="card" aria-labelledby="with-receipt">
    <h2 id="with-receipt">${signed ? w.resultTitle : w.withdrawTitle}</h2>
    <p>${signed ? w.resultLead : w.withdrawLead}</p>
    <form method="post" action="/tra-cuu/${signed ? 'ket-qua' : 'rut'}" novalidate>
      <input type="hidden" name="ma" value="${receipt.code}" />
      ${textInput(input, w)}<button>${signed ? w.fetchResult : w.withdraw}</button>
    </form>
  </section>`;
}
