import type { ConfirmingPerson } from '@tokhai/intake';
import { errorSummary } from './error-summary.ts';
import { holderInputs, type AskedHolder } from './holder-inputs.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/** `/dang-nhap-thu`: a login that plays the portal's single sign-on. */
export function loginPage(
  context: PageContext,
  person: ConfirmingPerson | undefined,
  asked: AskedHolder = { name: '', identity: '' },
): Response {
  const { words: w } = context;
  const { errors, inputs } = holderInputs(asked, w);
  const main = html`${errorSummary(errors, w)}
    <h1>${w.loginTitle}</h1>
    <p class="lead">${w.loginLead}</p>
    ${
      person
        ? html`<p>
              ${w.loggedIn}: <strong translate="no">${person.name}</strong>,
              <span translate="no">${person.identity}</span>
            </p>
            <p><a href="/dien-thoai-thu">${w.loginPhone}</a></p>
            <form method="post" action="/dang-nhap-thu">
              <button name="logout" value="1" class="secondary">${w.loginEnd}</button>
            </form>`
        : html`<form method="post" action="/dang-nhap-thu" novalidate>
            ${inputs}
            <button>${w.loginButton}</button>
          </form>`
    }`;
  const title = errors.length === 0 ? w.loginTitle : `${w.error} ${w.loginTitle}`;
  return page(context, { title, main, status: errors.length === 0 ? 200 : 422 });
}
