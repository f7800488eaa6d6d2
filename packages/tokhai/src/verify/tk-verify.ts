import {
  fieldStyles,
  formStyles,
  lateStyles,
  completeLanguage,
  languageFor,
  pageHeading,
  setLanguage,
  sharedStyles,
  tokens,
  type CompleteLanguage,
} from '@tokhai/elements';
import type { Translation } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { verifyWords, type VerifyWords } from '../words/verify.ts';
import type { SealHolder } from '@tokhai/signing/verify';
import type { CheckedFile } from './check-file.ts';
import { knownProcedure, knownTranslation } from './known-procedures.ts';
import { OfferedFile } from './offered-file.ts';
import { verifyStyles } from './verify-styles.ts';

/** Largest file checked, in bytes: what a desk takes, and room for timestamps. */
const maxBytes = 30_000_000;

/** The verifier and what shows its result; fetched with the first file. */
const later = () => import('./later.ts');
type Later = Awaited<ReturnType<typeof later>>;

/**
 * Checks signed PDFs in the browser: choose, drop or paste one. Nothing is uploaded.
 *
 * ```html
 * <tk-verify trust-src="/roots.pem" procedures="/procedures/"></tk-verify>
 * ```
 *
 * Nobody is trusted unless the page says whom; without that the verdict is never "valid", and the
 * element says why.
 *
 * @fires {CustomEvent<CheckedFile>} tk-verified - a file was checked
 * @csspart form - everything that is shown
 */
export class TkVerify extends LitElement {
  static override styles = [
    tokens,
    formStyles,
    sharedStyles,
    lateStyles,
    fieldStyles,
    verifyStyles,
  ];

  static override properties = {
    trust: { attribute: false },
    trustSrc: { type: String, attribute: 'trust-src' },
    procedures: { type: String },
    seals: { attribute: false },
    sealedBy: { type: String, attribute: 'sealed-by' },
    lang: { type: String, reflect: true },
    headingLevel: { type: Number, attribute: 'heading-level' },
    now: { attribute: false },
    result: { state: true },
    translation: { state: true },
    status: { state: true },
    failure: { state: true },
    trustFailed: { state: true },
  };

  /** Root certificates (DER) under which people may sign. */
  declare trust: readonly Uint8Array[];
  /** Address of a PEM file of root certificates; they count beside {@link trust}. */
  declare trustSrc: string;
  /**
   * Address below which the procedures are, each as `<code>/procedure.json`; empty: answers are
   * shown by their names, and the print is not compared with the data.
   */
  declare procedures: string;
  /**
   * Who signs and seals for the agency, as in the desk's `agency.seals`: what anybody else signed or
   * sealed in its place is refused, though the roots certify them. Empty: whoever they certify.
   */
  declare seals: readonly SealHolder[];
  /**
   * One more of {@link seals}: attributes that the subject of the certificate has, as RFC 4514 text,
   * e.g. `O=Ủy ban nhân dân phường Sài Gòn`.
   */
  declare sealedBy: string;
  /** Language of the screen: `vi` or `en`. */
  declare lang: string;
  /** Level of the heading, 1 to 6. */
  declare headingLevel: number;
  /** The clock; for tests and demonstrations. */
  declare now: () => Date;

  declare protected result: CheckedFile | undefined;
  declare protected translation: Translation | undefined;
  declare protected status: string;
  declare protected failure: string;
  declare protected trustFailed: boolean;

