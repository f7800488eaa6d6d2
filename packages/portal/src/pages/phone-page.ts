import type { PhoneRequest } from '@tokhai/signing/testing/services';
import type { PhoneMessage } from '../one-time-codes.ts';
import { errorSummary } from './error-summary.ts';
import { holderInputs, type AskedHolder } from './holder-inputs.ts';
import { html, type Html } from './html.ts';
import { page, type PageContext } from './layout.ts';

export interface Phone {
  /** Whose phone it is; empty before a registration. */
  number: string;
  /** What it was asked, oldest first. */
  requests: readonly PhoneRequest[];
  /** A registration that went wrong. */
  asked?: AskedHolder;
  /** One-time codes that came, the latest first. */
  messages: readonly PhoneMessage[];
}

/** `/dien-thoai-thu`: the phone of a simulated remote signing service. */
export function phonePage(context: PageContext, phone: Phone): Response {
  const { words: w } = context;
  const { errors, inputs } = holderInputs(phone.asked ?? { name: '', identity: '' }, w);
  const main = html`${errorSummary(errors, w)}
    <h1>${w.phoneTitle}</h1>
    <p class="lead">${w.phoneLead}</p>
    ${phone.messages.length > 0 && messageList(phone, context)}
    ${phone.number !== '' && requestList(phone, context)}
    <h2>${w.phoneRegister}</h2>
    <form method="post" action="/dien-thoai-thu" novalidate>
      ${inputs}
      <button>${w.phoneRegisterButton}</button>
    </form>`;
  const title = errors.length === 0 ? w.phoneTitle : `${w.error} ${w.phoneTitle}`;
  return page(context, { title, main, status: errors.length === 0 ? 200 : 422 });
}

function messageList({ messages }: Phone, { words: w }: PageContext): Html {
  const items = messages.map(
    ({ title, checkCode, code }) =>
      html`<li>
        <p>
          <strong>${w.phoneCode}: <span translate="no" class="one-time-code">${code}</span></strong>
        </p>
        <p lang="vi">${title}</p>
        <p>${w.phoneCheckCode}: <span translate="no">${checkCode}</span></p>
      </li>`,
  );
  return html`<h2>${w.phoneMessages}</h2>
    <ul class="phone-requests">
      ${items}
    </ul>`;
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
