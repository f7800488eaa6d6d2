import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import type { HandOverOffer } from '../ports.ts';
import { fileSize } from '../words/file-size.ts';
import { momentWords } from '../words/moments.ts';
import { qrImage } from './qr-image.ts';

/** What the part of the sign page shows with which the next person gets to sign. */
export interface HandOverView {
  download: { href: string; fileName: string; size: number };
  headingLevel: number;
  busy: boolean;
  /** The others confirm, and do not sign. */
  confirms: boolean;
  /** Asks the portal for a code; absent where it gives none. */
  onStart?: () => void;
  /** The code that the portal gave. */
  offer?: HandOverOffer;
  onEnd: () => void;
}

/** How somebody else signs on another device: by a code, or by the file with what is signed. */
export function handOver(view: HandOverView): TemplateResult {
  const { download, headingLevel, offer } = view;
  const size = fileSize(download.size);
  return html`<section data-hand-over>
    ${sectionHeading(
      headingLevel,
      view.confirms
        ? msg('Gửi tờ khai cho người phải xác nhận', { id: 'hand-over-confirm' })
        : msg('Người khác ký ở máy khác?', { id: 'hand-over' }),
    )}
    ${offer ? offered(view, offer) : byCode(view)}
    <p>
      ${
        view.confirms
          ? msg(
              'Lưu tệp rồi gửi cho người đó, ví dụ bằng thư điện tử. Người đó mở trang này, chọn “Có người nhờ bạn ký?”, mở tệp, đăng nhập và xác nhận. Trong tệp có mọi điều đã khai: chỉ gửi cho người phải xác nhận.',
              { id: 'hand-over-confirm-lead' },
            )
          : msg(
              'Lưu tệp rồi gửi cho người đó, ví dụ bằng thư điện tử. Người đó mở trang này, chọn “Có người nhờ bạn ký?”, mở tệp và ký tiếp. Trong tệp có mọi điều đã khai: chỉ gửi cho người phải ký.',
              { id: 'hand-over-lead' },
            )
      }
    </p>
    <p>
      <a
        class="tk-button tk-button-secondary"
        href=${download.href}
        download=${download.fileName}
        data-download
        >${
          view.confirms
            ? msg(str`Lưu tệp để người khác xác nhận (PDF, ${size})`, {
                id: 'hand-over-confirm-file',
              })
            : msg(str`Lưu tệp để người khác ký (PDF, ${size})`, { id: 'hand-over-file' })
        }</a
      >
    </p>
  </section>`;
}

function byCode({ onStart, busy }: HandOverView): TemplateResult | typeof nothing {
  if (!onStart) return nothing;
  return html`<p>
      ${msg(
        'Tạo mã nếu người đó đang ở gần hoặc nghe điện thoại: cổng giữ tờ khai trong ít phút, người có mã mở được một lần.',
        { id: 'hand-over-code-lead' },
      )}
    </p>
    <p>
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onStart}
        data-hand-over-start
      >
        ${msg('Tạo mã cho người ký tiếp', { id: 'hand-over-start' })}
      </button>
    </p>`;
}

function offered({ onEnd, busy }: HandOverView, offer: HandOverOffer): TemplateResult {
  const moment = momentWords(offer.expiresAt);
  return html`<div class="tk-submit" tabindex="-1" data-hand-over-code>
    <p>
      ${msg('Đọc mã này cho người ký tiếp, hoặc để người đó quét mã QR:', { id: 'hand-over-code' })}
    </p>
    <p class="tk-code" translate="no">${offer.code}</p>
    ${qrImage(offer.qr, msg('Mã QR mở trang ký tiếp', { id: 'hand-over-qr' }))}
    <p>
      ${msg(str`Mã dùng được một lần, đến ${moment}. Ai có mã đều đọc được tờ khai.`, {
        id: 'hand-over-expires',
      })}
    </p>
    <p>
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onEnd}
        data-hand-over-end
      >
        ${msg('Huỷ mã', { id: 'hand-over-end' })}
      </button>
    </p>
  </div>`;
}
