import { msg } from '@lit/localize';
import type { Answers } from '@tokhai/answers';
import type { Procedure, Translation } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fieldAt } from './fields/field-at.ts';
import type { AnswerChange } from './fields/field-events.ts';
import type { Filling } from './filling.ts';
import {
  isContrastRaised,
  isDisplayRemembered,
  type Contrast,
  type DisplaySettings,
} from './display-settings.ts';
import { inLanguage } from './in-language.ts';
import { KnownPerson } from './known-person.ts';
import {
  followLanguage,
  language,
  languageFor,
  languageNow,
  setLanguage,
  type LanguageTag,
} from './language.ts';
import { ObjectUrl } from './object-url.ts';
import { Opening } from './opening.ts';
import { focusPage, pageHeadingIn } from './page-focus.ts';
import { focusSummary } from './pages/error-summary.ts';
import { formFrame } from './pages/form-frame.ts';
import { startPage, type Outline } from './pages/start-page.ts';
import type { Ports } from './ports.ts';
import type { Prefill } from './prefill.ts';
import { shownStep } from './shown-step.ts';
import { StepHistory } from './step-history.ts';
import { changedNotice, display, loadAhead, loadStep } from './steps-later.ts';
import { pageStep, type Step } from './steps.ts';
import { formStyles } from './styles/form-styles.ts';
import { sharedStyles } from './styles/shared-styles.ts';
import { tokens } from './styles/tokens.ts';
import { formName } from './words/form-name.ts';
import { generalFailure } from './words/general-failure.ts';

/** Without what changes the looks there is nothing to remember either. */
const ignore = (): void => undefined;

/** What is shown before anything is filled in. */
const notBegun: Pick<
  Filling,
  'step' | 'failures' | 'news' | 'busy' | 'saveFailure' | 'draftSavedAt' | 'isElsewhere'
