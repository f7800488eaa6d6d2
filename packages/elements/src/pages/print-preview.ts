import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { followLanguage } from '../language.ts';
import { adoptInto } from '../styles/adopt.ts';

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
 * The pages of the printed form, as it will be signed, below the link that opens it, where the browser
 * has a viewer of its own. Phones mostly have none (`navigator.pdfViewerEnabled`; HTML, 8.9.1.6): there
 * the link alone opens the file. The same holds where the portal's Content-Security-Policy does not
 * let `blob:` into frames. In light DOM, like a field.
 *
 * Not an `<object>`: its address is a script sink under Trusted Types.
 */
export class PrintPreview extends LitElement {
  static override properties = {
    href: { type: String },
    refused: { state: true },
  };

  /** Address of the PDF. */
  declare href: string;
  /** The page's policy does not let the frame show the PDF. */
  declare protected refused: boolean;

  constructor() {
    super();
    this.href = '';
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
    if (this.href === '' || !navigator.pdfViewerEnabled || this.refused) return nothing;
    return html`<iframe
      class="tk-print-preview"
      src=${`${this.href}${openParameters}`}
      title=${msg('Bản in thử', { id: 'preview-title' })}
    ></iframe>`;
  }

  readonly #onViolation = ({
    effectiveDirective,
    blockedURI,
  }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'frame-src' && blockedURI.startsWith('blob')) this.refused = true;
  };
}
