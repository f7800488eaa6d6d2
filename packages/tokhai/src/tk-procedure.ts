import { indexedDbDrafts } from '@tokhai/answers';
import {
  isThereDraft,
  photosToPdf,
  olderIds,
  completeLanguage,
  languageFor,
  ProcedureElement,
  type CompleteLanguage,
  type LanguageTag,
  type Ports,
  type Sending,
  type SubmitOutcome,
} from '@tokhai/elements';
import {
  ProcedureError,
  type Procedure,
  type ProcedureFile,
  type Translation,
} from '@tokhai/procedure';
import type { PlainProcedure } from '@tokhai/procedure/plain';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { FetchError } from './fetch-json.ts';
import { loadProcedure, loadTranslation } from './load-procedure.ts';
import type { Kept } from './offline/keep.ts';
import type { SignOptions } from './sign.ts';
import { signMethods } from './sign-methods.ts';
import { profilePort } from './profile.ts';
import type { ConfirmOptions } from './confirm.ts';
import { openingWords, type OpeningWords } from './words/opening.ts';
import type { Words } from './words/words.ts';

/** Why the form cannot be shown. */
type LoadFailure = keyof OpeningWords['loadFailed'];

/** Milliseconds after the form stands in which nothing is fetched ahead. */
const quietMs = 2000;

/** What a form needs after it was filled in. */
const work = () => import('./work.ts');

/**
 * A procedure by its address: fetches it, keeps the draft on the device, prints, signs and submits.
 *
 * ```html
 * <tk-procedure src="/procedures/ct01/procedure.json" intake="/submissions"></tk-procedure>
 * ```
 *
 * Fires what {@link ProcedureElement} fires, and:
 *
 * @fires {CustomEvent<Kept>} tk-offline - the service worker kept what the form needs without a network; detail: `{kept, missing}`
 * @fires {CustomEvent<FetchError | ProcedureError>} tk-load-error - when the procedure could not be loaded; detail: the error
 */
export class TkProcedure extends ProcedureElement {
  static override properties = {
    ...ProcedureElement.properties,
    src: { type: String },
    translationSrc: { type: String, attribute: 'translations' },
    intake: { type: String },
    uploads: { type: String },
    paper: { type: Boolean },
    confirmations: { type: String },
    handOvers: { type: String, attribute: 'hand-overs' },
    certificateService: { type: String, attribute: 'certificate-service' },
    signers: { type: String },
    certificateStatus: { type: String, attribute: 'certificate-status' },
    signingService: { type: String, attribute: 'signing-service' },
    agentUrl: { type: String, attribute: 'agent-url' },
    statusPage: { type: String, attribute: 'status-page' },
    profile: { type: String },
    profileReadonly: { type: Boolean, attribute: 'profile-readonly' },
    offlineWorker: { type: String, attribute: 'offline-worker' },
    loadFailure: { state: true },
  };

