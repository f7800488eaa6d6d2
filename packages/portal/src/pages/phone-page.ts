import type { PhoneRequest } from '@tokhai/signing/testing/services';
import { errorSummary, textInput } from './error-summary.ts';
import { html, type Html } from './html.ts';
import { page, type PageContext } from './layout.ts';
import type { Tryout } from './tryout-page.ts';

export interface Phone {
  /** Whose phone it is; empty before a registration. */
  number: string;
  /** What it was asked, oldest first. */
  requests: readonly PhoneRequest[];
  /** A registration that went wrong. */
  asked?: Tryout;
}

/** `/dien-thoai-thu`: the phone of a simulated remote signing service. */
export function phonePage(context: PageContext, phone: Phone): Response {
  const { words: w } = context;
  const { asked = { name: '', identity: '' } } = phone;
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
    <h1>${w.phoneTitle}</h1>
    <p class="lead">${w.phoneLead}</p>
    ${phone.number !== '' && requestList(phone, context)}
    <h2>${w.phoneRegister}</h2>
    <form method="post" action="/dien-thoai-thu" novalidate>
      ${textInput(nameInput, w)}${textInput(identityInput, w)}
      <button>${w.phoneRegisterButton}</button>
    </form>`;
  const title = errors.length === 0 ? w.phoneTitle : `${w.error} ${w.phoneTitle}`;
  return page(context, { title, main, status: errors.length === 0 ? 200 : 422 });
}

function requestList({ number, requests }: Phone, { words: w }: PageContext): Html {
  const items = requests.toReversed().map(
    ({ id, description, state }) =>
      html`<li>
        <p><strong>${description}</strong></p>
        ${
          state === 'waiting'
            ? html`<form method="post" action="/dien-thoai-thu">
                <input type="hidden" name="request" value="${id}" />
                <button name="answer" value="yes">${w.phoneConfirm}</button>
                <button name="answer" value="no" class="secondary">${w.phoneRefuse}</button>
              </form>`
            : html`<p>${w.phoneStates[state]}</p>`
        }
      </li>`,
  );
  return html`<h2>${w.phoneRequests} <span translate="no">${number}</span></h2>
    ${
      items.length === 0
        ? html`<p>${w.phoneNoRequest}</p>`
        : html`<ul class="phone-requests">
            ${items}
          </ul>`
    }
    <p><a href="/dien-thoai-thu">${w.phoneReload}</a></p>`;
}
