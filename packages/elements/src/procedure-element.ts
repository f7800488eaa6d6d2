import type { Answers } from '@tokhai/answers';
import type { Procedure, Translation } from '@tokhai/procedure';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { Arrival } from './arrival.ts';
import type { Contrast } from './display-settings.ts';
import type { AnswerChange } from './fields/field-events.ts';
import type { Filling } from './filling.ts';
import { inLanguage } from './in-language.ts';
import { KnownPerson } from './known-person.ts';
import {
  followLanguage,
  language,
  languageFor,
  setLanguage,
  type LanguageTag,
} from './language.ts';
import { Looks } from './looks.ts';
import { ObjectUrl } from './object-url.ts';
import { Opening } from './opening.ts';
import type { NextForm } from './pages/next-form.ts';
import type { Outline } from './pages/start-page.ts';
import { onPointerLink, revealIn } from './pointer-link.ts';
import type { Ports } from './ports.ts';
import type { Prefill } from './prefill.ts';
import { shownForm } from './shown-form.ts';
import { shownPage } from './shown-page.ts';
import { StepHistory } from './step-history.ts';
import { loadAhead, loadStep } from './steps-later.ts';
import type { Step } from './steps.ts';
import { formStyles } from './styles/form-styles.ts';
import { sharedStyles } from './styles/shared-styles.ts';
import { tokens } from './styles/tokens.ts';
import { waitIn } from './waiting.ts';

/**
 * A procedure from its start page to the receipt. Holds the one shadow root: the portal's styles
 * stay outside, and within it every id, name, label and radio group meet.
 *
 * What it cannot do itself (draw, sign, send, keep) it asks of its {@link Ports}.
 *
 * @fires {CustomEvent<AnswerChange>} tk-change - an answer changed; detail: `{path, value, commit}`
 * @fires {CustomEvent<PageChange>} tk-page - after each change of page, and when errors are shown
 * @fires {CustomEvent<readonly Issue[]>} tk-issue - what has to be mended before the form goes on; detail: the issues
 * @fires {CustomEvent<DraftChange>} tk-draft - the draft was `saved`, `not-saved` or `removed`
 * @fires {CustomEvent<Extract<SubmitOutcome, { receipt: unknown }>>} tk-submit - the portal took the submission; detail: `{receipt, statusHref?}`
 * @fires {CustomEvent<LanguageTag>} tk-language - when the person chose another language; detail: its tag
 * @csspart form - everything that is shown
 * @csspart page - the page that is asked or told, without the bar above and the foot below it
 */
export class ProcedureElement extends LitElement {
  static override styles = [tokens, formStyles, sharedStyles];

  static override properties = {
    procedure: { attribute: false },
    translations: { attribute: false },
    ports: { attribute: false },
    prefill: { attribute: false },
    now: { attribute: false },
    lang: { type: String, reflect: true },
    languages: { type: String },
    headingLevel: { type: Number, attribute: 'heading-level' },
    manageTitle: { type: Boolean, attribute: 'manage-title' },
    history: { type: Boolean },
    storage: { type: String },
    readAloud: { type: String, attribute: 'read-aloud' },
    mediaBase: { type: String, attribute: 'media-base' },
    textSize: { type: Number, attribute: 'text-size', reflect: true },
    contrast: { type: String, reflect: true },
    next: { attribute: false },
    outline: { state: true },
  };

  /** What is filled in. Setting another one begins anew. */
  declare procedure: Procedure | undefined;
  /** The procedure's words in other languages. */
  declare translations: readonly Translation[];
  /** How it prints, signs, sends and keeps; `<tk-procedure>` brings its own. */
  declare ports: Ports | undefined;
  /** Answers that the portal knows already, for a form that is begun; set it before `procedure`. */
  declare prefill: Prefill | undefined;
  /** The clock; for tests and demonstrations. */
  declare now: () => Date;
  /**
   * Language of the screen: `vi`, `en`, or a draft: `km`. All forms on a page have the same one, as
   * @lit/localize holds the words of one at a time: the last one that was set or chosen, in any of them.
   */
  declare lang: string;
  /** Languages that are offered, e.g. `vi en km`; by default those that are no drafts. */
  declare languages: string;
  /** Level of the page headings, 1 to 6. */
  declare headingLevel: number;
  /** Set `document.title` with each page. */
  declare manageTitle: boolean;
  /** Make each page an entry of the browser's history. */
  declare history: boolean;
  /** `none`: keep no draft on this device. */
  declare storage: string;
  /** Reading aloud: `none`: not offered; `local`: only by voices that send nothing over the network. */
  declare readAloud: string;
  /** Address below which the recordings and videos of the procedure lie. */
  declare mediaBase: string;
  /** 0 to 3: how much larger than usual the text is. */
  declare textSize: number;
  /** `more`: highest contrast; `usual`: never that; empty: as the device says. */
  declare contrast: Contrast;
  /** What the host leads on to once this form is handed in: a button beside what is told of that. */
  declare next: NextForm | undefined;

