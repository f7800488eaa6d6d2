import {
  askedQuestions,
  journey,
  vietnamDate,
  type Answers,
  type ChangedAnswer,
  type Draft,
  type Issue,
} from '@tokhai/answers';
import { pathsOf, pathsOfExpression, type Page, type Procedure } from '@tokhai/procedure';
import { DraftKeeper } from './draft-keeper.ts';
import { handedId } from './draft-lookup.ts';
import type { DraftChange } from './events.ts';
import type { ChosenFile } from './fields/field-events.ts';
import { isSettled, type Prefill } from './prefill.ts';
import type { Ports, SubmitOutcome } from './ports.ts';
import { submissions } from './steps-later.ts';
import { isFilledStep, pageIdOf, type Step } from './steps.ts';
import type { Submission } from './submission.ts';
import type { Told } from './words/binding.ts';
import { failureOf, failureWords } from './words/failures.ts';

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
 * Where somebody stands in a procedure, and what is shown there: answers, step, issues, news. What is
 * done with it stands in the classes above this one.
 */
export abstract class FillingState {
  step: Step = 'start';
  answers: Answers = {};
  /** Issues shown on this step. */
  issues: readonly Issue[] = [];
  /** Sentences about what failed outside the form. */
  failures: readonly Told[] = [];
  outcome: Extract<SubmitOutcome, { receipt: unknown }> | undefined;
  /** Answers to an older version of the form that are to be looked at, until the person has. */
  changed: readonly ChangedAnswer[] | undefined;
  /** Somebody else filled this in: it is read and signed here, and not changed. */
  handed = false;
  /** When a submission of somebody else was left here half done, an ISO 8601 instant. */
  handedSavedAt: string | undefined;
  /** The code under which something waits at the portal for this device, as far as it is known. */
  code = '';
  /** A draft of another device, while the person decides between it and the one here. */
  received: Draft | undefined;
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
  readonly procedure: Procedure;
  protected readonly ports: Ports;
  /** What the portal knows by now. */
  protected readonly fromPortal: () => Prefill | undefined;
  /** The person wanted the answers of the profile. */
  protected usesProfile = false;
  protected made: Submission | undefined;
  /** Names of the questions on whose answers it depends what is asked. */
  protected readonly deciding: ReadonlySet<string>;
  /** Names of the questions that computed answers are made of. */
  protected readonly adding: ReadonlySet<string>;
  readonly now: () => Date;
  readonly events: FillingEvents;
  readonly keeper: DraftKeeper | undefined;
  readonly files = new Map<string, ChosenFile>();
  /** What was handed in while there was no network. */
  queuedPdf: Uint8Array | undefined;
  protected found: Draft | undefined;
  /** One's own answers while those of somebody else are shown. */
  own: Answers = {};
  /** Where the person stood who sends the draft to another device. */
  protected sentFrom: Step = 'start';
  /** The form is not on the page: nothing goes on, and what was asked for is left to whoever comes. */
  protected isAway = false;
  /** How often it was. */
  protected departures = 0;
  /** It is not known yet what other tabs did while the form was away: nothing is kept before. */
  protected isReturning = false;
  /** It is filled in here: not before somebody starts, nor once another tab goes on or it was removed. */
  isBegun = false;
  /** The person came from the check page to mend an answer. */
  protected editing = false;

  /**
   * @param keeps whether the draft is kept on the device
   */
  constructor(
    procedure: Procedure,
    ports: Ports,
    options: FillingEvents & {
      keeps: boolean;
      now: () => Date;
      prefill: () => Prefill | undefined;
    },
  ) {
    this.procedure = procedure;
    this.deciding = decidingNames(procedure);
    this.adding = addingNames(procedure);
    this.ports = ports;
    this.now = options.now;
    this.fromPortal = options.prefill;
    this.prefill = options.prefill();
    this.events = options;
    if (options.keeps && ports.drafts) {
      this.keeper = new DraftKeeper(ports.drafts, (error) => this.onSaved(error));
    }
  }

  get keepsDraft(): boolean {
    return this.keeper !== undefined;
  }

  /** The PDF of the answers. It comes with the first step after the start page. */
  get submission(): Submission {
    return (this.made ??= new submissions.now!.Submission(this.procedure, this.ports));
  }

