import { indexedDbDrafts, memoryDrafts, vietnamDate, type DraftStore } from '@tokhai/answers';
import { bundleAnswers, bundleFacts } from '@tokhai/answers/profile';
import {
  formStyles,
  completeLanguage,
  languageFor,
  sharedStyles,
  tokens,
  type CompleteLanguage,
} from '@tokhai/elements';
import type { Bundle, Procedure } from '@tokhai/procedure';
import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { OfflineKeeping } from '../offline/offline-keeping.ts';
import type { TkProcedure } from '../tk-procedure.ts';
import { signerIds, work } from '../portal-ports.ts';
import { bundleForm, sentForm } from './bundle-form.ts';
import { frameView, listView, type BundleFailure, type BundleView } from './bundle-view.ts';
import { placeIn } from './place-in-address.ts';
import { loadBundle, procedureTitles } from './load-bundle.ts';
import type { Outbox, WaitingForm } from './outbox.ts';
import {
  loadProgress,
  nextPlace,
  noProgress,
  withReceipt,
  withWaiting,
  type Progress,
} from './progress.ts';
import { ProgressKeeper, type ProgressChange } from './progress-keeper.ts';
import { bundleWords } from './words.ts';

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
 * @attr {boolean} paper - the desk also takes prints that are signed by hand
 * @attr {string} confirmations - address where whoever is logged in confirms instead of signing
 * @attr {string} login-page - address of the page on which one logs in
 * @attr {string} hand-overs - address that keeps a submission for the next signer
 * @attr {string} draft-transfers - address that keeps a sealed draft for another device
 * @attr {string} certificate-service - address that issues demonstration certificates
 * @attr {string} signers - the ways to sign, in their order
 * @attr {string} signing-service - address below which remote signing services are asked
 * @attr {string} certificate-status - address that tells whether a certificate was revoked
 * @attr {string} status-page - address of the page that tells a dossier's state
 * @attr {string} profile - `device`, or an address of the portal
 * @attr {boolean} profile-readonly - the portal gives what it knows and takes nothing
 * @attr {string} storage - `none`: keep nothing on this device
 * @attr {string} offline-worker - address of the service worker that keeps all forms for a time without a network
 * @attr {string} read-aloud - `none`: it is not offered; `local`: only by voices that send nothing
 * @attr {boolean} manage-title - set `document.title` with each page
 * @fires {CustomEvent<AnswerChange>} tk-change - an answer changed
 * @fires {CustomEvent<PageChange>} tk-page - another page is shown, or the same one with errors
 * @fires {CustomEvent<readonly Issue[]>} tk-issue - what has to be mended before the form goes on
 * @fires {CustomEvent<DraftChange>} tk-draft - the draft was `saved`, `not-saved` or `removed`
 * @fires {CustomEvent<Extract<SubmitOutcome, { receipt: unknown }>>} tk-submit - the portal took a submission
 * @fires {CustomEvent<LanguageTag>} tk-language - the person chose another language
 * @fires {CustomEvent<Kept>} tk-offline - the service worker kept what the forms need without a network; detail: `{kept, missing}`
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
  declare protected failure: BundleFailure | undefined;

  #procedures: readonly Procedure[] = [];
  #drafts: DraftStore = memoryDrafts();
  #keeper: ProgressKeeper | undefined;
  #loading: AbortController | undefined;
  #outbox: Outbox | undefined;
  readonly #keeping = new OfflineKeeping(this);
  readonly #help = { language: () => this.#language };

  constructor() {
    super();
    this.src = '';
    this.titles = [];
    this.progress = noProgress;
    this.addEventListener('tk-language', (event) => {
      this.lang = String((event as CustomEvent<unknown>).detail);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang ||= this.closest('[lang]')?.getAttribute('lang') ?? 'vi';
    // What was on its way when it was taken off the page is asked for again.
    if (this.#loading?.signal.aborted) {
      if (this.bundle) this.#loading = new AbortController();
      else void this.#load();
    }
    void this.#sendWaiting();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
    this.#outbox?.stop();
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('src')) void this.#load();
    else if (changes.has('lang')) void this.#nameProcedures();
  }

  protected override updated(): void {
    this.#leadOn();
    void this.#sendWaiting();
  }

  protected override render(): TemplateResult {
    const { bundle, titles, progress, failure, current } = this;
    const view: BundleView = {
      language: this.#language,
      bundle,
      titles,
      progress,
      failure,
      onOpen: (place) => this.#open(place),
      onForget: () => void this.#forget(),
      onClose: () => this.#close(),
    };
    return current === undefined ? listView(view) : frameView(view, current);
  }

  get #language(): CompleteLanguage {
    return completeLanguage(languageFor(this.lang));
  }

  #address(path: string): URL {
    return new URL(path, new URL(this.src, this.ownerDocument.baseURI));
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.bundle = undefined;
    this.#keeper = undefined;
    this.#outbox?.stop();
    this.#outbox = undefined;
    this.#keeping.end();
    this.failure = undefined;
    this.#close();
    if (this.src === '') return;
    try {
      const { bundle, procedures } = await loadBundle(this.#address(''), signal);
      this.#drafts = this.getAttribute('storage') === 'none' ? memoryDrafts() : indexedDbDrafts();
      const progress = await loadProgress(this.#drafts, bundle).catch(() => noProgress);
      if (signal.aborted) return;
      this.#procedures = procedures;
      this.#keeper = new ProgressKeeper(this.#drafts, bundle);
      this.progress = progress;
      await this.#nameProcedures(bundle);
      if (signal.aborted) return;
      this.bundle = bundle;
      this.#keepOffline(bundle);
      const place = placeIn(location.href, procedures.length);
      if (place !== undefined) this.#open(place);
    } catch {
      if (!signal.aborted) this.failure = 'failed';
    }
  }

  async #nameProcedures(bundle = this.bundle): Promise<void> {
    if (!bundle) return;
    const loaded = { bundle, procedures: this.#procedures };
    const signal = this.#loading?.signal;
    this.titles = await procedureTitles(loaded, this.#address(''), this.#language, signal);
  }

  #form(place: number): TkProcedure | undefined {
    const { bundle } = this;
    const [part, procedure] = [bundle?.procedures[place], this.#procedures[place]];
    if (!part || !procedure) return undefined;
    const answers = bundleAnswers(part, procedure, this.progress.facts, vietnamDate(new Date()));
    const form = bundleForm(this, place, answers, bundleWords[this.#language].known);
    form.addEventListener('tk-submit', ({ detail }) => {
      const told = this.#told(place, form);
      void this.#keep((progress) => withReceipt(told(progress), place, detail.receipt));
    });
    form.addEventListener('tk-draft', () => {
      const waits = form.isQueued;
      if (waits === this.progress.waiting.includes(place)) return;
      const told = this.#told(place, form);
      void this.#keep((progress) => withWaiting(waits ? told(progress) : progress, place, waits));
    });
    return form;
  }

  #open(place: number): void {
    const [form, part] = [this.#form(place), this.bundle?.procedures[place]];
    if (!form || !part) return;
    form.src = this.#address(part.src).href;
    this.replaceChildren(form);
    this.current = place;
  }

  /** Offers the next form, once the one on the page is handed in. */
  #leadOn(): void {
    const form = this.querySelector('tk-procedure');
    if (!form) return;
    const place = nextPlace(this.progress, this.titles.length);
    form.next =
      place === undefined || place === this.current
        ? undefined
        : {
            words: bundleWords[this.#language].next(this.titles[place]!),
            onNext: () => this.#open(place),
          };
  }

  #close(): void {
    this.replaceChildren();
    this.current = undefined;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[data-page-heading]')?.focus();
    });
  }

  /** Adds what a form that is handed in was told. */
  #told(place: number, { procedure, answers }: TkProcedure): ProgressChange {
    const part = this.bundle?.procedures[place];
    if (!part || !procedure) return (progress) => progress;
    const facts = bundleFacts(part, procedure, answers, vietnamDate(new Date()));
    return (progress) => ({ ...progress, facts: { ...progress.facts, ...facts } });
  }

  /** The form on the page leads on at once; the list shows what is kept, as it may be reloaded then. */
  async #keep(change: ProgressChange): Promise<void> {
    const keeper = this.#keeper;
    if (this.current !== undefined) this.progress = change(this.progress);
    try {
      const kept = await keeper?.keep(change);
      if (kept && this.#keeper === keeper) this.progress = kept;
    } catch {
      if (this.#keeper !== keeper) return;
      this.progress = change(this.progress);
      this.failure = 'notKept';
    }
  }

  /** Forms that wait for a network. The one that is shown sends itself. */
  #waiting(): Map<number, WaitingForm> {
    const waiting = new Map<number, WaitingForm>();
    for (const place of this.progress.waiting) {
      const procedure = this.#procedures[place];
      if (place === this.current || !procedure) continue;
      waiting.set(place, {
        procedureId: procedure.id,
        submit: async (pdf) =>
          (await work()).send(sentForm(this, procedure), this.#help, pdf, false),
      });
    }
    return waiting;
  }

  async #sendWaiting(): Promise<void> {
    if (!this.bundle || this.progress.waiting.every((place) => place === this.current)) return;
    // What sends does not come without a network either: it is asked for again with the next change.
    const module = await import('./outbox.ts').catch(() => undefined);
    if (!module) return;
    const { Outbox } = module;
    if (this.#outbox === undefined)
      this.#outbox = new Outbox(this.#drafts, {
        waiting: () => this.#waiting(),
        onSent: (place, sent) => this.#onSent(place, sent),
      });
    if (this.isConnected) this.#outbox.start();
  }

  /** One that another tab sent has its code from what that kept. */
  #onSent(place: number, sent: { code: string } | 'open'): Promise<void> {
    return this.#keep((progress) =>
      sent === 'open' ? withWaiting(progress, place, false) : withReceipt(progress, place, sent),
    );
  }

  /** Fetches what all forms need, and has it kept. */
  #keepOffline(bundle: Bundle): void {
    const worker = this.getAttribute('offline-worker') ?? '';
    if (worker === '' || this.getAttribute('storage') === 'none') return;
    const files = bundle.procedures.map(({ src }) => this.#address(src));
    void this.#keeping.begin(() => ({
      worker: new URL(worker, this.ownerDocument.baseURI),
      procedures: this.#procedures,
      files: [this.#address(''), ...files],
      translations: files.map((file) => new URL('en.json', file)),
      signers: signerIds({
        signers: this.getAttribute('signers') ?? '',
        certificateService: this.getAttribute('certificate-service') ?? '',
      }),
      uploads: (this.getAttribute('uploads') ?? '') !== '',
    }));
  }

  /** Shows the list as new only once nothing is kept any more. */
  async #forget(): Promise<void> {
    try {
      await this.#keeper?.forget();
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