  /** Address of the procedure file. */
  declare src: string;
  /** Address of its translation; by default `<language>.json` beside the procedure file. */
  declare translationSrc: string;
  /** Address of the desk: a signed PDF is posted there. */
  declare intake: string;
  /**
   * Address that takes a submission in pieces (tus 1.0.0), so that a network that breaks costs a piece;
   * empty: it is sent in one.
   */
  declare uploads: string;
  /** The desk also takes prints that are signed by hand (`accepts: ['signed', 'paper']`). */
  declare paper: boolean;
  /**
   * Address where whoever is logged in confirms instead of signing (`confirmation` of the desk), for
   * procedures whose law takes that; empty: it is not offered.
   */
  declare confirmations: string;
  /** Address that keeps a submission for the next signer; empty: it is handed on as a file only. */
  declare handOvers: string;
  /** Address that issues demonstration certificates; empty: that way to sign is not offered. */
  declare certificateService: string;
  /**
   * The ways to sign, in the order they are offered: `certificate`, `p12`, `agent`, `outside`, and
   * ids of remote services that {@link signingService} has, e.g. `smartca p12`. By default `p12`, after
   * `certificate` where there is such a service.
   */
  declare signers: string;
  /** Address below which the portal's server asks remote signing services. */
  declare signingService: string;
  /**
   * Address that tells whether a certificate was revoked (`certificateStatusHandler` of
   * `@tokhai/intake`); empty: people are warned that nobody could be asked.
   */
  declare certificateStatus: string;
  /** Where `tokhai-agent` listens, when not at its usual port. */
  declare agentUrl: string;
  /** Address of the page that tells the state of a dossier; the dossier code is put at its end. */
  declare statusPage: string;
  /**
   * Where what is known about the person is kept from one form to the next: `device`, or an address
   * of the portal; empty: nowhere. Set it before `src`.
   */
  declare profile: string;
  /** The portal gives what it knows, but takes nothing from the form. */
  declare profileReadonly: boolean;
  /**
   * Address of the service worker that keeps the form for days without a network: the file
   * `tokhai/service-worker`, or a worker of the portal that imports it. Empty: nothing is kept.
   */
  declare offlineWorker: string;

  declare protected loadFailure: LoadFailure | undefined;

  #loading: AbortController | undefined;
  #plain: PlainProcedure | undefined;
  /** Ends the keeping for a time without a network; there while it was begun. */
  #keeping: AbortController | undefined;
  /** Languages whose translation was asked for. */
  #asked = new Set<LanguageTag>();

  constructor() {
    super();
    this.src = '';
    this.translationSrc = '';
    this.intake = '';
    this.uploads = '';
    this.paper = false;
    this.confirmations = '';
    this.handOvers = '';
    this.certificateService = '';
    this.signers = '';
    this.signingService = '';
    this.agentUrl = '';
    this.certificateStatus = '';
    this.statusPage = '';
    this.profile = '';
    this.profileReadonly = false;
    this.offlineWorker = '';
    this.loadFailure = undefined;
    // One object for the element's whole life: another one would begin the form anew.
    this.ports = this.#makePorts();
    photosToPdf.make ??= async (photos) => (await work()).photoPdf(photos);
  }

  /**
   * What was said so far: the answers, or, when `src` is a plain JSON Schema, data in its shape. It
   * may be incomplete or wrong as long as the form is not sent.
   */
  get data(): unknown {
    return this.#plain ? this.#plain.dataOf(this.answers) : this.answers;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
    this.#keeping?.abort();
    this.#keeping = undefined;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('src') || changes.has('translationSrc')) void this.#load();
    else if (changes.has('lang')) void this.#translate();
    if (changes.has('procedure')) void this.#keepOffline(this.procedure);
    super.willUpdate(changes);
  }

  protected override renderUnready(): TemplateResult {
    const { loadFailed, loadFailedTitle, loading, retry } = this.#opening;
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

  get #language(): LanguageTag {
    return languageFor(this.lang);
  }

  get #complete(): CompleteLanguage {
    return completeLanguage(this.#language);
  }

  get #opening(): OpeningWords {
    return openingWords(this.#language);
  }

  #signOptions(words: Record<CompleteLanguage, Words>): SignOptions {
    const url = (address: string): URL | undefined =>
      address === '' ? undefined : this.#url(address);
    return {
      words: words[this.#complete],
      title: this.procedure?.title ?? '',
      certificateService: url(this.certificateService),
      agent: url(this.agentUrl),
      certificateStatus: url(this.certificateStatus),
      signingService: url(this.signingService && this.signingService.replace(/\/?$/, '/')),
    };
  }

