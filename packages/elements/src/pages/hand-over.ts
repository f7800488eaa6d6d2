import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import { fileSize } from '../words/file-size.ts';

/** What the part of the sign page shows with which the next person gets to sign. */
export interface HandOverView {
  download: { href: string; fileName: string; size: number };
  headingLevel: number;
}

/** How somebody else signs on another device: by the file, with the signatures made so far. */
export function handOver({ download, headingLevel }: HandOverView): TemplateResult {
  const size = fileSize(download.size);
  return html`<section data-hand-over>
    ${sectionHeading(headingLevel, msg('Người khác ký ở máy khác?', { id: 'hand-over' }))}
    <p>
      ${msg(
        'Lưu tệp rồi gửi cho người đó, ví dụ bằng thư điện tử. Người đó mở trang này, chọn “Có người nhờ bạn ký?”, mở tệp và ký tiếp. Trong tệp có mọi điều đã khai: chỉ gửi cho người phải ký.',
        { id: 'hand-over-lead' },
      )}
    </p>
    <p>
      <a
        class="tk-button tk-button-secondary"
        href=${download.href}
        download=${download.fileName}
        data-download
        >${msg(str`Lưu tệp để người khác ký (PDF, ${size})`, { id: 'hand-over-file' })}</a
      >
    </p>
  </section>`;
}