  /**
   * What a host shows of a procedure while the rest of it is on its way; set it only where there is
   * no draft to go on with.
   */
  declare protected outline: Outline | undefined;

  readonly #opening: Opening;
  readonly #looks = new Looks(this, (error) => this.#opening.fail(error));
  readonly #arrival = new Arrival(this, (type, detail) => this.#fire(type, detail));
  readonly #person = new KnownPerson();
  /** The step on the screen. */
  #shownStep: Step = 'start';
  #shown: Procedure | undefined;
  /** The language in which it is shown, and whether that was chosen in another form. */
  #spoken = language();
  #follows = false;
  #wait: ((isOnItsWay: boolean) => void) | undefined;
  #waitForWords: ((isOnItsWay: boolean) => void) | undefined;
  readonly #pdfUrl = new ObjectUrl();
  readonly #steps = new StepHistory(
    () => this.procedure?.id,
    (step) => this.#filling?.goTo(step),
  );

  constructor() {
    super();
    this.translations = [];
    this.now = () => new Date();
    this.languages = 'vi en';
    this.headingLevel = 1;
    this.manageTitle = false;
    this.history = false;
    this.storage = '';
    this.readAloud = '';
    this.mediaBase = '';
    this.textSize = 0;
    this.contrast = '';
    followLanguage(this);
    this.#opening = new Opening(this, {
      isOutlined: () => this.outline !== undefined,
      onMove: ({ step }) => {
        this.#arrival.comes();
        if (this.history) this.#steps.push(step);
      },
      onDraft: (change) => this.#fire('tk-draft', change),
      onStopped: () => this.#arrival.stays(),
    });
  }

  get #filling(): Filling | undefined {
    return this.#opening.filling;
  }

  /** What was said so far. */
  get answers(): Answers {
    return this.#filling?.answers ?? {};
  }

  /** Where paths of recordings and videos begin; undefined: they cannot be had. */
  get mediaFolder(): URL | undefined {
    return this.mediaBase === '' ? undefined : new URL(this.mediaBase, document.baseURI);
  }

  /** Where the person stands. */
  get step(): Step {
    return this.#filling?.step ?? 'start';
  }

  /** It was handed in without a network: it waits on the device and is sent once there is one. */
  get isQueued(): boolean {
    return this.#filling?.isQueued ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang ||= this.closest('[lang]')?.getAttribute('lang') ?? 'vi';
    this.#looks.restore();
    // A page that is left may be kept, and shown again as it was.
    addEventListener('pagehide', this.#onLeave);
    addEventListener('pageshow', this.#onReturn);
    // The address of the print was given back.
    this.requestUpdate();
    this.#onReturn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onLeave);
    removeEventListener('pageshow', this.#onReturn);
    this.#onLeave();
    this.#pdfUrl.release();
  }

  readonly #onReturn = (): void => {
    if (this.history) this.#steps.listen();
    void this.#filling?.reopen();
  };

  readonly #onLeave = (): void => {
    this.#steps.stop();
    this.#filling?.pause();
  };

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#wait = waitIn(root);
    this.#waitForWords = waitIn(root);
    this.#arrival.watch(root);
    onPointerLink(root, (pointer) => this.#goTo(pointer));
    return root;
  }

  // A page is drawn once all its fields are here: nothing moves, and no half page is shown.
  protected override scheduleUpdate(): void | Promise<unknown> {
    const looks = this.#looks.missing();
    if (looks) return looks.then(() => this.scheduleUpdate());
    const filling = this.#filling;
    const missing = this.procedure && filling && loadStep(this.procedure, filling.step, filling);
    if (!missing) {
      this.#followOthers();
      return super.scheduleUpdate();
    }
    this.#wait?.(true);
    return missing
      .catch((error: unknown) => filling.stay(this.#shownStep, error))
      .then(() => this.scheduleUpdate());
  }

  protected override willUpdate(changes: PropertyValues): void {
    // Who follows does not take back what was chosen since.
    if (changes.has('lang') && !this.#follows) {
      setLanguage(languageFor(this.lang))
        .catch((error: unknown) => {
          this.lang = language();
          this.#opening.fail(error);
        })
        .finally(() => this.#waitForWords?.(false));
    }
    if (changes.has('procedure') || changes.has('ports')) this.#open();
    this.#shown = this.procedure && inLanguage(this.procedure, this.translations);
  }

  protected override updated(): void {
    this.#shownStep = this.step;
    this.#wait?.(this.#opening.isAwaited);
    this.#opening.ahead();
    void this.#arrival.tell(this.#opening, this.#shown);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#opening.settled();
    await super.getUpdateComplete();
    // The update may have opened a procedure, whose draft is looked for.
    await this.#opening.settled();
    const done = await super.getUpdateComplete();
    // Fields wait for the fields in them.
    const inner = [
      ...this.renderRoot.querySelectorAll('form > *, .tk-stretch > *, .tk-page > *'),
    ].filter((node) => node instanceof LitElement);
    await Promise.all(inner.map((element) => element.updateComplete));
    return done;
  }

  protected override render(): TemplateResult {
    const shown = this.#opening.isReady ? this.#shown : this.outline;
    if (!shown) return this.renderUnready();
    return shownForm(
      {
        host: this,
        outline: shown,
        opening: this.#opening,
        looks: this.#looks,
        onLanguage: (tag) => this.#choose(tag),
        onAnswer: (change) => this.#answer(change),
      },
      shownPage({
        host: this,
        outline: shown,
        procedure: this.#shown,
        opening: this.#opening,
        person: this.#person,
        pdfUrl: this.#pdfUrl,
        onBack: () => this.#back(),
        onEdit: (pageId, pointer) => this.#edit(pageId, pointer),
      }),
    );
  }

  /** What is shown while there is no procedure yet. A host may say more. */
  protected renderUnready(): TemplateResult {
    return html`<div class="tk-form" part="form" lang=${language()}>
      <p role="status">${msg('Đang tải tờ khai…', { id: 'loading' })}</p>
    </div>`;
  }

  /** Tells at the top of the page, in the language that was chosen, what could not be had. */
  protected async tellFailure(failure: unknown): Promise<void> {
    // When that does not come either it is told by itself.
    await setLanguage(languageFor(this.lang)).catch(() => undefined);
    this.#opening.fail(failure);
  }

  #answer(change: AnswerChange): void {
    this.#filling?.answer(change);
    this.#fire('tk-change', change);
    if (this.procedure) loadAhead(this.procedure);
  }

  #open(): void {
    void this.#person.read(this.ports).then((isKnown) => isKnown && this.requestUpdate());
    this.#opening.open();
  }

  /**
   * Shows where a code is taken, with it filled in: of a submission of somebody else (`open`), or of a
   * draft on another device (`receive`).
   */
  openByCode(step: 'open' | 'receive', code: string): void {
    this.#opening.begin(async (filling) => {
      await filling.opened;
      filling.goToCode(step, code);
    });
  }

  #back(): void {
    const filling = this.#filling;
    if (!filling) return;
    if (this.history && this.#steps.cameFrom(filling.previous())) this.#steps.back();
    else filling.back();
  }

  #edit(pageId: string, pointer: string): void {
    this.#arrival.target = pointer;
    this.#filling?.edit(pageId);
  }

  /** There is one language on a page: it may have been chosen in another form. */
  #followOthers(): void {
    const now = language();
    this.#follows = this.#spoken !== now && this.#spoken === languageFor(this.lang);
    if (this.#follows) this.lang = now;
    this.#spoken = now;
  }

  #choose(tag: LanguageTag): void {
    // What was chosen before is waited for no longer.
    for (const isOnItsWay of [false, true]) this.#waitForWords?.(isOnItsWay);
    this.lang = tag;
    // The same as before where another form was quicker: it is wanted anew.
    this.requestUpdate('lang');
    this.#fire('tk-language', tag);
  }

  /** Follows a link of the summary to the answer it is about. */
  #goTo(pointer: string): void {
    const name = pointer.split('/')[1] ?? '';
    const page = this.procedure?.pages.find(({ questions }) => questions.includes(name));
    if (page && this.step === 'check') this.#edit(page.id, pointer);
    else revealIn(this.renderRoot, pointer);
  }

  #fire(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
