import { msg, str } from '@lit/localize';
import { askedQuestions, askedSigners, type Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';

/** What is signed: the declarations of the form, in the words of the law. */
export function statements(procedure: Procedure, answers: Answers): TemplateResult[] {
  const asked = procedure.pages.flatMap((page) => askedQuestions(procedure, page, answers));
  return asked
    .filter(({ kind }) => kind === 'statement')
    .map(
      ({ options, translation }) =>
        html`<blockquote class="tk-statement" lang="vi">${options.text}</blockquote>
          ${translation ? html`<p class="tk-soft">${translation}</p>` : nothing}`,
    );
}

/** Who signs for the agency, after the receipt. */
export function officersLater(
  procedure: Procedure,
  answers: Answers,
): TemplateResult | typeof nothing {
  const officers = askedSigners(procedure, answers).filter(({ role }) => role === 'officer');
  if (officers.length === 0) return nothing;
  const titles = officers.map(({ title }) => title).join(', ');
  return html`<p class="tk-soft">
    ${msg(str`Cơ quan ký sau khi nhận hồ sơ: ${titles}`, { id: 'officers-later' })}
  </p>`;
}

/** The answer at the path of a signer's name or number, e.g. `cha/hoTen`, if it is text. */
export function textAt(answers: Answers, path: string | undefined): string | undefined {
  let value: unknown = path === undefined ? undefined : answers;
  for (const step of path?.split('/') ?? []) {
    value = (value as Record<string, unknown> | undefined)?.[step];
  }
  return typeof value === 'string' ? value : undefined;
}
