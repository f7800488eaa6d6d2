import {
  isThereDraft,
  languageFor,
  olderIds,
  ProcedureElement,
  type LanguageTag,
} from '@tokhai/elements';
import { ProcedureError, type ProcedureFile } from '@tokhai/procedure';
import type { PlainProcedure } from '@tokhai/procedure/plain';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { FetchError } from './fetch-json.ts';
import { loadProcedure, loadTranslation } from './load-procedure.ts';
import { addressIn } from './portal-ports.ts';
import { openingWords, type OpeningWords } from './words/opening.ts';

/** Why the form cannot be shown. */
type LoadFailure = keyof OpeningWords['loadFailed'];

/** A procedure by its address: fetches it and its words in the language shown. */
export abstract class FetchedElement extends ProcedureElement {
  static override properties = {
    ...ProcedureElement.properties,
    src: { type: String },
    translationSrc: { type: String, attribute: 'translations' },
    loadFailure: { state: true },
  };

  /** Address of the procedure file. */
  declare src: string;
  /** Address of its translation; by default `<language>.json` beside the procedure file. */
  declare translationSrc: string;

  declare protected loadFailure: LoadFailure | undefined;

  #loading: AbortController | undefined;
  #plain: PlainProcedure | undefined;
  /** Languages whose translation was asked for. */
  #asked = new Set<LanguageTag>();

  constructor() {
    super();
    this.src = '';
    this.translationSrc = '';
    this.loadFailure = undefined;
  }

  /**
   * What was said so far: the answers, or, when `src` is a plain JSON Schema, data in its shape. It
   * may be incomplete or wrong as long as the form is not sent.
   */
  get data(): unknown {
    return this.#plain ? this.#plain.dataOf(this.answers) : this.answers;
  }

  /** Recordings and videos lie beside the procedure file, unless said otherwise. */
  override get mediaFolder(): URL | undefined {
    return super.mediaFolder ?? (this.src === '' ? undefined : addressIn(this, this.src));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was on its way when it was taken off the page is asked for again.
    if (!this.#loading?.signal.aborted) return;
    if (!this.procedure) void this.#load();
    else {
      this.#loading = new AbortController();
      this.#asked = new Set(this.translations.map(({ lang }) => languageFor(lang)));
      void this.#translate().then(this.#tell);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('src') || changes.has('translationSrc')) void this.#load();
    else if (changes.has('lang')) void this.#translate().then(this.#tell);
    super.willUpdate(changes);
  }

  protected override renderUnready(): TemplateResult {
    const { loadFailed, loadFailedTitle, loading, retry } = openingWords(this.#language);
    if (this.loadFailure === undefined) {
      return html`<div class="tk-form" part="form" lang=${this.#language}>
        <p role="status">${loading}</p>
      </div>`;
    }
    return html`<div class="tk-form" part="form" lang=${this.#language}>
      <div role="alert">
        <p class="tk-heading">${loadFailedTitle}</p>
        <p>${loadFailed[this.loadFailure]}</p>
      </div>
      <button
        type="button"
        class="tk-button tk-button-primary"
        @click=${() => {
          void this.#load();
        }}
      >
        ${retry}
      </button>
    </div>`;
  }

  /** The procedure came, and is shown next. */
  protected abstract onLoaded(): void;

  get #language(): LanguageTag {
    return languageFor(this.lang);
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.loadFailure = undefined;
    this.procedure = undefined;
    this.outline = undefined;
    this.#plain = undefined;
    this.translations = [];
    this.#asked.clear();
    if (this.src === '') return;
    try {
      const [procedure, failure] = await Promise.all([
        loadProcedure(addressIn(this, this.src), loading.signal, {
          onFile: (file) => void this.#show(file, loading),
          onPlain: (plain) => (this.#plain = plain),
        }),
        this.#translate(),
      ]);
      if (loading.signal.aborted) return;
      this.procedure = procedure;
      this.onLoaded();
      void this.updateComplete.then(() => this.#tell(failure));
    } catch (error) {
      if (loading.signal.aborted) return;
      this.outline = undefined;
      if (error instanceof FetchError) this.loadFailure = error.code;
      else if (error instanceof ProcedureError) this.loadFailure = 'not-a-procedure';
      else throw error;
      this.dispatchEvent(new CustomEvent('tk-load-error', { bubbles: true, detail: error }));
    }
  }

  /** Shows what a file says beforehand, unless there is a draft or another language to wait for. */
  async #show(file: ProcedureFile, { signal }: AbortController): Promise<void> {
    const { drafts } = this.storage === 'none' ? {} : (this.ports ?? {});
    if (
      this.#language !== 'vi' ||
      (drafts && (await isThereDraft(drafts, file.$id, olderIds(file.procedure))))
    )
      return;
    if (signal.aborted || this.loadFailure !== undefined || this.procedure) return;
    const { title, description, procedure: about } = file;
    this.outline = {
      title,
      about,
      draft: about.draft === true,
      ...(description === undefined ? {} : { description }),
    };
  }

  /** Fetches the words of the language shown, once; gives why they could not be had. */
  async #translate(): Promise<unknown> {
    const tag = this.#language;
    if (tag === 'vi' || this.src === '' || this.#asked.has(tag)) return undefined;
    this.#asked.add(tag);
    const src = addressIn(this, this.src);
    const url =
      this.translationSrc === ''
        ? new URL(`${tag}.json`, src)
        : addressIn(this, this.translationSrc);
    const signal = this.#loading?.signal;
    try {
      const translation = await loadTranslation(url, signal);
      if (translation === undefined) this.#asked.delete(tag);
      else if (!signal?.aborted) this.translations = [...this.translations, translation];
    } catch (failure) {
      if (signal?.aborted) return undefined;
      this.#asked.delete(tag);
      return failure;
    }
    return undefined;
  }

  /** What is not translated stays Vietnamese. */
  readonly #tell = (failure: unknown): void => {
    if (failure !== undefined) void this.tellFailure(failure);
  };
}
