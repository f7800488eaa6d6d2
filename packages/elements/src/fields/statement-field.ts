import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { InfoField } from './info-field.ts';

/** Legal text, word for word in Vietnamese; a translation stands beside it, never in its place. */
export class StatementField extends InfoField {
  protected override render(): TemplateResult {
    const { options, translation } = this.question;
    return html`<div class="tk-field">
      ${this.nameLine(this.question.title)}
      <blockquote class="tk-statement" id=${this.controlId} lang="vi">${options.text}</blockquote>
      ${
        translation
          ? html`<p class="tk-hint">
              ${msg('Bản dịch để hiểu; chỉ bản tiếng Việt có giá trị:', { id: 'translation-note' })}
              ${translation}
            </p>`
          : nothing
      }
    </div>`;
  }
}
