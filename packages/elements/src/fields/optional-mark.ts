import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** Said after the label of a question that may be left out; never an asterisk. */
export function optionalMark(): TemplateResult {
  const words = msg('(không bắt buộc)', { id: 'optional' });
  // One text node with its space: Chrome leaves a node of white space out of the accessible name.
  return html`<span class="tk-optional">${` ${words}`}</span>`;
}
