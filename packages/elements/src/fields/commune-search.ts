import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** The box above the communes that shortens their list, with or without accents. */
export function communeSearch(
  id: string,
  query: string,
  onInput: (event: Event) => void,
): TemplateResult {
  return html`<div class="tk-part">
    <label class="tk-part-label" for=${id}>
      ${msg('Tìm phường, xã', { id: 'search-commune' })}
    </label>
    <div class="tk-hint" id="${id}-hint">
      ${msg('Gõ vài chữ để rút ngắn danh sách bên dưới, không cần dấu', {
        id: 'search-commune-hint',
      })}
    </div>
    <input
      class="tk-input"
      id=${id}
      type="text"
      inputmode="search"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-describedby="${id}-hint"
      .value=${live(query)}
      @input=${onInput}
    />
  </div>`;
}
