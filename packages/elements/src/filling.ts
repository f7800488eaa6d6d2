import { msg } from '@lit/localize';
import {
  askedQuestions,
  journey,
  vietnamDate,
  type Answers,
  type ChangedAnswer,
  type Draft,
  type Issue,
} from '@tokhai/answers';
import { pathsOf, type Page, type Procedure } from '@tokhai/procedure';
import { DraftKeeper } from './draft-keeper.ts';
import { handedId } from './draft-lookup.ts';
import type { DraftChange } from './events.ts';
import type { AnswerChange, ChosenFile, WantedFile } from './fields/field-element.ts';
import type { SignRequest } from './pages/sign-page.ts';
import { isWithin } from './pointer.ts';
import { isSettled, mergedPrefill, type Prefill } from './prefill.ts';
import type { OpenedSubmission, Ports, SubmitOutcome } from './ports.ts';
import { changedNotice, checks, draftTransfer, known, submissions } from './steps-later.ts';
import { pageIdOf, pageStep, readStep, type Step } from './steps.ts';
import type { Submission } from './submission.ts';
import { forgetInTab, isRememberedInTab, rememberInTab } from './tab-memory.ts';
import { failureWords } from './words/failures.ts';

type Checks = NonNullable<typeof checks.now>;
type Known = NonNullable<typeof known.now>;

/** Told by a filling, so that what is shown follows. */
export interface FillingEvents {
  /** Something to show changed. */
  onChange: () => void;
  /** The person went to another step. */
  onMove: () => void;
  /** The draft on the device changed, or could not. */
  onDraft: (change: DraftChange) => void;
  /** The step stayed: there are issues or failures to show. */
  onStopped: () => void;
}

/**
 * One person filling in one procedure: answers, position, files, signatures. It knows no markup.
 * Nothing typed is ever dropped, except by the person.
 */
export class Filling {
  step: Step = 'start';
  answers: Answers = {};
  /** Issues shown on this step. */
  issues: readonly Issue[] = [];
  /** Sentences about what failed outside the form. */
  failures: readonly string[] = [];
  outcome: Extract<SubmitOutcome, { receipt: unknown }> | undefined;
  /** Answers to an older version of the form that are to be looked at, until the person has. */
  changed: readonly ChangedAnswer[] | undefined;
  /** Somebody else filled this in: it is read and signed here, and not changed. */
  handed = false;
  /** When a submission of somebody else was left here half done, an ISO 8601 instant. */
  handedSavedAt: string | undefined;
  /** The code under which the portal has a submission of somebody else, as far as it is known. */
  handOverCode = '';
  /** A port is at work. */
  busy = false;
  /** For the polite live region. */
  news = '';
  /** When the draft that was found was saved, an ISO 8601 instant. */
  draftSavedAt: string | undefined;
  /** Another tab keeps the draft: here nothing is filled in until the person says so. */
  isElsewhere = false;
  /** Why the draft cannot be kept; empty: it is safe. */
  saveFailure = '';
  /** Ends when the step to come was found: a page that is left is checked before. */
  checked: Promise<unknown> | undefined;

  /** What was known already. */
  prefill: Prefill | undefined;
  /** Ends when it is known whether there was a draft, and the form goes on with it where it should. */
  readonly opened: Promise<void>;

  readonly #procedure: Procedure;
  readonly #ports: Ports;
  /** What the portal knew already. */
  readonly #fromPortal: Prefill | undefined;
  /** The person wanted the answers of the profile. */
  #usesProfile = false;
  #submission: Submission | undefined;
  /** Names of the questions on whose answers it depends what is asked. */
  readonly #deciding: ReadonlySet<string>;
  readonly #now: () => Date;
  readonly #events: FillingEvents;
  readonly #keeper: DraftKeeper | undefined;
  readonly #files = new Map<string, ChosenFile>();
  #found: Draft | undefined;
  /** One's own answers while those of somebody else are shown. */
  #own: Answers = {};
  /** The person came from the check page to mend an answer. */
  #editing = false;

