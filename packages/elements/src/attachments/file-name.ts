import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** Where a file gets another name; what tells its kind stays. */
export function nameInput(
  name: string,
  { onName, onEnd }: { onName: (name: string) => void; onEnd: () => void },
): TemplateResult {
  const take = (input: HTMLInputElement): void => {
    const stem = input.value.trim();
    if (stem === '') onEnd();
    else onName(`${stem}${name.slice(stemOf(name).length)}`);
  };
  return html`<input
    class="tk-input"
    type="text"
    maxlength="190"
    autocomplete="off"
    aria-label=${msg('Tên tệp', { id: 'file-name' })}
    data-name
    .value=${stemOf(name)}
    @keydown=${(event: KeyboardEvent) => {
      const input = event.target as HTMLInputElement;
      if (event.key === 'Escape') input.value = stemOf(name);
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      // Enter ends the naming, not the page.
      event.preventDefault();
      take(input);
    }}
    @change=${(event: Event) => take(event.target as HTMLInputElement)}
  />`;
}

/** A file's name without what tells its kind. */
function stemOf(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '');
}
