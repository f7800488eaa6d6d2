import { errorSummary } from './error-summary.ts';
import { holderInputs, type AskedHolder } from './holder-inputs.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/**
 * `/chu-ky-thu`: a form whose answer is a .p12 file of the demonstration authority.
 * @param password of every file that the page gives
 */
export function tryoutPage(
  context: PageContext,
  password: string,
  asked: AskedHolder = { name: '', identity: '' },
): Response {
  const { words: w } = context;
  const { errors, inputs } = holderInputs(asked, w);
  const main = html`${errorSummary(errors, w)}
    <h1>${w.tryoutTitle}</h1>
    <p class="lead">${w.tryoutLead}</p>
    <form method="post" action="/chu-ky-thu" novalidate>
      ${inputs}
      <p>${w.password}: <code>${password}</code></p>
      <button>${w.download}</button>
    </form>
    <p><a href="/dien-thoai-thu">${w.phoneLink}</a></p>
    <p><a href="/dang-nhap-thu">${w.loginLink}</a></p>
    <p><a href="/demo/ca.pem" download>${w.authority}</a></p>`;
  const title = errors.length === 0 ? w.tryoutTitle : `${w.error} ${w.tryoutTitle}`;
  return page(context, { title, main, status: errors.length === 0 ? 200 : 422 });
}
