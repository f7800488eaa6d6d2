import type { DossierSummary } from '@tokhai/intake';
import { dateText, timeText } from '../words/language.ts';
import { errorSummary, textInput } from './error-summary.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/**
 * What somebody sees who does not act as an officer.
 * @param status 200 at the door itself, 403 where only officers may look
 */
export function officerLoginPage(context: PageContext, status: number): Response {
  const { words: w } = context;
  const main = html`<h1>${w.officers}</h1>
    <p class="lead">${w.officerLoginLead}</p>
    <form method="post" action="/can-bo/vao"><button>${w.officerLogin}</button></form>`;
  return page(context, { title: w.officers, main, status });
}

/**
 * `/can-bo`: what was received, the latest first. The roles are spelled out because on a narrow
 * screen the styles make blocks of the cells, and browsers forget then that they are a table.
 * The code of a paper that was asked for is shown again, with why it led nowhere.
 */
export function officerListPage(
  context: PageContext,
  dossiers: readonly DossierSummary[],
  { asked = '', error }: { asked?: string; error?: string } = {},
): Response {
  const { words: w, language } = context;
  const rows = dossiers.map(
    ({ receipt, signers, warnings }) =>
      html`<tr role="row">
        <th role="rowheader" scope="row"><a href="/can-bo/${receipt.code}">${receipt.code}</a></th>
        <td role="cell" data-label="${w.procedure}" lang="vi">${receipt.title}</td>
        <td role="cell" data-label="${w.signer}" lang="vi">${signers.join(', ')}</td>
        <td role="cell" data-label="${w.receivedAt}">${timeText(receipt.receivedAt, language)}</td>
        <td role="cell" data-label="${w.dueOn}">
          ${receipt.dueOn !== undefined ? dateText(receipt.dueOn, language) : '–'}
        </td>
        <td role="cell" data-label="${w.warnings}">
          ${warnings.length === 0 ? w.noWarnings : String(warnings.length)}
        </td>
      </tr>`,
  );
  const headers = [w.code, w.procedure, w.signer, w.receivedAt, w.dueOn, w.warnings];
  const table = html`<p>${w.officerNewest(dossiers.length)}</p>
    <table role="table" class="stacked">
      <caption class="visually-hidden">
        ${w.officerTitle}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${headers.map((text) => html`<th role="columnheader" scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>`;
  const input = {
    ...{ id: 'giay', label: w.paperCode, hint: w.paperCodeHint, value: asked, error },
    attributes: html`autocomplete="off" autocapitalize="characters"`,
  };
  const errors = error === undefined ? [] : [{ id: 'giay', text: error }];
  const main = html`${errorSummary(errors, w)}
    <h1>${w.officerTitle}</h1>
    <form method="get" action="/can-bo" novalidate>
      ${textInput(input, w)}<button>${w.findPaper}</button>
    </form>
    ${dossiers.length === 0 ? html`<p>${w.officerEmpty}</p>` : table}
    <form method="post" action="/can-bo/ra">
      <button class="secondary">${w.officerLogout}</button>
    </form>`;
  const title = error === undefined ? w.officerTitle : `${w.error} ${w.officerTitle}`;
  return page(context, { title, main, status: error === undefined ? 200 : 404 });
}
