import { indexedDbDrafts, memoryDrafts, vietnamDate, type DraftStore } from '@tokhai/answers';
import { bundleAnswers, bundleFacts } from '@tokhai/answers/profile';
import {
  formStyles,
  completeLanguage,
  languageFor,
  sharedStyles,
  tokens,
  type CompleteLanguage,
  type Receipt,
} from '@tokhai/elements';
import { readBundle, type Bundle, type Procedure } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fetchJson } from '../fetch-json.ts';
import { loadProcedure, loadTranslation } from '../load-procedure.ts';
import type { TkProcedure } from '../tk-procedure.ts';
import { loadProgress, noProgress, saveProgress, type Progress } from './progress.ts';
import { bundleWords, type BundleWords } from './words.ts';

/** Largest bundle file, in bytes. */
const maxBytes = 100_000;

/** Attributes that go on to each form. */
const passedOn = [
  'intake',
  'uploads',
  'hand-overs',
  'draft-transfers',
  'certificate-service',
  'signers',
  'signing-service',
  'certificate-status',
  'status-page',
  'profile',
  'profile-readonly',
  'storage',
  'manage-title',
];

/**
 * Several procedures in one interview: what one form was told, the next ones do not ask again. Each
 * is signed and submitted by itself, as one PDF. The form that is filled in stands in light DOM.
 *
 * ```html
 * <tk-bundle src="/bundles/tre-moi-sinh/bundle.json" intake="/submissions"></tk-bundle>
 * ```
 *
 * Takes the attributes of `<tk-procedure>`, whose events come through.
 *
 * @attr {string} intake - address of the desk: each signed PDF is posted there
 * @attr {string} uploads - address that takes a submission in pieces (tus 1.0.0)
 * @attr {string} hand-overs - address that keeps a submission for the next signer
 * @attr {string} draft-transfers - address that keeps a sealed draft for another device
 * @attr {string} certificate-service - address that issues demonstration certificates
 * @attr {string} signers - the ways to sign, in their order
 * @attr {string} signing-service - address below which remote signing services are asked
 * @attr {string} status-page - address of the page that tells a dossier's state
 * @attr {string} profile - `device`, or an address of the portal
 * @attr {boolean} profile-readonly - the portal gives what it knows and takes nothing
 * @attr {string} storage - `none`: keep nothing on this device
 * @attr {boolean} manage-title - set `document.title` with each page
 * @fires {CustomEvent<AnswerChange>} tk-change - an answer changed
 * @fires {CustomEvent<PageChange>} tk-page - another page is shown, or the same one with errors
 * @fires {CustomEvent<readonly Issue[]>} tk-issue - what has to be mended before the form goes on
 * @fires {CustomEvent<DraftChange>} tk-draft - the draft was `saved`, `not-saved` or `removed`
 * @fires {CustomEvent<Extract<SubmitOutcome, { receipt: unknown }>>} tk-submit - the portal took a submission
 * @fires {CustomEvent<LanguageTag>} tk-language - the person chose another language
 * @csspart form - the list of the procedures
 */
export class TkBundle extends LitElement {
  static override styles = [tokens, formStyles, sharedStyles];

  static override properties = {
    src: { type: String },
    lang: { type: String, reflect: true },
    bundle: { state: true },
    titles: { state: true },
    progress: { state: true },
    current: { state: true },
    submitted: { state: true },
    failure: { state: true },
  };

  /** Address of the bundle file. */
  declare src: string;
  /** Language of the screen: `vi` or `en`. */
  declare lang: string;

  declare protected bundle: Bundle | undefined;
  /** Names of the procedures, in the language of the screen. */
  declare protected titles: readonly string[];
  declare protected progress: Progress;
  /** Place of the procedure that is filled in; undefined: the list is shown. */
  declare protected current: number | undefined;
  /** The procedure that is shown has its receipt. */
  declare protected submitted: boolean;
  declare protected failure: 'failed' | 'notKept' | 'notForgotten' | undefined;

  #procedures: readonly Procedure[] = [];
  #drafts: DraftStore = memoryDrafts();
  #loading: AbortController | undefined;

