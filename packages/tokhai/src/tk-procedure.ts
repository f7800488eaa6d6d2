import { completeLanguage, language, olderIds, photosToPdf } from '@tokhai/elements';
import type { ProcedureError } from '@tokhai/procedure';
import type { PropertyValues } from 'lit';
import type { FetchError } from './fetch-json.ts';
import type { Kept } from './offline/keep.ts';
import { OfflineKeeping } from './offline/offline-keeping.ts';
import { addressIn, portalPorts, work } from './portal-ports.ts';
import { FetchedElement } from './fetched-element.ts';
import { openingWords } from './words/opening.ts';

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
export class TkProcedure extends FetchedElement {
  static override properties = {
    ...FetchedElement.properties,
    intake: { type: String },
    uploads: { type: String },
    paper: { type: Boolean },
    confirmations: { type: String },
    loginPage: { type: String, attribute: 'login-page' },
    handOvers: { type: String, attribute: 'hand-overs' },
    draftTransfers: { type: String, attribute: 'draft-transfers' },
    certificateService: { type: String, attribute: 'certificate-service' },
    signers: { type: String },
    certificateStatus: { type: String, attribute: 'certificate-status' },
    signingService: { type: String, attribute: 'signing-service' },
    agentUrl: { type: String, attribute: 'agent-url' },
    statusPage: { type: String, attribute: 'status-page' },
    profile: { type: String },
    profileReadonly: { type: Boolean, attribute: 'profile-readonly' },
    offlineWorker: { type: String, attribute: 'offline-worker' },
  };

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
  /** Address of the page on which one logs in to confirm: it is opened in a new tab. */
  declare loginPage: string;
  /** Address that keeps a submission for the next signer; empty: it is handed on as a file only. */
  declare handOvers: string;
  /**
   * Address that keeps a sealed draft for another device under a code (`draftTransfers` of
   * `@tokhai/intake/draft-transfers`); empty: a draft goes to another device as a file only.
   */
  declare draftTransfers: string;
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

  /** What shows this form keeps it, with others, for a time without a network. */
  keptByHost = false;
  /** Where a link leads by which this form goes to another device; empty: to this page. */
  pageHref = '';

  readonly #keeping = new OfflineKeeping(this);

  constructor() {
    super();
    this.intake = '';
    this.uploads = '';
    this.paper = false;
    this.confirmations = '';
    this.loginPage = '';
    this.handOvers = '';
    this.draftTransfers = '';
    this.certificateService = '';
    this.signers = '';
    this.signingService = '';
    this.agentUrl = '';
    this.certificateStatus = '';
    this.statusPage = '';
    this.profile = '';
    this.profileReadonly = false;
    this.offlineWorker = '';
    // One object for the element's whole life: another one would begin the form anew.
    this.ports = portalPorts(this, {
      // That of the rest of the form: the words of the one that was chosen may be on their way.
      language: () => completeLanguage(language()),
      openingWords: () => openingWords(language()),
      onForgotten: () => this.#forgetOffline(),
    });
    photosToPdf.make ??= async (photos) => (await work()).photoPdf(photos);
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    if (changes.has('procedure')) this.#keepOffline();
  }

  protected override onLoaded(): void {
    const [, kind, code] = /^#tk-(ky|nhap)=([\w-]+)(?:&|$)/.exec(location.hash) ?? [];
    const step = kind === 'ky' ? 'open' : 'receive';
    const isOffered = step === 'open' ? this.ports?.handOver : this.ports?.draftTransfer;
    const { procedure } = this;
    if (code === undefined || !isOffered || !procedure) return;
    // Of several forms on a page it is for the one that is named.
    const name = new URLSearchParams(location.hash).get('thu-tuc') ?? procedure.id;
    if (![procedure.id, ...olderIds(procedure.about)].includes(name)) return;
    // Out of the address: it must not be sent on, and not be opened again at a reload.
    history.replaceState(history.state, '', location.pathname + location.search);
    void this.updateComplete.then(() => {
      if (this.procedure === procedure) this.openByCode(step, code);
    });
  }

  /** Makes the form work without a network. */
  #keepOffline(): void {
    const { procedure } = this;
    this.#keeping.end();
    const isKept = this.offlineWorker !== '' && this.storage !== 'none' && !this.keptByHost;
    if (!procedure || !isKept) return;
    void this.#keeping.begin(() => {
      const src = addressIn(this, this.src);
      const translation =
        this.translationSrc === '' ? new URL('en.json', src) : addressIn(this, this.translationSrc);
      return {
        worker: addressIn(this, this.offlineWorker),
        procedures: [procedure],
        files: [src],
        translations: [translation],
        signers: (this.ports?.signMethods ?? []).map(({ id }) => id),
        uploads: this.uploads !== '',
      };
    });
  }

  /** On a shared device it need not be seen either which forms were opened. */
  async #forgetOffline(): Promise<void> {
    if (this.offlineWorker === '') return;
    const { forgetOffline } = await import('./offline/keep-offline.ts');
    await forgetOffline(addressIn(this, this.offlineWorker));
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