  /** Makes the form work without a network, once nothing else is to be done. */
  async #keepOffline(procedure: Procedure | undefined): Promise<void> {
    this.#keeping?.abort();
    this.#keeping = undefined;
    if (!procedure || this.offlineWorker === '' || this.storage === 'none') return;
    const keeping = new AbortController();
    this.#keeping = keeping;
    // The first pages, and who reads them, come first.
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    if (keeping.signal.aborted) return;
    const { keepOffline } = await import('./offline/keep-offline.ts');
    const src = this.#url(this.src);
    const translation =
      this.translationSrc === '' ? new URL('en.json', src) : this.#url(this.translationSrc);
    const kept = await keepOffline(procedure, {
      worker: this.#url(this.offlineWorker),
      src,
      translation,
      signers: (this.ports?.signMethods ?? []).map(({ id }) => id),
      uploads: this.uploads !== '',
      signal: keeping.signal,
    });
    if (!kept || keeping.signal.aborted) return;
    this.dispatchEvent(new CustomEvent('tk-offline', { bubbles: true, detail: kept }));
  }

  /** On a shared device it need not be seen either which forms were opened. */
  async #forgetOffline(): Promise<void> {
    if (this.offlineWorker === '') return;
    const { forgetOffline } = await import('./offline/keep-offline.ts');
    await forgetOffline(this.#url(this.offlineWorker));
  }

  async #forgetUploads(): Promise<void> {
    if (this.uploads === '') return;
    const { forgetUploads } = await import('./submit-in-pieces.ts');
    forgetUploads(localStorage);
  }

  #url(address: string): URL {
    return new URL(address, this.ownerDocument.baseURI);
  }

  #makePorts(): Ports {
    const handOver = (): Ports['handOver'] => this.#handOver();
    const methods = (): Ports['signMethods'] => {
      const ids = this.signers || (this.certificateService ? 'certificate p12' : 'p12');
      return signMethods(this.#opening, ids.trim().split(/\s+/));
    };
    const submitPaper = (): Ports['submitPaper'] =>
      this.paper ? (pdf, sending) => this.#submit(pdf, true, sending) : undefined;
    const confirmation = (): Ports['confirmation'] => this.#confirmation();
    let profile: Ports['profile'];
    const profileOnce = (): Ports['profile'] => {
      if (this.profile === '') return undefined;
      const address = this.profile === 'device' ? 'device' : this.#url(this.profile);
      return (profile ??= profilePort(address, !this.profileReadonly));
    };
    const drafts = indexedDbDrafts();
    return {
      drafts: {
        ...drafts,
        clear: async () => {
          await drafts.clear();
          await this.#forgetOffline();
          await this.#forgetUploads();
        },
      },
      get profile() {
        return profileOnce();
      },
      // Read at each rendering: the methods are named in the language shown.
      get signMethods() {
        return methods();
      },
      get handOver() {
        return handOver();
      },
      produce: async (procedure, answers, options) => {
        const { produce, words } = await work();
        return produce(procedure, answers, options, words[this.#complete]);
      },
      sign: async (pdf, place, method, input) => {
        const { sign, words } = await work();
        return sign(pdf, place, method, input, this.#signOptions(words));
      },
      awaitSignature: async (pending, signal) => {
        const { awaitSignature, words } = await work();
        return awaitSignature(pending, signal, this.#signOptions(words));
      },
      signatures: async (pdf) => (await work()).signatures(pdf),
      open: async (pdf, procedure) => {
        const [{ openSigned }, { words }] = await Promise.all([import('./open.ts'), work()]);
        return openSigned(pdf, procedure, words[this.#complete]);
      },
      submit: (pdf, sending) => this.#submit(pdf, false, sending),
      get submitPaper() {
        return submitPaper();
      },
      get confirmation() {
        return confirmation();
      },
    };
  }

  #handOver(): Ports['handOver'] {
    if (this.handOvers === '') return undefined;
    const url = this.#url(this.handOvers);
    const parts = () => Promise.all([import('./hand-over.ts'), work()]);
    return {
      offer: async (pdf) => {
        const [{ offerHandOver }, { words }] = await parts();
        return offerHandOver(url, pdf, new URL(location.href), words[this.#complete]);
      },
      fetch: async (code) => {
        const [{ fetchHandOver }, { words }] = await parts();
        return fetchHandOver(url, code, words[this.#complete]);
      },
      close: async (code) => {
        const [{ closeHandOver }, { words }] = await parts();
        await closeHandOver(url, code, words[this.#complete]);
      },
    };
  }

  #confirmation(): Ports['confirmation'] {
    if (this.confirmations === '') return undefined;
    const url = this.#url(this.confirmations);
    return {
      begin: async (pdf) => {
        const { beginConfirmation } = await import('./confirm.ts');
        return beginConfirmation(url, pdf, await this.#submitOptions());
      },
      finish: async (pdf, confirmation) => {
        const { finishConfirmation } = await import('./confirm.ts');
        const options = await this.#submitOptions();
        return this.#withStatus(await finishConfirmation(url, pdf, confirmation, options));
      },
    };
  }

  async #submitOptions(): Promise<ConfirmOptions> {
    const fieldTitle = (field: unknown): string =>
      this.procedure?.signers.find(({ id }) => id === field)?.title ?? '';
    const { refusalText, words } = await work();
    return {
      words: words[this.#complete],
      refusal: (code, { field }) => refusalText(code, this.#complete, fieldTitle(field)),
    };
  }

  async #submit(pdf: Uint8Array, onPaper: boolean, sending?: Sending): ReturnType<Ports['submit']> {
    const { submit } = await work();
    const intake = this.#url(this.intake);
    if (onPaper) intake.searchParams.set('paper', '');
    const options = await this.#submitOptions();
    if (this.uploads === '') return this.#withStatus(await submit(intake, pdf, options));
    const { submitInPieces } = await import('./submit-in-pieces.ts');
    return this.#withStatus(
      await submitInPieces(intake, pdf, {
        ...options,
        sending,
        uploads: this.#url(this.uploads),
        memory: this.storage === 'none' ? undefined : globalThis.localStorage,
      }),
    );
  }

  #withStatus(outcome: SubmitOutcome): SubmitOutcome {
    if (!('receipt' in outcome) || this.statusPage === '') return outcome;
    const address = `${this.statusPage}${encodeURIComponent(outcome.receipt.code)}`;
    return { ...outcome, statusHref: this.#url(address).href };
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
      const [procedure] = await Promise.all([
        loadProcedure(this.#url(this.src), loading.signal, {
          onFile: (file) => void this.#show(file, loading),
          onPlain: (plain) => (this.#plain = plain),
        }),
        this.#translate(),
      ]);
      if (loading.signal.aborted) return;
      const code = this.handOvers === '' ? undefined : /^#tk-ky=([\w-]+)$/.exec(location.hash)?.[1];
      if (code !== undefined) {
        // Out of the address: it must not be sent on, and not be opened again at a reload.
        history.replaceState(history.state, '', location.pathname + location.search);
      }
      this.procedure = procedure;
      if (code === undefined) return;
      await this.updateComplete;
      if (!loading.signal.aborted) this.openHandedOver(code);
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

  /** Fetches the words of the language shown, once. */
  async #translate(): Promise<void> {
    const tag = this.#language;
    if (tag === 'vi' || this.src === '' || this.#asked.has(tag)) return;
    this.#asked.add(tag);
    const src = this.#url(this.src);
    const url =
      this.translationSrc === '' ? new URL(`${tag}.json`, src) : this.#url(this.translationSrc);
    const translation: Translation | undefined = await loadTranslation(url, this.#loading?.signal);
    if (translation === undefined) this.#asked.delete(tag);
    else if (this.src !== '' && this.#url(this.src).href === src.href) {
      this.translations = [...this.translations, translation];
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-procedure': TkProcedure;
  }
  interface HTMLElementEventMap {
    /** The procedure could not be loaded. */
    'tk-load-error': CustomEvent<FetchError | ProcedureError>;
    /** What the form needs without a network is kept. */
    'tk-offline': CustomEvent<Kept>;
  }
}
