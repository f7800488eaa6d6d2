import { msg } from '@lit/localize';
import type { Answers } from '@tokhai/answers';
import type { Profile } from '@tokhai/answers/profile-store';
import type { Procedure, Translation } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AnswerChange, ChosenFile, FieldElement, WantedFile } from './fields/field-element.ts';
import type { Filling } from './filling.ts';
import { isThereDraft, olderIds } from './draft-lookup.ts';
import { inLanguage } from './in-language.ts';
import {
  followLanguage,
  language,
  languageFor,
  setLanguage,
  type LanguageTag,
} from './language.ts';
import { ObjectUrl } from './object-url.ts';
import { focusSummary, type SummaryLine } from './pages/error-summary.ts';
import { formBar, formFoot, saveDraftButton } from './pages/form-shell.ts';
import { startPage, type Outline } from './pages/start-page.ts';
import { isWithin } from './pointer.ts';
import type { Ports } from './ports.ts';
import type { Prefill } from './prefill.ts';
import { StepHistory } from './step-history.ts';
import {
  changedNotice,
  checks,
  fillings,
  latePages,
  loadAhead,
  loadStep,
  profileCard,
  questionPage,
} from './steps-later.ts';
import { pageIdOf, pageStep, type Step } from './steps.ts';
import { formStyles } from './styles/form-styles.ts';
import { sharedStyles } from './styles/shared-styles.ts';
import { tokens } from './styles/tokens.ts';
import { formName } from './words/form-name.ts';
import { generalFailure } from './words/general-failure.ts';

