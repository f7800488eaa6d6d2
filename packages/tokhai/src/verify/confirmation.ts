/** What is fetched for a file that somebody confirmed by a login: the reader and what shows it. */
import { sectionHeading, type CompleteLanguage } from '@tokhai/elements';
import type { FoundConfirmation } from '@tokhai/signing/confirmation';
import { html, nothing, type TemplateResult } from 'lit';
import { confirmationWords } from '../words/confirmation.ts';
import { facts, momentText } from './facts.ts';

export { confirmationIn } from '@tokhai/signing/confirmation';

/** Who confirmed, each when and how, who says so, and that it is no signature. */
export function confirmationSection(
  { seal, evidence }: FoundConfirmation,
  language: CompleteLanguage,
  level: number,
): TemplateResult | typeof nothing {
  if (!evidence) return nothing;
  const words = confirmationWords[language];
  const { confirmations, document, agency } = evidence;
  const at = (instant: string): string => momentText(instant, language);
  const vi = (text: string): TemplateResult => html`<span lang="vi" translate="no">${text}</span>`;
  return html`<section data-confirmation>
    ${sectionHeading(level, words.title)}
    <p class="tk-notice">${words.noSignature}</p>
    ${
      seal.indication === 'TOTAL-PASSED'
        ? nothing
        : html`<p class="tk-notice"><strong>${words.unproven}</strong></p>`
    }
    ${confirmations.map(({ person, login, secondStep, confirmedAt }) =>
      facts([
        [words.person, vi(person.name)],
        [words.identity, vi(person.identity)],
        [words.account, vi(person.account)],
        [words.confirmedAt, at(confirmedAt)],
        [words.login, html`${vi(login.method)}, ${at(login.at)}`],
        [words.secondStep, html`${vi(secondStep.method)}, ${at(secondStep.askedAt)}`],
      ]),
    )}
    ${facts([
      [words.agency, vi(agency)],
      [words.sealedBy, vi(seal.signer?.organization ?? seal.signer?.name ?? '–')],
      [words.document, html`<span class="tk-hash" translate="no">${document.sha256}</span>`],
    ])}
    <p class="tk-soft">${words.vouched}</p>
  </section>`;
}