  constructor() {
    super();
    this.src = '';
    this.titles = [];
    this.progress = noProgress;
    this.submitted = false;
    this.addEventListener('tk-submit', (event) => {
      void this.#onSubmit(event);
    });
    this.addEventListener('tk-language', (event) => {
      this.lang = String((event as CustomEvent<unknown>).detail);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang ||= this.closest('[lang]')?.getAttribute('lang') ?? 'vi';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('src')) void this.#load();
    else if (changes.has('lang')) void this.#nameProcedures();
  }

  protected override render(): TemplateResult {
    const { bundle, current } = this;
    if (current !== undefined) return this.#frame(current);
    return html`<div class="tk-form" part="form" lang=${this.#language}>
      ${
        this.failure === undefined
          ? nothing
          : html`<p class="tk-notice" role="alert">${this.#words[this.failure]}</p>`
      }
      ${bundle ? this.#list(bundle) : nothing}
      ${
        !bundle && this.failure === undefined
          ? html`<p role="status">${this.#words.loading}</p>`
          : nothing
      }
    </div>`;
  }

  #list(bundle: Bundle): TemplateResult {
    const words = this.#words;
    const { title, description } = bundle.translations[this.#language] ?? bundle;
    const next = this.#next;
    const hasBegun = Object.keys(this.progress.codes).length > 0;
    return html`<h1 class="tk-heading" tabindex="-1" data-page-heading>${title}</h1>
      <p class="tk-lead">${description}</p>
      <h2>${words.forms}</h2>
      <ol class="tk-list">
        ${this.titles.map((name, index) => {
          const code = this.progress.codes[index];
          return html`<li>
            ${name}<br /><span class="tk-soft"
              >${code === undefined ? words.todo : words.submitted(code)}</span
            >
          </li>`;
        })}
      </ol>
      ${next === undefined ? html`<p role="status">${words.allDone}</p>` : nothing}
      ${hasBegun ? html`<p>${words.kept}</p>` : nothing}
      <p class="tk-actions">
        ${
          next === undefined
            ? nothing
            : html`<button
                type="button"
                class="tk-button tk-button-primary"
                data-next
                @click=${() => this.#open(next)}
              >
                ${words.begin(this.titles[next] ?? '')}
              </button>`
        }
        ${
          hasBegun
            ? html`<button
                type="button"
                class="tk-button tk-button-secondary"
                data-forget
                @click=${() => void this.#forget()}
              >
                ${words.forget}
              </button>`
            : nothing
        }
      </p>`;
  }

  /** Around the form: which of them it is, and after its receipt the way to the next one. */
  #frame(current: number): TemplateResult {
    const words = this.#words;
    const next = this.#next;
    return html`<div class="tk-form" lang=${this.#language}>
        <p class="tk-caption">
          <span>${words.position(current + 1, this.titles.length)}</span>
          <span>${this.titles[current]}</span>
        </p>
        ${this.failure ? html`<p class="tk-notice">${words[this.failure]}</p>` : nothing}
      </div>
      <slot></slot>
      <div class="tk-form" lang=${this.#language}>
        <p class="tk-actions">
          ${
            this.submitted && next !== undefined
              ? html`<button
                  type="button"
                  class="tk-button tk-button-primary"
                  data-next
                  @click=${() => this.#open(next)}
                >
                  ${words.next(this.titles[next] ?? '')}
                </button>`
              : nothing
          }
          <button
            type="button"
            class="tk-button tk-button-secondary"
            data-overview
            @click=${() => this.#close()}
          >
            ${words.overview}
          </button>
        </p>
      </div>`;
  }

  get #language(): CompleteLanguage {
    return completeLanguage(languageFor(this.lang));
  }

  get #words(): BundleWords {
    return bundleWords[this.#language];
  }

  /** The first procedure that has no receipt yet. */
  get #next(): number | undefined {
    const index = this.#procedures.findIndex((_, place) => !(place in this.progress.codes));
    return index < 0 ? undefined : index;
  }

  #address(path: string): URL {
    return new URL(path, new URL(this.src, this.ownerDocument.baseURI));
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.bundle = undefined;
    this.failure = undefined;
    this.#close();
    if (this.src === '') return;
    try {
      const bundle = readBundle(await fetchJson(this.#address(''), maxBytes, signal));
      const files = bundle.procedures.map(({ src }) => loadProcedure(this.#address(src), signal));
      const procedures = await Promise.all(files);
      this.#drafts = this.getAttribute('storage') === 'none' ? memoryDrafts() : indexedDbDrafts();
      const progress = await loadProgress(this.#drafts, bundle.id).catch(() => noProgress);
      if (signal.aborted) return;
      this.#procedures = procedures;
      this.progress = progress;
      await this.#nameProcedures(bundle);
      if (!signal.aborted) this.bundle = bundle;
    } catch {
      if (!signal.aborted) this.failure = 'failed';
    }
  }

  /** Names of the procedures in the language of the screen; in Vietnamese where there are none. */
  async #nameProcedures(bundle = this.bundle): Promise<void> {
    const tag = this.#language;
    const titles = this.#procedures.map(async ({ title }, index) => {
      const src = bundle?.procedures[index]?.src;
      if (tag === 'vi' || src === undefined) return title;
      const url = new URL(`${tag}.json`, this.#address(src));
      return (await loadTranslation(url, this.#loading?.signal))?.texts['/title'] ?? title;
    });
    this.titles = await Promise.all(titles);
  }

  #open(index: number): void {
    const { bundle } = this;
    const [part, procedure] = [bundle?.procedures[index], this.#procedures[index]];
    if (!part || !procedure) return;
    const answers = bundleAnswers(part, procedure, this.progress.facts, vietnamDate(new Date()));
    const form = this.ownerDocument.createElement('tk-procedure');
    for (const name of passedOn) {
      const value = this.getAttribute(name);
      if (value !== null) form.setAttribute(name, value);
    }
    form.lang = this.lang;
    form.prefill = {
      answers,
      origin: this.#words.known,
      locked: Object.keys(answers),
      skips: true,
    };
    form.src = this.#address(part.src).href;
    this.replaceChildren(form);
    this.current = index;
    this.submitted = false;
  }

  #close(): void {
    this.replaceChildren();
    this.current = undefined;
    this.submitted = false;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[data-page-heading]')?.focus();
    });
  }

  async #onSubmit({ detail, target }: CustomEvent<{ receipt: Receipt }>): Promise<void> {
    const { bundle, current } = this;
    const part = current === undefined ? undefined : bundle?.procedures[current];
    const { procedure, answers } = target as TkProcedure;
    if (!bundle || !part || !procedure || current === undefined) return;
    const facts = bundleFacts(part, procedure, answers, vietnamDate(new Date()));
    this.progress = {
      facts: { ...this.progress.facts, ...facts },
      codes: { ...this.progress.codes, [current]: detail.receipt.code },
    };
    this.submitted = true;
    try {
      await saveProgress(this.#drafts, bundle.id, this.progress);
    } catch {
      this.failure = 'notKept';
    }
  }

  /** Shows the list as new only once nothing is kept any more. */
  async #forget(): Promise<void> {
    try {
      if (this.bundle) await this.#drafts.remove(this.bundle.id);
      this.progress = noProgress;
      this.failure = undefined;
    } catch {
      this.failure = 'notForgotten';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-bundle': TkBundle;
  }
}
