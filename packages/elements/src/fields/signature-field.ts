import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { InfoField } from './info-field.ts';

/** A signature place: tells that it is signed at the end, after the answers are checked. */
export class SignatureField extends InfoField {
  protected override render(): TemplateResult {
    return html`<div class="tk-field tk-note" id=${this.controlId}>
      ${this.nameLine(this.question.title)}
      <p>
        ${
          this.question.help ??
          msg('Chỗ này được ký ở bước cuối, sau khi kiểm tra các câu trả lời.', {
            id: 'signature-later',
          })
        }
      </p>
    </div>`;
  }
}
