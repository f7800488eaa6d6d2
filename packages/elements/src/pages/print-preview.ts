import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { followLanguage } from '../language.ts';
import { adoptInto } from '../styles/adopt.ts';
import { fileSize } from '../words/file-size.ts';

/** Without the viewer's list of pages, as wide as the frame (PDF Open Parameters, Adobe 2007). */
const openParameters = '#navpanes=0&view=FitH';

const styles = css`
  .tk-print-preview {
    display: block;
    inline-size: 100%;
    block-size: min(80vh, 48em);
    margin: 0 0 1.5em;
    border: 0.1em solid var(--tk-line);
  }
`;

/**
 * The printed form, as it will be signed: a link that opens it and, where the browser has a viewer
 * of its own, its pages. Phones mostly have none (`navigator.pdfViewerEnabled`; HTML, 8.9.1.6): there
 * the link alone opens the file. The same holds where the portal's Content-Security-Policy does not
 * let `blob:` into frames. In light DOM, like a field.
 *
 * Not an `<object>`: its address is a script sink under Trusted Types.
 */
export class PrintPreview extends LitElement {
  static override properties = {
    href: { type: String },
    size: { type: Number },
    refused: { state: true },
  };

  /** Address of the PDF. */
  declare href: string;
  /** In bytes. */
  declare size: number;
  /** The page's policy does not let the frame show the PDF. */
  declare protected refused: boolean;

  constructor() {
    super();
    this.href = '';
    this.size = 0;
    this.refused = false;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [styles]);
    document.addEventListener('securitypolicyviolation', this.#onViolation);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('securitypolicyviolation', this.#onViolation);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.href === '') return nothing;
    const showsPages = navigator.pdfViewerEnabled && !this.refused;
    return html`<p>
        <a
          class="tk-button tk-button-secondary"
          href=${this.href}
          target="_blank"
          rel="noopener"
          data-preview
          >${msg(str`Mở bản in thử (PDF, ${fileSize(this.size)}, trong thẻ mới)`, {
            id: 'open-preview',
          })}</a
        >
      </p>
      <p class="tk-hint">
        ${msg('Bản in chỉ gồm những câu trả lời ở trên, xếp theo mẫu giấy, và chỗ để ký.', {
          id: 'preview-alternative',
        })}
      </p>
      ${
        showsPages
          ? html`<iframe
              class="tk-print-preview"
              src=${`${this.href}${openParameters}`}
              title=${msg('Bản in thử', { id: 'preview-title' })}
            ></iframe>`
          : nothing
      }`;
  }

  readonly #onViolation = ({
    effectiveDirective,
    blockedURI,
  }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'frame-src' && blockedURI.startsWith('blob')) this.refused = true;
  };
}