  /**
   * @param keeps whether the draft is kept on the device
   */
  constructor(
    procedure: Procedure,
    ports: Ports,
    options: FillingEvents & { keeps: boolean; now: () => Date; prefill?: Prefill | undefined },
  ) {
    this.#procedure = procedure;
    this.#deciding = decidingNames(procedure);
    this.#ports = ports;
    this.#now = options.now;
    this.prefill = this.#fromPortal = options.prefill;
    this.#events = options;
    if (options.keeps && ports.drafts) {
      this.#keeper = new DraftKeeper(ports.drafts, (error) => this.#onSaved(error));
    }
    this.opened = this.#open();
  }

  get keepsDraft(): boolean {
    return this.#keeper !== undefined;
  }

  /** The PDF of the answers. It comes with the first step after the start page. */
  get submission(): Submission {
    return (this.#submission ??= new submissions.now!.Submission(this.#procedure, this.#ports));
  }

  /** The form left the page: no signature is awaited, and another tab may go on with the draft. */
  pause(): void {
    this.#submission?.pause();
    this.#keeper?.letGo();
  }

  /** The pages this person sees, in order. */
  get journey(): Page[] {
    const pages = journey(this.#procedure, this.answers);
    const { prefill } = this;
    if (!prefill?.skips) return pages;
    return pages.filter(
      (page) =>
        (this.#editing && page.id === pageIdOf(this.step)) ||
        !isSettled(askedQuestions(this.#procedure, page, this.answers), prefill),
    );
  }

  /** Looks for a draft; after a reload goes on where it was. */
  async #open(): Promise<void> {
    this.handed = isRememberedInTab(this.#handedId);
    try {
      if (this.#procedure.about.migrations) await this.#keeper?.takeOlder(this.#procedure);
      this.#found = await this.#keeper?.load(this.#draftId);
    } catch (error) {
      this.#stop([failureWords(error)]);
      return;
    }
    this.draftSavedAt = this.#found?.updatedAt;
    if (this.#found && isRememberedInTab(this.#draftId)) await this.resume();
    else this.#events.onChange();
  }

  /** Begins with answers of the profile, which the person wanted; undefined: without them. */
  takeProfile(profile: Prefill | undefined): void {
    this.#usesProfile = profile !== undefined;
    this.prefill = profile ? mergedPrefill(this.#fromPortal, profile) : this.#fromPortal;
  }

  start(): Promise<unknown> {
    return this.#goOn(({ firstAnswers }) => {
      if (this.#keeper) rememberInTab(this.#draftId);
      this.answers = { ...firstAnswers(this.#procedure, this.prefill), ...this.answers };
      const first = this.journey[0];
      this.#move(first ? pageStep(first.id) : 'check');
    });
  }

  /** Goes on with the draft that was found: answers, files, signatures and position. */
  resume(): Promise<unknown> {
    return this.#goOn(async (prefill) => {
      if (this.#found) await this.#resume(this.#found, prefill);
    });
  }

  /** Goes on with a draft out of a file, in the place of the one on this device. */
  openFile(file: Blob): Promise<unknown> {
    return this.#goOn(async (prefill) => {
      const { readDraftFile } = await draftTransfer.load();
      await this.#resume(await readDraftFile(file, this.#procedure.id), prefill);
    });
  }

  /** Gives the draft as a file. */
  async saveFile(fileName: string): Promise<void> {
    const draft = this.#draft;
    await this.#work('', async () => {
      (await draftTransfer.load()).saveDraftFile(draft, fileName);
      return msg('Đã lưu bản nháp vào tệp.', { id: 'draft-file-saved' });
    });
  }

  async #resume(draft: Draft, { lockedAnswers, prefillOf, sameAnswer }: Known): Promise<void> {
    const { profile } = this.#ports;
    if (draft.usesProfile && profile) {
      this.takeProfile(await prefillOf(this.#procedure, profile, this.#today));
      this.#usesProfile = true;
    }
    // What cannot be changed here may have changed where it comes from.
    const locked = this.handed ? {} : lockedAnswers(this.#procedure, this.prefill);
    this.answers = { ...draft.answers, ...locked };
    for (const file of draft.files) this.#files.set(file.sha256, file);
    if (draft.changed) await changedNotice.load();
    this.changed = draft.changed;
    if (draft.signed && sameAnswer(this.answers, draft.answers)) {
      await submissions.load();
      await this.submission.resume(draft);
    }
    rememberInTab(this.#draftId);
    this.#found = undefined;
    this.draftSavedAt = undefined;
    this.#move(this.#stepOf(draft));
    void this.awaitSignature();
  }

  /** Goes on in this tab with what the other tab saved; the other one stops. */
  takeFromOtherTab(): Promise<unknown> {
    return this.#goOn(async () => {
      this.#found = await this.#keeper?.load(this.#draftId);
      this.#events.onChange();
    }, true).then(() => (this.#found ? this.resume() : this.start()));
  }

  /** The form is back on the page. */
  async reopen(): Promise<void> {
    if (this.#isFilled) await this.#hold(false);
    await this.awaitSignature();
  }

  /**
   * Where somebody opens what another person filled in.
   * @param code under which it waits at the portal, when it is known
   */
  goToOpen(code = ''): void {
    this.handOverCode = code;
    this.#move('open');
  }

  /** Goes on with the submission that was being signed here for somebody else. */
  async resumeHanded(): Promise<void> {
    this.handed = true;
    this.#found = await this.#keeper?.load(this.#handedId);
    await this.resume();
  }

  /** Reads a submission of somebody else, to sign it. A draft of one's own stays as it is. */
  async takeOver(read: (procedure: Procedure) => Promise<OpenedSubmission>): Promise<void> {
    await this.#work(msg('Đang mở tệp…', { id: 'opening' }), async () => {
      const [opened] = await Promise.all([read(this.#procedure), submissions.load()]);
      if (!this.handed) this.#own = this.answers;
      this.handed = true;
      this.answers = opened.answers;
      this.submission.take(opened);
      if (this.#keeper) rememberInTab(this.#draftId);
      this.#move('check');
      return '';
    });
  }

  /** The submission of somebody else is put aside: it stays on the device, and was saved. */
  #leaveHanded(): void {
    forgetInTab(this.#handedId);
    this.handed = false;
    this.answers = this.#own;
    this.submission.drop();
    void this.#findOwn();
  }

  /** Looks for a submission of somebody else that was left half done. */
  async #findHanded(): Promise<void> {
    const found = await this.#keeper?.load(this.#handedId).catch(() => undefined);
    this.handedSavedAt = found?.updatedAt;
    this.#events.onChange();
  }

  /** Looks for a draft of one's own, without going on with it. */
  async #findOwn(): Promise<void> {
    this.#found = await this.#keeper?.load(this.#procedure.id).catch(() => undefined);
    this.draftSavedAt = this.#found?.updatedAt;
    this.#events.onChange();
  }

  get #handedId(): string {
    return handedId(this.#procedure.id);
  }

  get #draftId(): string {
    return this.handed ? this.#handedId : this.#procedure.id;
  }

  #goOn(work: (prefill: Known) => unknown, steal = false): Promise<unknown> {
    return (this.checked = this.#work('', async () => {
      const [prefill, isHeld] = await Promise.all([known.load(), this.#hold(steal)]);
      if (isHeld) await work(prefill);
      return '';
    }));
  }

  async #hold(steal: boolean): Promise<boolean> {
    const onLost = (): void => this.#leaveToOtherTab();
    const isHeld = (await this.#keeper?.hold(this.#draftId, { steal, onLost })) ?? true;
    if (isHeld) this.isElsewhere = false;
    else this.#leaveToOtherTab();
    return isHeld;
  }

  #leaveToOtherTab(): void {
    // Answers that could not be saved are only here: they stay on the screen.
    if (this.saveFailure !== '') return;
    this.isElsewhere = true;
    this.answers = {};
    this.#files.clear();
    this.#submission?.drop();
    this.#move('start');
  }

  /** Drops this draft, here and on the device, and begins anew. */
  remove(): Promise<void> {
    const draftId = this.#draftId;
    return this.#forget(() => this.#keeper!.remove(draftId));
  }

  /** Drops this draft and every other one on the device: for a device that others use too. */
  wipe(): Promise<void> {
    return this.#forget(() => this.#keeper!.clear());
  }

  async #forget(removing: () => Promise<void>): Promise<void> {
    forgetInTab(this.#draftId);
    if (!this.handed) {
      this.answers = {};
      this.#files.clear();
      this.#submission?.drop();
      this.#found = undefined;
      this.draftSavedAt = undefined;
      this.changed = undefined;
    }
    this.#editing = false;
    this.isElsewhere = false;
    this.#move('start');
    try {
      await this.#removeDraft(removing);
      this.#tell(msg('Đã xoá bản nháp khỏi máy này.', { id: 'draft-removed' }));
    } catch (error) {
      this.#stop([failureWords(error)]);
    }
  }

  answer({ path, value }: AnswerChange): void {
    const name = path.slice(1);
    const before = this.answers[name];
    const { [name]: _before, ...others } = this.answers;
    this.answers = value === undefined ? others : { ...others, [name]: value };
    // A field shows by itself what is typed: the page is drawn anew only where it changes.
    let isShown = this.#deciding.has(name);
    if (rowCount(before) !== rowCount(value)) {
      isShown = true;
      // Rows moved up or down: what was said about them is no longer true of their numbers.
      this.issues = this.issues.filter((issue) => !isWithin(issue.path, path));
    }
    this.#submission?.drop();
    this.#save();
    if (isShown) this.#events.onChange();
  }

  giveFile({ sha256, give }: WantedFile): void {
    const file = this.#files.get(sha256);
    if (file) give(file);
  }

  /** The person has read what became of answers to an older version. */
  readChanged(): void {
    this.changed = undefined;
    this.#save();
    this.#events.onMove();
  }

  takeFile(file: ChosenFile): void {
    this.#files.set(file.sha256, file);
  }

  /**
   * Leaves a page of questions when nothing is wrong with it. What only looks wrong is shown once;
   * the next time the page is left all the same.
   */
  continue(): void {
    if (checks.now) this.#leave(checks.now);
    else {
      this.checked = this.#work('', async () => {
        this.#leave(await checks.load());
        return '';
      });
    }
  }

  #leave(rules: Checks): void {
    const pages = this.journey;
    const position = pages.findIndex(({ id }) => id === pageIdOf(this.step));
    const page = pages[position];
    if (!page) return;
    const issuesOf = (one: Page): Issue[] =>
      rules.validatePage(this.#procedure, one, this.answers, { today: this.#today });
    this.answers = rules.tidyAnswers(this.#procedure, this.answers);
    this.issues = rules.issuesOnLeaving(this, this.#procedure, page, this.answers, this.#today);
    if (this.issues.length > 0) {
      this.#stop([]);
      return;
    }
    const next = this.#editing
      ? this.journey.find((other) => issuesOf(other).length > 0)
      : this.journey[position + 1];
    this.#move(next ? pageStep(next.id) : 'check');
  }

  back(): void {
    this.#move(this.previous());
  }

  /** The step before this one. */
  previous(): Step {
    if (this.step === 'open') return 'start';
    if (this.step === 'check' && this.handed) return 'open';
    if (this.step === 'sign' || (this.#editing && this.step !== 'check')) return 'check';
    const pages = this.journey;
    const position = pages.findIndex(({ id }) => id === pageIdOf(this.step));
    const page = this.step === 'check' ? pages.at(-1) : pages[position - 1];
    return page ? pageStep(page.id) : 'start';
  }

  /** Goes to a page to mend an answer; *Continue* there comes back to the check page. */
  edit(pageId: string): void {
    const { issues } = this;
    const page = this.#procedure.pages.find(({ id }) => id === pageId);
    this.#editing = true;
    this.#move(pageStep(pageId));
    this.issues = issues.filter(({ path }) => page?.questions.includes(path.split('/')[1] ?? ''));
  }

  /** Goes where the browser's history says, as far as this person got already. */
  goTo(step: Step): void {
    if (this.step === 'done' || step === 'done' || step === this.step) return;
    if (step === 'sign' && !this.#submission?.pdf) return;
    if (this.handed && pageIdOf(step) !== undefined) return;
    this.#editing = false;
    this.#move(step);
  }

  /** Draws the submission for a look at it, when nothing is wrong with the answers. */
  async preview(): Promise<void> {
    if (await this.#draw()) {
      this.#tell(msg('Bản xem trước đã sẵn sàng.', { id: 'preview-ready' }));
    }
  }

  /** Draws the submission and goes on to sign it. */
  async prepare(): Promise<void> {
    // What somebody else filled in is drawn already, and mended by nobody here.
    if (!this.handed && !(await this.#draw())) return;
    this.#editing = false;
    this.#tell('');
    this.#move('sign');
  }

  async sign(request: SignRequest): Promise<void> {
    await this.#work(msg('Đang ký…', { id: 'signing' }), async () => {
      const { submission } = this;
      if (!(await submission.sign(request))) return undefined;
      this.#save();
      if (submission.offered) {
        return msg('Hãy xem chứng thư trước khi ký.', { id: 'sign-offers-news' });
      }
      if (!submission.pending) return msg('Đã ký xong.', { id: 'signed-news' });
      void this.awaitSignature();
      return msg('Đang chờ bạn xác nhận ở nơi giữ chữ ký số.', { id: 'sign-pending-news' });
    });
  }

  /** Waits for the signature that is being made elsewhere, if there is one. */
  async awaitSignature(): Promise<void> {
    try {
      if (!(await this.#submission?.finish())) return;
      this.#save();
      this.#tell(msg('Đã ký xong.', { id: 'signed-news' }));
    } catch (error) {
      if (this.step === 'sign') this.#stop([failureWords(error)]);
      else this.#save();
    }
  }

  /** Gives up the signature that is being made elsewhere, to sign in another way. */
  withdraw(): void {
    this.submission.withdraw();
    this.#save();
    this.#tell('');
  }

  /** Makes a code under which the next one opens the submission, or ends it. */
  async handOver(offers: boolean): Promise<void> {
    const starting = offers ? msg('Đang tạo mã…', { id: 'hand-over-making' }) : '';
    await this.#work(starting, async () => {
      if (offers) await this.submission.offerHandOver();
      else await this.submission.endHandOver();
      return offers
        ? msg('Đã có mã cho người ký tiếp.', { id: 'hand-over-made' })
        : msg('Mã đã huỷ.', { id: 'hand-over-ended' });
    });
  }

  /** Drops the signatures made so far, for the answers to be mended. */
  withdrawSignatures(): void {
    if (this.busy) return;
    this.submission.drop();
    this.#move('check');
    this.#tell(
      msg('Đã bỏ các chữ ký. Các câu trả lời vẫn còn nguyên.', { id: 'signatures-withdrawn' }),
    );
  }

  /** Drops the signatures made so far, and draws the submission anew for everybody to sign. */
  async signAgain(): Promise<void> {
    if (this.busy) return;
    this.submission.drop();
    this.#move('check');
    await this.prepare();
  }

  async submit(): Promise<void> {
    await this.#work(msg('Đang nộp hồ sơ…', { id: 'submitting' }), async () => {
      const outcome = await this.submission.submit();
      if (!outcome) return undefined;
      if ('refused' in outcome) {
        this.#stop(outcome.refused.map(({ message }) => message));
        return '';
      }
      this.outcome = outcome;
      forgetInTab(this.#draftId);
      this.#move('done');
      // The receipt counts: a draft that stays behind is a nuisance, no failure of the submission.
      try {
        const draftId = this.#draftId;
        await this.#removeDraft(() => this.#keeper!.remove(draftId));
      } catch (error) {
        this.saveFailure = failureWords(error);
      }
      return msg('Đã nộp hồ sơ.', { id: 'submitted-news' });
    });
  }

  /** A step could not be shown: what it needs did not come. The one before it stays. */
  stay(step: Step, error: unknown): void {
    this.step = step;
    this.#stop([failureWords(error)]);
  }

  /** Sentence for the live region. */
  announce(words: string): void {
    this.#tell(words);
  }

  async #draw(): Promise<boolean> {
    // The check page was shown, so the rules are here.
    const rules = checks.now ?? (await checks.load());
    this.answers = rules.tidyAnswers(this.#procedure, this.answers);
    this.issues = rules.validate(this.#procedure, this.answers, { today: this.#today });
    if (this.issues.length > 0) {
      this.#stop([]);
      return false;
    }
    await submissions.load();
    if (this.submission.pdf) return true;
    const { answers } = this;
    return this.#work(msg('Đang tạo tệp PDF…', { id: 'drawing' }), async () => {
      this.issues = await rules.validateUnits(this.#procedure, answers);
      if (this.issues.length > 0) {
        this.#stop([]);
        return undefined;
      }
      const createdAt = this.#now().toISOString();
      const files = new Map([...this.#files].map(([hash, { bytes }]) => [hash, bytes]));
      const isCurrent = (): boolean => answers === this.answers;
      if (!(await this.submission.draw(answers, files, { createdAt, isCurrent }))) return undefined;
      this.#save();
      return '';
    });
  }

  /** Runs a port: busy meanwhile, its news spoken, its failure told. False: it did not come off. */
  async #work(starting: string, work: () => Promise<string | undefined>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failures = [];
    this.#tell(starting);
    try {
      const news = await work();
      this.busy = false;
      this.#tell(news ?? '');
      return news !== undefined;
    } catch (error) {
      this.busy = false;
      this.news = '';
      this.#stop([failureWords(error)]);
      return false;
    }
  }

  #stepOf(draft: Draft): Step {
    const step = readStep(draft.pageId) ?? 'start';
    if (this.handed && !this.#submission?.pdf) return 'open';
    if (step === 'sign') return this.#submission?.pdf ? 'sign' : 'check';
    const pageId = pageIdOf(step);
    if (step === 'check' || this.journey.some(({ id }) => id === pageId)) return step;
    const first = this.journey[0];
    return first ? pageStep(first.id) : 'check';
  }

  get #today(): string {
    return vietnamDate(this.#now());
  }

  #move(step: Step): void {
    if (step === 'start' && this.handed) this.#leaveHanded();
    if (step === 'open') void this.#findHanded();
    this.step = step;
    this.issues = [];
    this.failures = [];
    if (step === 'check') this.#editing = false;
    if (step !== 'start' && step !== 'done') this.#save();
    this.#events.onMove();
  }

  #stop(failures: readonly string[]): void {
    this.failures = failures;
    this.#save();
    this.#events.onStopped();
  }

  #tell(news: string): void {
    this.news = news;
    this.#events.onChange();
  }

  #save(): void {
    if (this.#isFilled) this.#keeper?.save(this.#draft);
  }

  /** Somebody is on a page with answers. */
  get #isFilled(): boolean {
    return this.step !== 'done' && this.step !== 'start' && this.step !== 'open';
  }

  get #draft(): Draft {
    const files = this.#files.size > 0 ? [...this.#files.values()] : [];
    const text = files.length > 0 ? JSON.stringify(this.answers) : '';
    return {
      procedureId: this.#draftId,
      answers: this.answers,
      pageId: this.step,
      files: files.filter(({ sha256 }) => text.includes(sha256)),
      updatedAt: this.#now().toISOString(),
      ...(this.#usesProfile ? { usesProfile: true } : {}),
      ...(this.changed ? { changed: this.changed } : {}),
      ...this.#submission?.kept,
    };
  }

  async #removeDraft(removing: () => Promise<void>): Promise<void> {
    if (!this.#keeper) return;
    await removing();
    this.#keeper.letGo();
    this.#events.onDraft('removed');
  }

  #onSaved(error: unknown): void {
    this.#events.onDraft(error === undefined ? 'saved' : 'not-saved');
    const failure = error === undefined ? '' : failureWords(error);
    if (failure === this.saveFailure) return;
    this.saveFailure = failure;
    this.#tell(failure);
  }
}

function rowCount(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function decidingNames({ questions, pages }: Procedure): Set<string> {
  const conditions = [...pages.map(({ when }) => when)];
  for (const { options } of questions.values()) conditions.push(options.when);
  const paths = conditions.flatMap((condition) => (condition ? pathsOf(condition) : []));
  return new Set(paths.map((path) => path.split('/')[0]!));
}
