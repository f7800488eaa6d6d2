import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { InfoField } from './info-field.ts';

/** A block that an officer fills in later: told, so that nobody wonders why it stays empty. */
export class AgencyField extends InfoField {
  protected override render(): TemplateResult {
    return html`<div class="tk-field tk-note" id=${this.controlId}>
      ${this.nameLine(this.question.title)}
      <p>
        ${
          this.question.help ??
          msg('Phần này do cơ quan ghi sau. Bạn không phải ghi gì ở đây.', {
            id: 'agency-later',
          })
        }
      </p>
    </div>`;
  }
}
