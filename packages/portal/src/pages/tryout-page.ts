import { errorSummary, textInput } from './error-summary.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/** What was asked of the page, with an error for each field that is wrong. */
export interface Tryout {
  name: string;
  identity: string;
  nameError?: string | undefined;
  identityError?: string | undefined;
}

/**
 * `/chu-ky-thu`: a form whose answer is a .p12 file of the demonstration authority.
 * @param password of every file that the page gives
 */
export function tryoutPage(
  context: PageContext,
  password: string,
  asked: Tryout = { name: '', identity: '' },
): Response {
  const { words: w } = context;
  const { name, identity, nameError, identityError } = asked;
  const errors = [
    ...(nameError === undefined ? [] : [{ id: 'name', text: nameError }]),
    ...(identityError === undefined ? [] : [{ id: 'identity', text: identityError }]),
  ];
  const nameInput = {
    id: 'name',
    label: w.holderName,
    hint: w.holderNameHint,
    value: name,
    error: nameError,
    attributes: html`autocomplete="off"`,
  };
  const identityInput = {
    id: 'identity',
    label: w.holderIdentity,
    hint: w.holderIdentityHint,
    value: identity,
    error: identityError,
    attributes: html`inputmode="numeric" autocomplete="off"`,
  };
  const main = html`${errorSummary(errors, w)}
    <h1>${w.tryoutTitle}</h1>
    <p class="lead">${w.tryoutLead}</p>
    <form method="post" action="/chu-ky-thu" novalidate>
      ${textInput(nameInput, w)}${textInput(identityInput, w)}
      <p>${w.password}: <code>${password}</code></p>
      <button>${w.download}</button>
    </form>
    <p><a href="/dien-thoai-thu">${w.phoneLink}</a></p>
    <p><a href="/demo/ca.pem" download>${w.authority}</a></p>`;
  const title = errors.length === 0 ? w.tryoutTitle : `${w.error} ${w.tryoutTitle}`;
  return page(context, { title, main, status: errors.length === 0 ? 200 : 422 });
}