  #confirmation: Awaited<ReturnType<Later['loadConfirmation']>> | undefined;
  #later: Later | undefined;
  /** Of the file chosen last: what an earlier one gives is not shown. */
  #turn = 0;
  #checkedAt = new Date();
  readonly #offered = new OfferedFile(this, (file) => {
    // That it does not come off is told on the page.
    this.check(file).catch(() => undefined);
  });

  constructor() {
    super();
    this.trust = [];
    this.trustSrc = '';
    this.procedures = '';
    this.seals = [];
    this.sealedBy = '';
    this.headingLevel = 1;
    this.now = () => new Date();
    this.result = undefined;
    this.translation = undefined;
    this.status = '';
    this.failure = '';
    this.trustFailed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang ||= this.closest('[lang]')?.getAttribute('lang') ?? 'vi';
  }

  /** Checks a file as if it had been chosen. Resolves when the result is shown. */
  async check(file: File): Promise<void> {
    const turn = ++this.#turn;
    const current = (): boolean => turn === this.#turn;
    const { checking, tooLarge, unreadable, failed } = this.#words;
    this.result = undefined;
    this.failure = '';
    this.status = checking(file.name);
    if (file.size > maxBytes) {
      this.#fail(tooLarge(`${maxBytes / 1_000_000} MB`));
      return;
    }
    const pdf = await file.arrayBuffer().catch(() => undefined);
    if (!current()) return;
    if (!pdf) {
      this.#fail(unreadable);
      return;
    }
    try {
      const parts = await later();
      const trust = await this.#trusted(parts);
      const checkedAt = this.now();
      const result = await parts.checkFile(file.name, new Uint8Array(pdf), {
        trust: trust ?? [],
        at: checkedAt,
        ...(await this.#seals(parts)),
        procedure: (id) => knownProcedure(this.#folder, id),
      });
      const confirmation = result.confirmation && (await parts.loadConfirmation());
      if (!current()) return;
      this.#confirmation = confirmation;
      this.#later = parts;
      this.#checkedAt = checkedAt;
      this.trustFailed = trust === undefined;
      this.status = '';
      this.result = result;
    } catch (error) {
      if (current()) this.#fail(failed);
      throw error;
    }
    await this.#translate();
    await this.updateComplete;
    if (!current()) return;
    this.renderRoot.querySelector<HTMLElement>('[data-verdict]')?.focus();
    this.dispatchEvent(
      new CustomEvent('tk-verified', { bubbles: true, composed: true, detail: this.result }),
    );
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('lang')) return;
    const update = (): void => this.requestUpdate();
    setLanguage(this.#language).then(update, update);
    void this.#translate();
  }

  protected override render(): TemplateResult {
    const { result } = this;
    const words = this.#words;
    const offered = this.#offered;
    return html`<div class="tk-form" part="form" lang=${this.#language}>
      ${pageHeading(this.headingLevel, words.title)}
      <p class="tk-lead">${words.lead}</p>
      ${this.#noTrust(words)}
      <div
        class="tk-field tk-drop ${offered.isOver ? 'tk-drop-over' : ''}"
        @dragover=${offered.onDragOver}
        @dragleave=${offered.onDragLeave}
        @drop=${offered.onDrop}
      >
        <label class="tk-label" for="file">${words.choose}</label>
        <div class="tk-hint" id="file-hint">${words.chooseHint}</div>
        <input
          class="tk-input tk-file"
          type="file"
          id="file"
          accept=".pdf,application/pdf"
          aria-describedby="file-hint"
          @change=${offered.onChosen}
        />
      </div>
      <p class=${this.status === '' ? 'tk-visually-hidden' : 'tk-busy'} role="status">
        ${this.status}
      </p>
      ${this.failure === '' ? nothing : html`<p class="tk-notice" role="alert">${this.failure}</p>`}
      ${
        result && this.#later
          ? this.#later.resultView({
              result,
              words,
              language: this.#language,
              translation: this.translation,
              checkedAt: this.#checkedAt,
              headingLevel: this.headingLevel + 1,
              ...this.#confirmation,
            })
          : nothing
      }
    </div>`;
  }

  get #language(): CompleteLanguage {
    return completeLanguage(languageFor(this.lang));
  }

  get #words(): VerifyWords {
    return verifyWords[this.#language];
  }

  #noTrust(words: VerifyWords): TemplateResult | typeof nothing {
    const configured = this.trust.length > 0 || this.trustSrc !== '';
    if (!configured) return html`<p class="tk-notice" data-no-trust>${words.noTrust}</p>`;
    return this.trustFailed
      ? html`<p class="tk-notice" data-no-trust>${words.trustFailed}</p>`
      : nothing;
  }

  #fail(words: string): void {
    this.status = '';
    this.failure = words;
    // Browsers do not tell of a file that is chosen again.
    const input = this.renderRoot.querySelector<HTMLInputElement>('input[type=file]');
    if (input) input.value = '';
  }

  /** Undefined: the portal's list could not be had, so that nobody is trusted by it. */
  async #trusted({ fetchTrust }: Later): Promise<readonly Uint8Array[] | undefined> {
    if (this.trustSrc === '') return this.trust;
    const fetched = await fetchTrust(this.#url(this.trustSrc));
    return fetched && [...this.trust, ...fetched];
  }

  async #seals({ loadAgencySeal }: Later): Promise<{ seals?: readonly SealHolder[] }> {
    const { seals, sealedBy } = this;
    if (sealedBy === '') return seals.length > 0 ? { seals } : {};
    return { seals: [...seals, (await loadAgencySeal()).namedHolder(sealedBy)] };
  }

  /** Where the portal has its procedures. */
  get #folder(): URL | undefined {
    return this.procedures === '' ? undefined : this.#url(this.procedures);
  }

  async #translate(): Promise<void> {
    const { result } = this;
    const id = result?.data?.procedure && result.data.procedureId;
    const tag = this.#language;
    const found = id ? await knownTranslation(this.#folder, id, tag) : undefined;
    if (result === this.result && tag === this.#language) this.translation = found;
  }

  #url(address: string): URL {
    return new URL(address, this.ownerDocument.baseURI);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-verify': TkVerify;
  }
  interface HTMLElementEventMap {
    'tk-verified': CustomEvent<CheckedFile>;
  }
}
