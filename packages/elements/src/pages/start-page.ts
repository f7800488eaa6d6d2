import { msg, str } from '@lit/localize';
import { isFormCode, type Procedure } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { pageHeading, sectionHeading } from '../heading.ts';
import type { SignMethod } from '../ports.ts';
import { contactLines } from './contact-lines.ts';
import { errorSummary, type SummaryLine } from './error-summary.ts';
import { said } from '../translator.ts';

/** The part of a procedure that people see before its first question. */
export type Outline = Pick<Procedure, 'title' | 'description' | 'about' | 'draft'>;

/** What the start page shows, and what it leads to. */
export interface StartPageView {
  procedure: Outline;
  signMethods: readonly SignMethod[];
  /** Answers are kept on this device. */
  keepsDraft: boolean;
  /** What is offered of what is known about the person. */
  known: unknown;
  /** Videos that explain the procedure. */
  media: unknown;
  summary: readonly SummaryLine[];
  headingLevel: number;
  onStart: () => void;
  /** Leads to where the file of somebody else is opened; absent: the host cannot open one. */
  onOpen?: () => void;
  /** Another tab is filling it in. */
  isElsewhere: boolean;
  /** It was begun already, here or there: nobody starts anew on top of it. */
  isResumable: boolean;
  /** What is said of that. */
  begun: unknown;
  onOpenFile: (file: File) => void;
  /** Leads to where a draft of another device is taken by code; absent: the portal hands none on. */
  onReceive?: () => void;
}

/** Everything people are usually told too late, before the first question. */
export function startPage(view: StartPageView): TemplateResult {
  const { procedure, headingLevel } = view;
  const { about } = procedure;
  return html`${errorSummary(view.summary, headingLevel)} ${caption(procedure)}
    ${pageHeading(headingLevel, said(procedure.title))} ${view.begun}
    ${procedure.draft ? draftNotice() : nothing}
    ${procedure.description ? html`<p class="tk-lead">${said(procedure.description)}</p>` : nothing}
    ${view.media} ${facts(procedure)}
    ${list(headingLevel, msg('Cần chuẩn bị', { id: 'bring' }), about.bring)}
    ${list(headingLevel, msg('Giấy tờ phải nộp lại', { id: 'hand-back' }), about.handBack)}
    ${list(
      headingLevel,
      msg('Không phải nộp, vì cơ quan nhà nước đã có', { id: 'state-holds' }),
      about.stateHolds,
    )}
    ${signing(view)} ${view.isResumable ? nothing : [view.known, start(view)]}
    ${view.isElsewhere ? nothing : openDraft(view)}
    ${
      view.onReceive && !view.isElsewhere
        ? html`<p>
            <button
              type="button"
              class="tk-button tk-button-quiet"
              data-receive
              @click=${view.onReceive}
            >
              ${msg('Đang điền dở ở máy khác? Nhận bản nháp bằng mã', { id: 'receive-draft' })}
            </button>
          </p>`
        : nothing
    }
    ${
      view.onOpen
        ? html`<p>
            <button type="button" class="tk-button tk-button-quiet" data-open @click=${view.onOpen}>
              ${msg('Có người nhờ bạn ký? Mở tệp người đó gửi', { id: 'open-signed' })}
            </button>
          </p>`
        : nothing
    }
    <details class="tk-more">
      <summary>
        <span>${msg('Căn cứ pháp lý và độ tin cậy của mẫu', { id: 'legal-basis' })}</span>
      </summary>
      <p>${said(about.legalBasis)}</p>
      <p lang="vi">${about.reliability}</p>
    </details>`;
}

/** What the form is called officially, where its title does not say just that. */
function caption({ about: { form }, title }: Outline): TemplateResult | typeof nothing {
  if (form === title) return nothing;
  return html`<p class="tk-caption">
    ${isFormCode(form) ? msg(str`Mẫu ${form}`, { id: 'form-code' }) : html`<span lang="vi">${form}</span>`}
  </p>`;
}

function draftNotice(): TemplateResult {
  return html`<p class="tk-notice">
    <strong
      >${msg('Bản dự thảo: lời văn của mẫu chưa được xác nhận bằng văn bản chính thức.', {
        id: 'procedure-draft',
      })}</strong
    >
  </p>`;
}

