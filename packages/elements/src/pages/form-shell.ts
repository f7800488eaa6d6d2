import { msg } from '@lit/localize';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { language, languages, type LanguageTag } from '../language.ts';
import { contactLines } from './contact-lines.ts';

/** Steps of the text size control: the largest doubles the text. */
export const MAX_TEXT_SIZE = 3;

/** The bar above every page: language and text size. */
export function formBar(view: {
  textSize: number;
  onLanguage: (tag: LanguageTag) => void;
  onTextSize: (size: number) => void;
}): TemplateResult {
  const { textSize } = view;
  return html`<div class="tk-bar">
    <div role="group" aria-label=${msg('Cỡ chữ', { id: 'text-size' })}>
      <button
        type="button"
        class="tk-button tk-button-quiet"
        ?disabled=${textSize <= 0}
        @click=${() => view.onTextSize(textSize - 1)}
      >
        <span aria-hidden="true">A−</span>
        <span class="tk-visually-hidden">${msg('Chữ nhỏ hơn', { id: 'text-smaller' })}</span>
      </button>
      <button
        type="button"
        class="tk-button tk-button-quiet"
        ?disabled=${textSize >= MAX_TEXT_SIZE}
        @click=${() => view.onTextSize(textSize + 1)}
      >
        <span aria-hidden="true">A+</span>
        <span class="tk-visually-hidden">${msg('Chữ to hơn', { id: 'text-larger' })}</span>
      </button>
    </div>
    ${languages
      .filter(({ tag }) => tag !== language())
      .map(
        ({ tag, name }) =>
          html`<button
            type="button"
            class="tk-button tk-button-quiet"
            lang=${tag}
            data-language=${tag}
            @click=${() => view.onLanguage(tag)}
          >
            ${name}
          </button>`,
      )}
  </div>`;
}

/** The foot of every page: whom to ask, and how to leave no trace on a shared device. */
export function formFoot(view: {
  procedure: Pick<Procedure, 'about'>;
  /** There are answers to go on with on another device. */
  canSave: boolean;
  /** There are answers on the device to wipe. */
  canWipe: boolean;
  onWipe: () => void;
  onSaveFile: () => void;
}): TemplateResult {
  return html`<footer class="tk-foot">
    <p>
      <strong>${msg('Hỏi và giúp đỡ', { id: 'contact' })}</strong>
      ${contactLines(view.procedure.about.contact)}
    </p>
    ${
      view.canSave
        ? html`<details class="tk-more">
            <summary>
              <span>${msg('Muốn điền tiếp ở máy khác?', { id: 'other-device' })}</span>
            </summary>
            <p>
              ${msg(
                'Lưu bản nháp vào một tệp, rồi mở tệp đó ở trang đầu của tờ khai này trên máy kia. Tệp không có mật khẩu: ai có tệp đều đọc được các câu trả lời.',
                { id: 'other-device-explained' },
              )}
            </p>
            ${saveDraftButton(view.onSaveFile)}
          </details>`
        : nothing
    }
    ${
      view.canWipe
        ? html`<details class="tk-more">
            <summary>
              <span>${msg('Đang dùng máy chung với người khác?', { id: 'shared-device' })}</span>
            </summary>
            <p>
              ${msg(
                'Các câu trả lời đang được lưu trên máy này. Nút bên dưới xoá hết, kể cả bản nháp của tờ khai khác, và không lấy lại được.',
                { id: 'wipe-explained' },
              )}
            </p>
            <button
              type="button"
              class="tk-button tk-button-secondary"
              data-wipe
              @click=${view.onWipe}
            >
              ${msg('Xoá hết câu trả lời khỏi máy này', { id: 'wipe' })}
            </button>
          </details>`
        : nothing
    }
  </footer>`;
}

/** Gives the draft as a file. */
export function saveDraftButton(onSave: () => void): TemplateResult {
  return html`<button
    type="button"
    class="tk-button tk-button-secondary"
    data-save-file
    @click=${onSave}
  >
    ${msg('Lưu bản nháp vào tệp', { id: 'save-draft-file' })}
  </button>`;
}
