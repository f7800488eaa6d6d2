import type { ConfirmationEvidence, PersonalConfirmation } from '@tokhai/intake';
import { timeText } from '../words/language.ts';
import { html, type Html } from './html.ts';
import { terms, type PageContext } from './layout.ts';

/** Who confirmed a submission instead of signing it, each when and how, as the agency sealed it. */
export function confirmationSection(
  context: PageContext,
  code: string,
  { confirmations }: ConfirmationEvidence,
  fieldTitle: (field: string) => string,
): Html {
  const { words: w } = context;
  return html`<section aria-labelledby="confirmation">
    <h2 id="confirmation">${w.confirmation}</h2>
    <p class="notice">${w.confirmationNote}</p>
    ${confirmations.map((one) => personTerms(context, one, fieldTitle))}
    <p>
      <a
        href="/officer/submissions/${encodeURIComponent(code)}/confirmation"
        target="_blank"
        rel="noopener"
        >${w.openConfirmation}</a
      >
    </p>
  </section>`;
}

function personTerms(
  { words: w, language }: PageContext,
  { person, login, secondStep, confirmedAt, places }: PersonalConfirmation,
  fieldTitle: (field: string) => string,
): Html {
  return terms([
    [w.confirmedBy, html`<span lang="vi">${person.name}</span>`],
    [w.confirmedIdentity, html`<span translate="no">${person.identity}</span>`],
    [w.confirmedAt, timeText(confirmedAt, language)],
    [
      w.confirmedLogin,
      html`<span lang="vi">${login.method}</span>, ${timeText(login.at, language)}`,
    ],
    [
      w.confirmedSecondStep,
      html`<span lang="vi">${secondStep.method}</span>, ${timeText(secondStep.askedAt, language)}`,
    ],
    [w.confirmedPlaces, html`<span lang="vi">${places.map(fieldTitle).join(', ')}</span>`],
  ]);
}
