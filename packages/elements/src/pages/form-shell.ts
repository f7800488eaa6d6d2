import { msg } from '@lit/localize';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import type { AloudView } from '../aloud.ts';
import { language, languages, type LanguageTag } from '../language.ts';
import { isContrastRaised, MAX_TEXT_SIZE, type DisplaySettings } from '../display-settings.ts';
import { contactLines } from './contact-lines.ts';

/** The bar above every page: text size, contrast, language. */
export function formBar(view: {
  textSize: number;
  contrast: string;
  /** Tags of the languages to choose from. */
  offered: readonly string[];
  aloud: AloudView;
  onLanguage: (tag: LanguageTag) => void;
  onDisplay: (change: Partial<DisplaySettings>) => void;
}): TemplateResult {
  const { textSize, onDisplay, aloud } = view;
  const isRaised = isContrastRaised(view.contrast);
  const sizeButton = (size: number, sign: string, words: string): TemplateResult => {
    const isPossible = size >= 0 && size <= MAX_TEXT_SIZE;
    // Not `disabled`: the button that was pressed last would lose the focus.
    return html`<button
      type="button"
      class="tk-button tk-button-quiet"
      aria-disabled=${isPossible ? nothing : 'true'}
      @click=${() => isPossible && onDisplay({ textSize: size })}
    >
      <span aria-hidden="true">${sign}</span>
      <span class="tk-visually-hidden">${words}</span>
    </button>`;
  };
  return html`<div class="tk-bar">
    <div role="group" class="tk-display" aria-label=${msg('Cách hiển thị', { id: 'display' })}>
      ${sizeButton(textSize - 1, 'A−', msg('Chữ nhỏ hơn', { id: 'text-smaller' }))}
      ${sizeButton(textSize + 1, 'A+', msg('Chữ to hơn', { id: 'text-larger' }))}
      <button
        type="button"
        class="tk-button tk-button-quiet tk-contrast"
        aria-pressed=${isRaised}
        @click=${() => onDisplay({ contrast: isRaised ? 'usual' : 'more' })}
      >
        ${msg('Tương phản', { id: 'contrast' })}
      </button>
      ${
        aloud.isOffered
          ? html`<button
              type="button"
              class="tk-button tk-button-quiet"
              data-aloud
              aria-pressed=${aloud.isOn}
              @click=${aloud.onToggle}
            >
              <span aria-hidden="true">▶</span> <span>${msg('Đọc to', { id: 'aloud' })}</span>
            </button>`
          : nothing
      }
    </div>
    ${languages
      .filter(({ tag }) => tag !== language() && view.offered.includes(tag))
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

/**
 * The foot of every page: whom to ask, and how to leave no trace on a shared device. No `<footer>`:
 * on a page without `<main>` that would be the landmark of the whole page.
 */
export function formFoot(view: {
  procedure: Pick<Procedure, 'about'>;
  /** There are answers to go on with on another device. */
  canSave: boolean;
  /** There are answers on the device to wipe. */
  canWipe: boolean;
  onWipe: () => void;
  onSaveFile: () => void;
  onSend: (() => void) | undefined;
}): TemplateResult {
  return html`<div class="tk-foot">
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
            ${view.onSend ? sendButton(view.onSend) : nothing}
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
  </div>`;
}

function sendButton(onSend: () => void): TemplateResult {
  return html`<button
    type="button"
    class="tk-button tk-button-secondary"
    data-send
    @click=${onSend}
  >
    ${msg('Chuyển bằng mã QR', { id: 'send-draft' })}
  </button>`;
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
