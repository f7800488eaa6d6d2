import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** Leads to the page before. Nothing is lost: answers are kept as they are typed. */
export function backLink(onBack: () => void): TemplateResult {
  return html`<button type="button" class="tk-button tk-button-quiet tk-back" @click=${onBack}>
    <span aria-hidden="true">‹</span> ${msg('Quay lại', { id: 'back' })}
  </button>`;
}
