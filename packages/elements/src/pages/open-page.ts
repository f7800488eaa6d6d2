import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { pageHeading } from '../heading.ts';
import { PortError } from '../ports.ts';
import { momentWords } from '../words/moments.ts';
import { backLink } from './back-link.ts';
import { codeForm } from './code-form.ts';
import { errorSummary, type SummaryLine } from './error-summary.ts';

/** Largest file that is opened, in bytes: what a desk takes, and more. */
const MAX_BYTES = 30_000_000;

/** What the page shows on which somebody opens what another person filled in. */
export interface OpenPageView {
  headingLevel: number;
  summary: readonly SummaryLine[];
  busy: boolean;
  /** When a submission of somebody else was left here half done, an ISO 8601 instant. */
  savedAt: string | undefined;
  /** The code that is known; undefined where the portal keeps nothing for the next signer. */
  code: string | undefined;
  onBack: () => void;
  onResume: () => void;
  /** Gives the bytes of the file; rejects with words when it cannot be read. */
  /** As the code is typed: it stays however often the page is drawn. */
  onCodeInput: (code: string) => void;
  onCode: (code: string) => void;
  onFile: (read: () => Promise<Uint8Array>) => void;
}

/** Opens the file of somebody who asks for a signature. */
export function openPage(view: OpenPageView): TemplateResult {
  const { headingLevel, savedAt, busy } = view;
  return html`${backLink(view.onBack)} ${errorSummary(view.summary, headingLevel)}
    ${pageHeading(headingLevel, msg('Mở tờ khai người khác nhờ ký', { id: 'open-heading' }))}
    <p class="tk-lead">
      ${msg('Bạn đọc hết tờ khai rồi mới ký. Chữ ký của những người trước vẫn giữ nguyên.', {
        id: 'open-lead',
      })}
    </p>
    ${savedAt === undefined ? nothing : resumeBanner(view, savedAt)}
    ${
      view.code === undefined
        ? nothing
        : codeForm({
            ...view,
            code: view.code,
            label: msg('Mã bạn nhận được', { id: 'open-code' }),
            button: msg('Mở tờ khai bằng mã', { id: 'open-by-code' }),
          })
    }
    <div class="tk-field">
      <label class="tk-label" for="tk-open-file">
        ${msg('Tệp PDF bạn nhận được', { id: 'open-file' })}
      </label>
      <div class="tk-hint" id="tk-open-file-hint">
        ${msg('Tệp được mở ngay trên máy này, không gửi đi đâu', { id: 'open-file-hint' })}
      </div>
      <input
        class="tk-input tk-file"
        type="file"
        id="tk-open-file"
        accept=".pdf,application/pdf"
        aria-describedby="tk-open-file-hint"
        ?disabled=${busy}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          if (file) view.onFile(() => readFile(file));
        }}
      />
    </div>`;
}

function resumeBanner({ onResume, busy }: OpenPageView, savedAt: string): TemplateResult {
  const moment = momentWords(savedAt);
  return html`<div class="tk-notice" data-handed-banner>
    <p>
      ${msg(
        str`Trên máy này còn một tờ khai người khác nhờ ký, lưu lúc ${moment}. Mở tệp khác thì tệp mới thay chỗ nó.`,
        { id: 'handed-found' },
      )}
    </p>
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-primary"
        ?disabled=${busy}
        @click=${onResume}
      >
        ${msg('Mở lại tờ khai đó', { id: 'resume-handed' })}
      </button>
    </p>
  </div>`;
}

async function readFile(file: File): Promise<Uint8Array> {
  if (file.size > MAX_BYTES) {
    throw new PortError(
      'file-too-large',
      msg('Tệp này lớn hơn 30 MB nên không phải là tờ khai. Hãy chọn lại tệp.', {
        id: 'open-too-large',
      }),
    );
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new PortError(
      'file-unreadable',
      msg('Không đọc được tệp này. Hãy chọn lại tệp, hoặc chọn tệp khác.', {
        id: 'failure-file-unreadable',
      }),
      { cause },
    );
  }
}
