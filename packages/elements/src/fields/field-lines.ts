import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { marked, said } from '../translator.ts';

/** An error beside its control. No live role: only the summary speaks up. */
export function errorLine(id: string, words: string): TemplateResult {
  return html`<p class="tk-error" id=${id}>
    <span class="tk-visually-hidden">${msg('Lỗi:', { id: 'error-prefix' })}</span> ${marked(words)}
  </p>`;
}

/** What looks wrong and may be right: it says so, and marks nothing as invalid. */
export function warningLine(id: string, words: string): TemplateResult {
  // One text node with its space, as after a label: Chrome drops a node of white space.
  return html`<p class="tk-warning" id=${id}>
    <strong>${msg('Lưu ý:', { id: 'warning-prefix' })}</strong>${marked(` ${words}`)}
  </p>`;
}

/** The longer help of a question, on demand. */
export function moreHelp(text: string, title: string): TemplateResult {
  return html`<details class="tk-more">
    <summary>
      <span>${msg('Giải thích thêm', { id: 'more-help' })}</span>
      <span class="tk-visually-hidden">${said(title)}</span>
    </summary>
    <p>${said(text)}</p>
  </details>`;
}
