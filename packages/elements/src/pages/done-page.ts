import { msg, str } from '@lit/localize';
import type { Contact } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { pageHeading, sectionHeading } from '../heading.ts';
import type { Receipt } from '../ports.ts';
import { bindingMark } from '../words/binding.ts';
import { fileSize } from '../words/file-size.ts';
import { dayWords } from '../words/days.ts';
import { momentWords } from '../words/moments.ts';
import { contactLines, sameContact } from './contact-lines.ts';
import { nextForm, type NextForm } from './next-form.ts';

/** What the last page shows. */
export interface DonePageView {
  receipt: Receipt;
  statusHref?: string;
  /** The signed PDF as the portal took it. */
  submission: { href: string; fileName: string; size: number };
  /** Whom the foot of the page names. */
  contact: Contact;
  headingLevel: number;
  /** What comes after this form. */
  next: NextForm | undefined;
}

/** The receipt: code, dates, help, and the file to keep. */
export function donePage(view: DonePageView): TemplateResult {
  const { receipt, statusHref, submission, headingLevel } = view;
  const size = fileSize(submission.size);
  return html`<div class="tk-done">
      ${pageHeading(headingLevel, msg('Đã nộp hồ sơ', { id: 'done-heading' }))}
      <p>${msg('Mã hồ sơ của bạn', { id: 'dossier-code' })}</p>
      <p class="tk-code" translate="no">${receipt.code}</p>
    </div>
    <dl class="tk-facts">
      <div>
        <dt>${msg('Đã nhận lúc', { id: 'received-at' })}</dt>
        <dd>${momentWords(receipt.receivedAt)}</dd>
      </div>
      ${
        receipt.dueOn === undefined
          ? nothing
          : html`<div>
              <dt>${msg('Trả kết quả chậm nhất', { id: 'due-on' })}</dt>
              <dd>${dayWords(receipt.dueOn)}</dd>
            </div>`
      }
      ${
        receipt.contact && !sameContact(receipt.contact, view.contact)
          ? html`<div>
              <dt>${msg('Hỏi và giúp đỡ', { id: 'contact' })}</dt>
              <dd>${contactLines(receipt.contact)}</dd>
            </div>`
          : nothing
      }
    </dl>
    ${sectionHeading(headingLevel + 1, msg('Việc tiếp theo', { id: 'next-steps' }))}
    <p class="tk-actions">
      <a
        class="tk-button tk-button-primary"
        href=${submission.href}
        download=${submission.fileName}
        data-download
        >${
          receipt.tier === 'confirmed'
            ? msg(str`Tải tờ khai (PDF, ${size})`, { id: 'download-confirmed' })
            : msg(str`Tải tờ khai đã ký (PDF, ${size})`, { id: 'download-submission' })
        }</a
      >
      ${
        statusHref
          ? html`<a class="tk-button tk-button-secondary" href=${statusHref}
              >${msg('Xem tình trạng hồ sơ', { id: 'status-link' })}</a
            >`
          : nothing
      }
    </p>
    <p lang=${receipt.tier === 'confirmed' ? bindingMark() : nothing}>
      ${
        receipt.tier === 'confirmed'
          ? msg(
              'Bạn đã xác nhận bằng tài khoản đã đăng nhập. Đó không phải là chữ ký số. Bản ghi việc xác nhận và con dấu số của cơ quan được giữ cùng hồ sơ.',
              { id: 'keep-confirmed' },
            )
          : msg(
              'Hãy giữ tệp PDF này: nó là bản gốc có chữ ký. Mở bằng phần mềm đọc PDF để kiểm tra chữ ký.',
              { id: 'keep-submission' },
            )
      }
    </p>
    ${nextForm(view.next)} ${fileHash(receipt)}`;
}

/** With it whoever has the receipt fetches the result, or takes the submission back. */
export function fileHash({ sha256 }: Receipt): TemplateResult {
  return html`<details class="tk-more">
    <summary>
      <span>${msg('Mã kiểm tra của tệp', { id: 'file-hash' })}</span>
    </summary>
    <p class="tk-hash" translate="no">SHA-256: ${sha256}</p>
  </details>`;
}
