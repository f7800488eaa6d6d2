import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { fileSize } from '../words/file-size.ts';

/** A file that was chosen, and what can be done with it. */
export interface ChosenFileView {
  name: string;
  /** Bytes. */
  size: unknown;
  /** Media type. */
  type: unknown;
  /** Where it is looked at; undefined: its bytes are not here. */
  href: string | undefined;
  /** Id of the button that removes it. */
  id: string | undefined;
  /** Where it gets another name, in the place of its name. */
  nameInput: unknown;
  disabled: boolean;
  onNaming: () => void;
  onRemove: () => void;
}

/** A look at the file, its name and size, and buttons to open, rename and remove it. */
export function chosenFile(view: ChosenFileView): TemplateResult {
  const { name, size, type, href, nameInput, disabled } = view;
  const hidden = html`<span class="tk-visually-hidden">${name}</span>`;
  const isPhoto = typeof type === 'string' && type.startsWith('image/');
  return html`<div class="tk-chosen-file">
    ${
      isPhoto && href !== undefined
        ? html`<canvas data-of="" width="0" height="0" aria-hidden="true"></canvas>`
        : nothing
    }
    ${nameInput ?? html`<span class="tk-file-name">${name}</span>`}
    ${typeof size === 'number' ? html`<span class="tk-hint">${fileSize(size)}</span>` : nothing}
    <span class="tk-file-actions">
      ${
        href === undefined
          ? nothing
          : html`<a class="tk-button tk-button-quiet" target="_blank" href=${href}
              >${msg('Xem', { id: 'look-at' })} ${hidden}</a
            >`
      }
      ${
        disabled || nameInput !== undefined
          ? nothing
          : html`<button type="button" class="tk-button tk-button-quiet" @click=${view.onNaming}>
              ${msg('Đổi tên', { id: 'rename' })} ${hidden}
            </button>`
      }
      <button
        type="button"
        class="tk-button tk-button-quiet"
        id=${view.id ?? nothing}
        data-remove
        ?disabled=${disabled}
        @click=${view.onRemove}
      >
        ${msg('Xoá', { id: 'remove' })} ${hidden}
      </button>
    </span>
  </div>`;
}