/** The base class of fields comes with the first field, so fields are known by their tags. */
const fieldTag = /^tk-[a-z-]+-field$/;

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
    headingLevel: { type: Number, attribute: 'heading-level' },
    manageTitle: { type: Boolean, attribute: 'manage-title' },
    history: { type: Boolean },
    storage: { type: String },
    textSize: { type: Number, attribute: 'text-size', reflect: true },
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
  /** Language of the screen: `vi` or `en`. */
  declare lang: string;
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

  /**
   * What a host shows of a procedure while the rest of it is on its way; set it only where there is
   * no draft to go on with.
   */
  declare protected outline: Outline | undefined;

  #filling: Filling | undefined;
  /** What is known about the person. */
  #profile: Profile | undefined;
  /** What the person wanted of the profile, for a form that is not begun yet. */
  #fromProfile: Prefill | undefined;
  /** Ends when it is known whether there is a draft: until then nobody is asked to start. */
  #opening: Promise<unknown> | undefined;
  /** Ends when a form that was started before its code was here goes on. */
  #starting: Promise<unknown> | undefined;
  /** What was asked for when nothing but the outline was here. */
  #wanted: ((filling: Filling) => unknown) | undefined;
  /** The code that fills in did not come. */
  #notLoaded = false;
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
    this.headingLevel = 1;
    this.manageTitle = false;
    this.history = false;
    this.storage = '';
    this.textSize = 0;
    followLanguage(this);
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
    const filling = this.#filling;
    const missing = this.procedure && filling && loadStep(this.procedure, filling.step);
    if (!missing) return super.scheduleUpdate();
    return missing
      .catch((error: unknown) => filling.stay(this.#shownStep, error))
      .then(() => this.scheduleUpdate());
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('lang')) void setLanguage(languageFor(this.lang));
    if (changes.has('procedure') || changes.has('ports')) this.#open();
    this.#shown = this.procedure && inLanguage(this.procedure, this.translations);
  }

  protected override updated(): void {
    this.#shownStep = this.step;
    if (this.#isReady && !this.#filling) {
      this.#fill().then(
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
    await this.#opening;
    await this.#starting;
    await this.#filling?.checked;
    const done = await super.getUpdateComplete();
    // Fields wait for the fields in them.
    const inner = [...this.renderRoot.querySelectorAll('form > *, .tk-page > *')].filter(
      (node) => node instanceof LitElement,
    );
    await Promise.all(inner.map((element) => element.updateComplete));
    return done;
  }

  protected override render(): TemplateResult {
    const shown = this.#isReady ? this.#shown : this.outline;
    if (!shown) return this.renderUnready();
    const filling = this.#filling;
    const { saveFailure, step, news, busy } = filling ?? notBegun;
    const isFilled = step !== 'start' && step !== 'open' && step !== 'done';
    const onSaveFile = (): void => void filling?.saveFile(`ban-nhap-${formName(shown)}.tokhai`);
    return html`<div class="tk-form" part="form" lang=${language()}>
      ${formBar({
        textSize: this.textSize,
        onLanguage: this.#onLanguage,
        onTextSize: this.#onTextSize,
      })}
      ${
        saveFailure
          ? html`<div class="tk-notice">
              <p>${saveFailure}</p>
              ${isFilled && !filling?.handed ? saveDraftButton(onSaveFile) : nothing}
            </div>`
          : nothing
      }
      <div
        class="tk-page"
        part="page"
        @tk-change=${({ detail }: CustomEvent<AnswerChange>) => this.#answer(detail)}
        @file-chosen=${({ detail }: CustomEvent<ChosenFile>) => this.#filling?.takeFile(detail)}
        @file-wanted=${({ detail }: CustomEvent<WantedFile>) => this.#filling?.giveFile(detail)}
        @announce=${({ detail }: CustomEvent<string>) => this.#filling?.announce(detail)}
      >
        ${filling?.changed && this.#shown ? this.#changedAnswers(filling, this.#shown) : nothing}
        ${filling && this.#shown ? this.#page(filling, this.#shown) : this.#startPage(shown)}
      </div>
      <p class=${busy ? 'tk-busy' : 'tk-visually-hidden'} role="status">${news}</p>
      ${
        // Another foot on each page: the same one would jump.
        keyed(
          step,
          formFoot({
            procedure: shown,
            canSave: isFilled && !filling?.handed,
            canWipe: this.#keepsDraft && isFilled,
            onWipe: () => void filling?.wipe(),
            onSaveFile,
          }),
        )
      }
    </div>`;
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
    const told = this.#notLoaded ? [...failures, generalFailure()] : failures;
    return startPage({
      procedure,
      headingLevel: this.headingLevel,
      summary: told.map((words) => ({ words })),
      signMethods: this.ports?.signMethods ?? [],
      keepsDraft: this.#keepsDraft,
      known: this.#known(),
      ...(draftSavedAt ? { draftSavedAt } : {}),
      isElsewhere,
      onTakeOver: () => void filling?.takeFromOtherTab(),
      onStart: () => this.#begin((begun) => begun.start()),
      ...(this.ports?.open ? { onOpen: () => this.#begin((begun) => begun.goToOpen()) } : {}),
      onResume: () => void filling?.resume(),
      onRemoveDraft: () => void filling?.remove(),
      onOpenFile: (file) => this.#begin((begun) => begun.openFile(file)),
    });
  }

  async #readProfile(): Promise<void> {
    const { ports } = this;
    this.#profile = undefined;
    // A profile that cannot be read is no reason not to fill the form in.
    const profile = await ports?.profile?.load().catch(() => undefined);
    if (!profile || this.ports !== ports) return;
    this.#profile = profile;
    this.requestUpdate();
  }

  #known(): unknown {
    if (!this.#profile || !this.#shown) return nothing;
    profileCard.ahead();
    return html`<tk-profile-card
      .store=${this.ports?.profile}
      .profile=${this.#profile}
      .procedure=${this.#shown}
      .now=${this.now}
      .headingLevel=${this.headingLevel + 1}
      @tk-profile=${({ detail }: CustomEvent<Prefill | undefined>) => {
        this.#fromProfile = detail;
        this.#filling?.takeProfile(detail);
      }}
    ></tk-profile-card>`;
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
    const { step, answers } = filling;
    if (step === 'start') return this.#startPage(procedure);
    const common = {
      procedure,
      answers,
      headingLevel: this.headingLevel,
      summary: this.#summary(filling, procedure),
    };
    const onBack = () => this.#back();
    if (pageIdOf(step) === undefined) {
      return latePages.now?.latePage({
        ...common,
        filling,
        ports: this.ports!,
        pdfUrl: this.#pdfUrl,
        root: this.renderRoot,
        onBack,
        onEdit: (pageId, pointer) => this.#edit(pageId, pointer),
      });
    }
    const journey = filling.journey.map(({ id }) =>
      procedure.pages.find((page) => page.id === id)!,
    );
    const position = journey.findIndex(({ id }) => id === pageIdOf(step));
    const page = journey[position];
    if (!page) return nothing;
    return questionPage.now?.questionPage({
      ...common,
      page,
      issues: filling.issues,
      prefill: filling.prefill,
      position: position + 1,
      count: journey.length,
      onBack,
      onContinue: () => filling.continue(),
    });
  }

  #answer(change: AnswerChange): void {
    this.#filling?.answer(change);
    this.#fire('tk-change', change);
    if (this.procedure) loadAhead(this.procedure);
  }

  #summary({ failures, issues }: Filling, procedure: Procedure): SummaryLine[] {
    // There are issues only where the rules are here, which found them.
    const lines = issues.length > 0 ? checks.now?.summaryLines(procedure, issues) : undefined;
    return [...failures.map((words) => ({ words })), ...(lines ?? [])];
  }

  /** There is a procedure to show, and it is known whether it was begun before. */
  get #isReady(): boolean {
    return this.procedure !== undefined && this.ports !== undefined && !this.#opening;
  }

  get #keepsDraft(): boolean {
    return this.storage !== 'none' && this.ports?.drafts !== undefined;
  }

  #open(): void {
    this.#filling?.pause();
    this.#filling = undefined;
    this.#fromProfile = undefined;
    void this.#readProfile();
    this.#opening = undefined;
    this.#starting = undefined;
    this.#notLoaded = false;
    const { procedure, ports } = this;
    if (!procedure || !ports) return;
    if (this.#wanted) {
      this.#begin(this.#wanted);
      return;
    }
    if (fillings.now) {
      this.#filling = this.#newFilling(fillings.now.Filling, procedure, ports);
      return;
    }
    const drafts = this.#keepsDraft ? ports.drafts : undefined;
    if (!drafts || this.outline) return;
    const opening = isThereDraft(drafts, procedure.id, olderIds(procedure.about))
      .then((found) => (found ? this.#fill().then((filling) => filling?.opened) : undefined))
      .catch(() => (this.#notLoaded = true))
      .then(() => {
        if (this.#opening !== opening) return;
        this.#opening = undefined;
        this.requestUpdate();
      });
    this.#opening = opening;
  }

  /** Shows where a submission of somebody else is opened, with the code under which it waits. */
  openHandedOver(code: string): void {
    this.#begin(async (filling) => {
      await filling.opened;
      filling.goToOpen(code);
    });
  }

  /** Does the first work of a filling, as soon as it is here. */
  #begin(work: (filling: Filling) => unknown): void {
    this.#wanted = this.procedure ? undefined : work;
    if (this.#wanted) return;
    this.#starting = this.#fill()
      .then((filling) => filling && work(filling))
      .catch(() => {
        this.#notLoaded = true;
        this.#stopped = true;
        this.requestUpdate();
      });
  }

  /** Fetches what fills in, once, and begins; undefined when another procedure is shown by then. */
  async #fill(): Promise<Filling | undefined> {
    const { procedure, ports } = this;
    if (!procedure || !ports) return undefined;
    const { Filling } = fillings.now ?? (await fillings.load());
    if (this.procedure !== procedure || this.ports !== ports) return undefined;
    return (this.#filling ??= this.#newFilling(Filling, procedure, ports));
  }

  #newFilling(Begun: typeof Filling, procedure: Procedure, ports: Ports): Filling {
    this.#notLoaded = false;
    const current = () => this.#filling === filling;
    const filling: Filling = new Begun(procedure, ports, {
      keeps: this.storage !== 'none',
      now: () => this.now(),
      prefill: this.prefill,
      onChange: () => {
        if (current()) this.requestUpdate();
      },
      onMove: () => {
        if (!current()) return;
        this.#moved = true;
        if (this.history) this.#steps.push(filling.step);
        this.requestUpdate();
      },
      onDraft: (change) => {
        if (current()) this.#fire('tk-draft', change);
      },
      onStopped: () => {
        if (!current()) return;
        this.#stopped = true;
        this.requestUpdate();
      },
    });
    if (this.#fromProfile) filling.takeProfile(this.#fromProfile);
    return filling;
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

  readonly #onTextSize = (size: number): void => {
    this.textSize = size;
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
    const field = this.#field(pointer);
    if (field) field.reveal(pointer);
    else this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(pointer.slice(1))}`)?.focus();
  };

  /** The innermost field that asks for the answer at a pointer. */
  #field(pointer: string): FieldElement | undefined {
    return [...this.renderRoot.querySelectorAll('*')]
      .filter((node): node is FieldElement => fieldTag.test(node.localName))
      .filter((field) => isWithin(pointer, field.pointer))
      .at(-1);
  }

  async #afterPage(): Promise<void> {
    const [moved, target] = [this.#moved, this.#target];
    this.#moved = false;
    this.#stopped = false;
    this.#target = undefined;
    await this.updateComplete;
    const filling = this.#filling;
    if (!filling) {
      if (this.#notLoaded) focusSummary(this.renderRoot);
      return;
    }
    const heading = this.renderRoot.querySelector<HTMLElement>('[data-page-heading]');
    const errors = filling.issues.filter(({ severity }) => severity !== 'warning');
    const errorCount = errors.length + filling.failures.length;
    if (target !== undefined) {
      this.#field(target)?.reveal(target);
    } else if (filling.issues.length + filling.failures.length > 0 && filling.step !== 'sign') {
      focusSummary(this.renderRoot);
    } else if (moved) {
      this.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    }
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
