import { msg, str } from '@lit/localize';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { pageHeading, sectionHeading } from '../heading.ts';
import { fileSize } from '../words/file-size.ts';
import { momentWords } from '../words/moments.ts';
import { contactLines } from './contact-lines.ts';
import { nextForm } from './next-form.ts';
import { fileHash, type DonePageView } from './done-page.ts';
import { said } from '../translator.ts';

/** What the last page shows when the print is still to be signed by hand. */
export interface PaperDonePageView extends Omit<DonePageView, 'contact'> {
  procedure: Procedure;
  answers: Answers;
  /** At the foot of each printed page. */
  paperCode: string;
  /** The answers stay on the device. */
  keepsDraft: boolean;
}

/** What is left to do: print, sign by hand, bring. Nothing is submitted before. */
export function paperDonePage(view: PaperDonePageView): TemplateResult {
  const { receipt, submission, paperCode, statusHref, headingLevel } = view;
  const { contact, handBack } = view.procedure.about;
  const size = fileSize(submission.size);
  return html`<div class="tk-done">
      ${pageHeading(
        headingLevel,
        msg('Chưa xong: hãy in, ký tay và nộp bản giấy', { id: 'paper-heading' }),
      )}
      <p>${msg('Mã ở chân mỗi trang in', { id: 'paper-code' })}</p>
      <p class="tk-code" translate="no">${paperCode}</p>
    </div>
    <p class="tk-notice">
      ${msg(
        'Câu trả lời đã được gửi trước nhưng hồ sơ chưa được nộp. Bản in không có giá trị pháp lý cho đến khi được ký tay. Thời hạn giải quyết tính từ ngày cơ quan nhận bản giấy.',
        { id: 'paper-no-value' },
      )}
    </p>
    ${sectionHeading(headingLevel + 1, msg('Việc tiếp theo', { id: 'next-steps' }))}
    <ol class="tk-list">
      <li>
        <p>${msg('In tất cả các trang, không sửa gì trên bản in.', { id: 'paper-print' })}</p>
        <p class="tk-actions">
          <a
            class="tk-button tk-button-primary"
            href=${submission.href}
            download=${submission.fileName}
            data-download
            >${msg(str`Tải tờ khai để in (PDF, ${size})`, { id: 'paper-download' })}</a
          >
        </p>
      </li>
      <li>
        <p>${msg('Ký tay, ghi rõ họ tên ở các ô:', { id: 'paper-sign' })}</p>
        <ul class="tk-list" data-by-hand>
          ${byHand(view)}
        </ul>
      </li>
      <li>
        <p>${msg('Mang bản đã ký đến nộp ở:', { id: 'paper-bring' })}</p>
        <p>${contactLines(receipt.contact ?? contact)}</p>
        ${
          handBack.length > 0
            ? html`<p>${msg('Giấy tờ phải nộp lại', { id: 'hand-back' })}</p>
                <ul class="tk-list">
                  ${handBack.map((paper) => html`<li>${said(paper)}</li>`)}
                </ul>`
            : nothing
        }
      </li>
    </ol>
    <dl class="tk-facts">
      <div>
        <dt>${msg('Mã hồ sơ của bạn', { id: 'dossier-code' })}</dt>
        <dd translate="no">${receipt.code}</dd>
      </div>
      <div>
        <dt>${msg('Đã gửi trước lúc', { id: 'paper-sent-at' })}</dt>
        <dd>${momentWords(receipt.receivedAt)}</dd>
      </div>
    </dl>
    ${
      view.keepsDraft
        ? html`<p>
            ${msg(
              'Câu trả lời vẫn được lưu trên máy này: có chữ ký số thì bạn có thể mở lại tờ khai để ký số thay cho bản giấy.',
              { id: 'paper-draft-kept' },
            )}
          </p>`
        : nothing
    }
    ${
      statusHref
        ? html`<p>
            <a class="tk-button tk-button-secondary" href=${statusHref}
              >${msg('Xem tình trạng hồ sơ', { id: 'status-link' })}</a
            >
          </p>`
        : nothing
    }
    ${nextForm(view.next)} ${fileHash(receipt)}`;
}

function byHand({ procedure, answers }: PaperDonePageView): TemplateResult[] {
  return requiredSigners(procedure, answers).map((place) => {
    const name = signerName(place, answers);
    return html`<li>
      ${said(place.title)}${name ? html`: <span translate="no">${name}</span>` : nothing}
    </li>`;
  });
}