function facts({ about }: Outline): TemplateResult {
  const { minutes } = about;
  const rows: Array<[string, unknown]> = [
    [
      msg('Thời gian điền', { id: 'minutes-label' }),
      msg(str`Khoảng ${minutes} phút`, { id: 'minutes' }),
    ],
    [msg('Phí, lệ phí', { id: 'fee' }), said(about.fee)],
    [msg('Thời hạn giải quyết', { id: 'deadline' }), said(about.deadline.text)],
    [msg('Cơ quan giải quyết', { id: 'agency' }), said(about.agency)],
    [msg('Hỏi và giúp đỡ', { id: 'contact' }), contactLines(about.contact)],
  ];
  return html`<dl class="tk-facts">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function list(
  headingLevel: number,
  title: string,
  items: readonly string[],
): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`${sectionHeading(headingLevel + 1, title)}
    <ul class="tk-list">
      ${items.map((item) => html`<li>${said(item)}</li>`)}
    </ul>`;
}

// Luật Giao dịch điện tử 20/2023/QH15, Điều 23 khoản 2: what is worth as much as a handwritten one.
function signing({ signMethods, headingLevel }: StartPageView): TemplateResult {
  return html`${sectionHeading(headingLevel + 1, msg('Cách ký', { id: 'how-to-sign' }))}
    <p>
      ${msg(
        'Tờ khai được ký số ở bước cuối. Chữ ký số đúng luật có giá trị như chữ ký tay (Luật Giao dịch điện tử 2023, Điều 23). Chữ ký vẽ trên màn hình hoặc ảnh chụp chữ ký thì không.',
        { id: 'signing-tiers' },
      )}
    </p>
    ${
      signMethods.length === 0
        ? nothing
        : html`<ul class="tk-list">
            ${signMethods.map(
              ({ label, hint }) =>
                html`<li>
                  ${label}${hint ? html`<span class="tk-soft"> – ${hint}</span>` : nothing}
                </li>`,
            )}
          </ul>`
    }
    <p>
      ${msg('Chưa có chữ ký số? Bạn vẫn điền được, rồi in tờ khai ra giấy và ký tay.', {
        id: 'signing-on-paper',
      })}
    </p>`;
}

// The file is taken with the choice: a second button would be one step more for nothing.
function openDraft(view: StartPageView): TemplateResult {
  return html`<details class="tk-more">
    <summary>
      <span>${msg('Có tệp bản nháp lưu từ máy khác?', { id: 'draft-file' })}</span>
    </summary>
    ${
      !view.isResumable
        ? nothing
        : html`<p>
            ${msg('Bản nháp trong tệp sẽ thay cho bản nháp đang có trên máy này.', {
              id: 'draft-file-replaces',
            })}
          </p>`
    }
    <label class="tk-label" for="tk-draft-file"
      >${msg('Tệp bản nháp (.tokhai)', { id: 'draft-file-label' })}</label
    >
    <input
      class="tk-input tk-file"
      type="file"
      id="tk-draft-file"
      @change=${(event: Event) => {
        const [file] = (event.target as HTMLInputElement).files ?? [];
        if (file) view.onOpenFile(file);
      }}
    />
  </details>`;
}

function start(view: StartPageView): TemplateResult {
  return html`<p>
      ${msg('Câu nào không ghi “(không bắt buộc)” thì phải trả lời.', { id: 'required' })}
      ${
        view.keepsDraft
          ? msg(
              'Câu trả lời được lưu trên máy này trong khi điền, để không mất gì. Chưa có gì được gửi đi cho đến khi bạn nộp.',
              { id: 'draft-kept' },
            )
          : msg('Câu trả lời không được lưu trên máy này. Đóng trang là mất.', {
              id: 'draft-not-kept',
            })
      }
    </p>
    <p class="tk-actions">
      <button type="button" class="tk-button tk-button-primary" @click=${view.onStart}>
        ${msg('Bắt đầu', { id: 'start' })}
      </button>
    </p>`;
}