> = {
  step: 'start',
  failures: [],
  news: '',
  busy: false,
  saveFailure: '',
  draftSavedAt: undefined,
  isElsewhere: false,
};

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
    textSize: { type: Number, attribute: 'text-size', reflect: true },
    contrast: { type: String, reflect: true },
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
  /** Language of the screen: `vi`, `en`, or a draft: `km`. */
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
  /** 0 to 3: how much larger than usual the text is. */
  declare textSize: number;
  /** `more`: highest contrast; `usual`: never that; empty: as the device says. */
  declare contrast: Contrast;

  /**
   * What a host shows of a procedure while the rest of it is on its way; set it only where there is
   * no draft to go on with.
   */
  declare protected outline: Outline | undefined;

  readonly #opening: Opening;
  /** Ends when the form is to be shown as it was chosen on this device. */
  #restoring: Promise<unknown> | undefined;
  /** What changes the looks could not be had: the form is shown all the same. */
  #withoutLooks = false;
  readonly #person = new KnownPerson();
  #moved = false;
  #stopped = false;
  /** The step on the screen. */
  #shownStep: Step = 'start';
  /** The answer to mend on the page that is shown next. */
  #target: string | undefined;
  #shown: Procedure | undefined;
  readonly #pdfUrl = new ObjectUrl();
  readonly #steps = new StepHistory((step) => this.#filling?.goTo(step));

  constructor() {
    super();
    this.translations = [];
    this.now = () => new Date();
    this.languages = 'vi en';
    this.headingLevel = 1;
    this.manageTitle = false;
    this.history = false;
    this.storage = '';
    this.textSize = 0;
    this.contrast = '';
    followLanguage(this);
    this.#opening = new Opening(this, {
      isOutlined: () => this.outline !== undefined,
      onMove: ({ step }) => {
        this.#moved = true;
        if (this.history) this.#steps.push(step);
        this.requestUpdate();
      },
      onDraft: (change) => this.#fire('tk-draft', change),
      onStopped: () => {
        this.#stopped = true;
        this.requestUpdate();
      },
    });
  }

  get #filling(): Filling | undefined {
    return this.#opening.filling;
  }

  /** What was said so far. */
  get answers(): Answers {
    return this.#filling?.answers ?? {};
  }

  /** Where the person stands. */
  get step(): Step {
    return this.#filling?.step ?? 'start';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang ||= this.closest('[lang]')?.getAttribute('lang') ?? 'vi';
    // What the person chose goes before what the portal says; `storage="none"` remembers nobody.
    if (this.storage !== 'none' && isDisplayRemembered()) {
      this.#restoring = display.load().then(
        ({ rememberedDisplay }) => void Object.assign(this, rememberedDisplay()),
        () => undefined,
      );
    }
    if (this.history) this.#steps.listen();
    void this.#filling?.reopen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#steps.stop();
    this.#filling?.pause();
    this.#pdfUrl.release();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('click', this.#onClick);
    return root;
  }

  // A page is drawn once all its fields are here: nothing moves, and no half page is shown.
  protected override scheduleUpdate(): void | Promise<unknown> {
    const looks = this.#looks();
    if (looks) return looks.then(() => this.scheduleUpdate());
    const filling = this.#filling;
    const missing = this.procedure && filling && loadStep(this.procedure, filling.step);
    if (!missing) return super.scheduleUpdate();
    return missing
      .catch((error: unknown) => filling.stay(this.#shownStep, error))
      .then(() => this.scheduleUpdate());
  }

  /** What has to be here before anything is drawn, so that nothing changes its looks afterwards. */
  #looks(): Promise<unknown> | undefined {
    const restoring = this.#restoring;
    if (restoring) return restoring.then(() => (this.#restoring = undefined));
    const isWanted = isContrastRaised(this.contrast) || languageNow().isDraft;
    if (!isWanted || this.#withoutLooks) return undefined;
    if (!display.now) return display.load().catch(() => (this.#withoutLooks = true));
    display.now.adoptRaisedContrast(this.renderRoot);
    return undefined;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('lang')) void setLanguage(languageFor(this.lang));
    if (changes.has('procedure') || changes.has('ports')) this.#open();
    this.#shown = this.procedure && inLanguage(this.procedure, this.translations);
  }

  protected override updated(): void {
    this.#shownStep = this.step;
    if (this.#opening.isReady && !this.#filling) {
      this.#opening.fill().then(
        () => this.requestUpdate(),
        () => undefined,
      );
    }
    const first = this.step === 'start' && this.#filling?.journey[0];
    if (this.procedure && first) {
      loadStep(this.procedure, pageStep(first.id))?.catch(() => undefined);
    }
    if (this.#moved || this.#stopped) void this.#afterPage();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#opening.settled();
    const done = await super.getUpdateComplete();
    // Fields wait for the fields in them.
    const inner = [...this.renderRoot.querySelectorAll('form > *, .tk-page > *')].filter(
      (node) => node instanceof LitElement,
    );
    await Promise.all(inner.map((element) => element.updateComplete));
    return done;
  }

  protected override render(): TemplateResult {
    const shown = this.#opening.isReady ? this.#shown : this.outline;
    if (!shown) return this.renderUnready();
    const filling = this.#filling;
    const { saveFailure, step, news, busy } = filling ?? notBegun;
    return formFrame(
      {
        procedure: shown,
        step,
        news,
        busy,
        saveFailure,
        isHanded: filling?.handed ?? false,
        keepsDraft: this.#opening.keepsDraft,
        textSize: this.textSize,
        contrast: this.contrast,
        offered: this.languages.trim().split(/\s+/),
        onLanguage: this.#onLanguage,
        onDisplay: this.#onDisplay,
        onWipe: () => {
          void display.load().then(({ forgetDisplay }) => forgetDisplay(), ignore);
          void filling?.wipe();
        },
        onSaveFile: () => void filling?.saveFile(`ban-nhap-${formName(shown)}.tokhai`),
        onAnswer: (change) => this.#answer(change),
        onFile: (file) => filling?.takeFile(file),
        onFileWanted: (wanted) => filling?.giveFile(wanted),
        onNews: (words) => filling?.announce(words),
      },
      html`${filling?.changed && this.#shown ? this.#changedAnswers(filling, this.#shown) : nothing}
      ${filling && this.#shown ? this.#page(filling, this.#shown) : this.#startPage(shown)}`,
    );
  }

  /** What is shown while there is no procedure yet. A host may say more. */
  protected renderUnready(): TemplateResult {
    return html`<div class="tk-form" part="form" lang=${language()}>
      <p role="status">${msg('Đang tải tờ khai…', { id: 'loading' })}</p>
    </div>`;
  }

  #startPage(procedure: Outline): unknown {
    const filling = this.#filling;
    const { failures, draftSavedAt, isElsewhere } = filling ?? notBegun;
    const told = this.#opening.notLoaded ? [...failures, generalFailure()] : failures;
    return startPage({
      procedure,
      headingLevel: this.headingLevel,
      summary: told.map((words) => ({ words })),
      signMethods: this.ports?.signMethods ?? [],
      keepsDraft: this.#opening.keepsDraft,
      known: this.#person.card({
        procedure: this.#shown,
        now: this.now,
        headingLevel: this.headingLevel + 1,
        onProfile: (wanted) => this.#opening.takeProfile(wanted),
      }),
      ...(draftSavedAt ? { draftSavedAt } : {}),
      isElsewhere,
      onTakeOver: () => void filling?.takeFromOtherTab(),
      onStart: () => this.#opening.begin((begun) => begun.start()),
      ...(this.ports?.open
        ? { onOpen: () => this.#opening.begin((begun) => begun.goToOpen()) }
        : {}),
      onResume: () => void filling?.resume(),
      onRemoveDraft: () => void filling?.remove(),
      onOpenFile: (file) => this.#opening.begin((begun) => begun.openFile(file)),
    });
  }

  #changedAnswers(filling: Filling, procedure: Procedure): unknown {
    return changedNotice.now?.changedAnswers({
      procedure,
      changed: filling.changed ?? [],
      headingLevel: this.headingLevel,
      onRead: () => filling.readChanged(),
    });
  }

  #page(filling: Filling, procedure: Procedure): unknown {
    if (filling.step === 'start') return this.#startPage(procedure);
    return shownStep({
      filling,
      procedure,
      ports: this.ports!,
      headingLevel: this.headingLevel,
      pdfUrl: this.#pdfUrl,
      root: this.renderRoot,
      onBack: () => this.#back(),
      onEdit: (pageId, pointer) => this.#edit(pageId, pointer),
    });
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

  /** Shows where a submission of somebody else is opened, with the code under which it waits. */
  openHandedOver(code: string): void {
    this.#opening.begin(async (filling) => {
      await filling.opened;
      filling.goToOpen(code);
    });
  }

  #back(): void {
    const filling = this.#filling;
    if (!filling) return;
    if (this.history && this.#steps.cameFrom(filling.previous())) this.#steps.back();
    else filling.back();
  }

  #edit(pageId: string, pointer: string): void {
    this.#target = pointer;
    this.#filling?.edit(pageId);
  }

  readonly #onLanguage = (tag: LanguageTag): void => {
    this.lang = tag;
    this.#fire('tk-language', tag);
  };

  readonly #onDisplay = (change: Partial<DisplaySettings>): void => {
    const { textSize, contrast } = this;
    const chosen: DisplaySettings = { textSize, contrast, ...change };
    Object.assign(this, chosen);
    if (this.storage === 'none') return;
    void display.load().then(({ rememberDisplay }) => rememberDisplay(chosen), ignore);
  };

  // Fragment links find nothing inside a shadow root, so the summary's links are followed here.
  readonly #onClick = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-pointer]');
    const pointer = link?.dataset['pointer'];
    if (pointer === undefined) return;
    event.preventDefault();
    if (this.step === 'check') {
      const name = pointer.split('/')[1] ?? '';
      const page = this.procedure?.pages.find(({ questions }) => questions.includes(name));
      if (page) this.#edit(page.id, pointer);
      return;
    }
    const field = fieldAt(this.renderRoot, pointer);
    if (field) field.reveal(pointer);
    else this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(pointer.slice(1))}`)?.focus();
  };

  async #afterPage(): Promise<void> {
    const [moved, target] = [this.#moved, this.#target];
    this.#moved = false;
    this.#stopped = false;
    this.#target = undefined;
    await this.updateComplete;
    const filling = this.#filling;
    if (!filling) {
      if (this.#opening.notLoaded) focusSummary(this.renderRoot);
      return;
    }
    const errors = filling.issues.filter(({ severity }) => severity !== 'warning');
    const errorCount = errors.length + filling.failures.length;
    focusPage(this, this.renderRoot, filling, { moved, target });
    const heading = pageHeadingIn(this.renderRoot);
    const name = heading?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
    const title = errorCount > 0 ? `${msg('Lỗi:', { id: 'error-prefix' })} ${name}` : name;
    if (this.manageTitle) document.title = `${title} – ${this.#shown?.title ?? ''}`;
    this.#fire('tk-page', { title, step: filling.step, errorCount });
    if (filling.issues.length > 0) this.#fire('tk-issue', filling.issues);
    if (moved && filling.step === 'done') this.#fire('tk-submit', filling.outcome);
  }

  #fire(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