  /** The submission is sent as soon as there is a network. */
  get isQueued(): boolean {
    return this.queuedPdf !== undefined && this.queuedPdf === this.made?.pdf;
  }

  /** The form left the page: no signature is awaited, and another tab may go on with the draft. */
  pause(): void {
    this.isAway = true;
    this.departures += 1;
    this.made?.pause();
    this.keeper?.letGo();
  }

  /** The pages this person sees, in order. */
  get journey(): Page[] {
    const pages = journey(this.procedure, this.answers);
    const { prefill } = this;
    if (!prefill?.skips) return pages;
    return pages.filter(
      (page) =>
        (this.editing && page.id === pageIdOf(this.step)) ||
        !isSettled(askedQuestions(this.procedure, page, this.answers), prefill),
    );
  }

  /** A step could not be shown: what it needs did not come. The one before it stays. */
  stay(step: Step, error: unknown): void {
    this.step = step;
    this.stop([failureOf(error, this.keepsDraft)]);
  }

  /** Sentence for the live region. */
  announce(words: string): void {
    this.tell(words);
  }

  /** Runs a port: busy meanwhile, its news spoken, its failure told. False: it did not come off. */
  async work(starting: string, work: () => Promise<string | undefined>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failures = [];
    this.tell(starting);
    try {
      const news = await work();
      this.busy = false;
      this.tell(news ?? '');
      return news !== undefined;
    } catch (error) {
      this.busy = false;
      this.news = '';
      this.stop([failureOf(error, this.keepsDraft)]);
      return false;
    }
  }

  get today(): string {
    return vietnamDate(this.now());
  }

  move(step: Step): void {
    this.step = step;
    this.issues = [];
    this.failures = [];
    if (step === 'check') this.editing = false;
    if (step !== 'start' && step !== 'done') this.save();
    this.events.onMove();
  }

  stop(failures: readonly Told[]): void {
    this.failures = failures;
    this.save();
    this.events.onStopped();
  }

  tell(news: string): void {
    this.news = news;
    this.events.onChange();
  }

  /** Keeps the draft as it is now. */
  save(): void {
    if (this.isFilled && !this.isReturning) this.keeper?.save(this.draft);
  }

  /** Somebody is on a page with answers. */
  protected get isFilled(): boolean {
    return isFilledStep(this.step);
  }

  /** What is kept, here or elsewhere, to go on with. */
  get draft(): Draft {
    const files = this.files.size > 0 ? [...this.files.values()] : [];
    const text = files.length > 0 ? JSON.stringify(this.answers) : '';
    return {
      procedureId: this.draftId,
      answers: this.answers,
      pageId: this.step === 'send' ? this.sentFrom : this.step,
      files: files.filter(({ sha256 }) => text.includes(sha256)),
      updatedAt: this.now().toISOString(),
      ...(this.usesProfile ? { usesProfile: true } : {}),
      ...(this.changed ? { changed: this.changed } : {}),
      ...(this.isQueued ? { queued: true } : {}),
      ...this.made?.kept,
    };
  }

  protected get handedId(): string {
    return handedId(this.procedure.id);
  }

  get draftId(): string {
    return this.handed ? this.handedId : this.procedure.id;
  }

  protected onSaved(error: unknown): void {
    this.events.onDraft(error === undefined ? 'saved' : 'not-saved');
    const failure = error === undefined ? '' : failureWords(error);
    if (failure === this.saveFailure) return;
    this.saveFailure = failure;
    this.tell(failure);
  }
}

function addingNames({ questions }: Procedure): Set<string> {
  const paths = [...questions.values()].flatMap(({ options: { compute } }) =>
    compute ? pathsOfExpression(compute) : [],
  );
  return new Set(paths.map((path) => path.split('/')[0]!));
}

function decidingNames({ questions, pages }: Procedure): Set<string> {
  const conditions = [...pages.map(({ when }) => when)];
  for (const { options } of questions.values()) conditions.push(options.when);
  const paths = conditions.flatMap((condition) => (condition ? pathsOf(condition) : []));
  return new Set(paths.map((path) => path.split('/')[0]!));
}
