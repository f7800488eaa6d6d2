import { msg, str } from '@lit/localize';
import type { Question } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { isInAppBrowser } from '../attachments/in-app-browser.ts';
import { fileSize } from '../words/file-size.ts';
import { typeNames } from '../words/file-types.ts';
import { said } from '../translator.ts';

/** Largest file that is read, in bytes, where the question does not say less (`@tokhai/answers`). */
const maxBytes = 10_485_760;

/** Where a file is chosen. */
export interface FileInputView {
  question: Question;
  id: string;
  takesPages: boolean;
  takesPhotos: boolean;
  disabled: boolean;
  /** The ids that describe the input, with these. */
  describedBy: (...ids: string[]) => unknown;
  invalid: unknown;
  onChange: (event: Event) => void;
  onCamera: () => void;
}

/** What is taken, said beforehand; the native input; the camera; help in browsers inside apps. */
export function fileInput(view: FileInputView): TemplateResult {
  const { question, id, takesPages, takesPhotos, disabled } = view;
  // What the help says already is not said twice.
  const tells = !/\d\s*[kM]B\b/.test(question.help ?? '');
  return html`${tells ? html`<p class="tk-hint" id=${`${id}-limits`}>${limits(view)}</p>` : nothing}
    ${
      takesPages
        ? html`<p class="tk-hint" id=${`${id}-pages`}>
            ${msg(
              'Giấy tờ nhiều trang: chọn nhiều ảnh cùng lúc, các ảnh được ghép thành một tệp PDF.',
              { id: 'several-photos' },
            )}
          </p>`
        : nothing
    }
    <input
      class="tk-input tk-file"
      type="file"
      id=${id}
      name=${id}
      accept=${question.options.accept?.join(',') ?? nothing}
      ?multiple=${takesPages}
      aria-describedby=${view.describedBy(
        tells ? `${id}-limits` : '',
        takesPages ? `${id}-pages` : '',
      )}
      aria-invalid=${view.invalid}
      ?disabled=${disabled}
      @change=${view.onChange}
    />
    ${takesPhotos && hasCamera() ? camera(view) : nothing}
    ${isInAppBrowser() ? inAppHint() : nothing}`;
}

/** Kinds and size, before anything is chosen: nobody should scan twice. */
function limits({ question }: FileInputView): string {
  const size = fileSize(question.options.maxBytes ?? maxBytes);
  const types = typeNames(question);
  return msg(str`Tệp ${types} không quá ${size}`, { id: 'file-limits' });
}

// The camera opens without a detour over the gallery. Other inputs lead there only on some phones.
function camera({ question, disabled, onChange, onCamera }: FileInputView): TemplateResult {
  return html`<input
      type="file"
      accept="image/*"
      capture="environment"
      hidden
      data-camera
      @change=${onChange}
    />
    <button
      type="button"
      class="tk-button tk-button-secondary"
      ?disabled=${disabled}
      @click=${onCamera}
    >
      ${msg('Chụp ảnh', { id: 'take-photo' })}
      <span class="tk-visually-hidden">${said(question.title)}</span>
    </button>`;
}

/** A device that is held in the hand has a camera to take photos of papers with. */
function hasCamera(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function inAppHint(): TemplateResult {
  return html`<p class="tk-hint" data-in-app>
    ${msg(
      'Nếu bấm mà không chọn được tệp: mở trang này bằng trình duyệt của máy (bấm dấu ba chấm ở góc trên, chọn “Mở bằng trình duyệt”).',
      { id: 'in-app-browser' },
    )}
  </p>`;
}
