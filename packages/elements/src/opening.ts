import type { Procedure } from '@tokhai/procedure';
import { isThereDraft, olderIds } from './draft-lookup.ts';
import type { DraftChange } from './events.ts';
import type { Filling } from './filling.ts';
import type { Ports } from './ports.ts';
import type { Prefill } from './prefill.ts';
import { begin, loadRulesAhead, loadStep } from './steps-later.ts';
import { pageIdOf, pageStep } from './steps.ts';

/** The form whose procedure is opened. */
export interface OpeningHost {
  procedure: Procedure | undefined;
  ports: Ports | undefined;
  prefill: Prefill | undefined;
  storage: string;
  now: () => Date;
  requestUpdate: () => void;
}

/** What the form does about it. */
export interface OpeningEvents {
  /** The start page is shown already, as there is no draft to go on with. */
  isOutlined: () => boolean;
  onMove: (filling: Filling) => void;
  onDraft: (change: DraftChange) => void;
  onStopped: () => void;
}

/**
 * How a form comes to its {@link Filling}: whose code is fetched while the start page is read, or
 * when there is a draft to go on with, or when somebody starts.
 */
export class Opening {
  filling: Filling | undefined;
  /** The code that fills in did not come. */
  notLoaded = false;
  readonly #host: OpeningHost;
  readonly #events: OpeningEvents;
  /** Ends when it is known whether there is a draft: until then nobody is asked to start. */
  #looking: Promise<unknown> | undefined;
  /** Ends when a form that was started before its code was here goes on. */
  #starting: Promise<unknown> | undefined;
  /** What was asked for when nothing but the outline was here. */
  #wanted: ((filling: Filling) => unknown) | undefined;
  /** What the person wanted of the profile, for a form that is not begun yet. */
  #fromProfile: Prefill | undefined;

  constructor(host: OpeningHost, events: OpeningEvents) {
    this.#host = host;
    this.#events = events;
  }

  /** There is a procedure to show, and it is known whether it was begun before. */
  get isReady(): boolean {
    const { procedure, ports } = this.#host;
    return procedure !== undefined && ports !== undefined && !this.#looking;
  }

  get keepsDraft(): boolean {
    return this.#host.storage !== 'none' && this.#host.ports?.drafts !== undefined;
  }

  /** Something that was asked for cannot be shown yet, and nothing else is said of it. */
  get isAwaited(): boolean {
    const { filling } = this;
    return Boolean(this.#wanted ?? this.#starting ?? (filling?.busy && !filling.news));
  }

  /** Resolves when it is known where the form stands. */
  async settled(): Promise<void> {
    await this.#looking;
    await this.#starting;
    await this.filling?.checked;
  }

  /** Begins with the host's procedure, another one than before. */
  open(): void {
    this.filling?.pause();
    this.filling = undefined;
    this.#fromProfile = undefined;
    this.#looking = undefined;
    this.#starting = undefined;
    this.notLoaded = false;
    const { procedure, ports } = this.#host;
    if (!procedure || !ports) return;
    if (this.#wanted) {
      this.begin(this.#wanted);
      return;
    }
    if (begin.now) {
      this.filling = this.#newFilling(begin.now.Filling, procedure, ports);
      return;
    }
    const drafts = this.keepsDraft ? ports.drafts : undefined;
    if (!drafts || this.#events.isOutlined()) return;
    const looking = isThereDraft(drafts, procedure.id, olderIds(procedure.about))
      .then((found) => (found ? this.fill().then((filling) => filling?.opened) : undefined))
      .catch(() => (this.notLoaded = true))
      .then(() => {
        if (this.#looking !== looking) return;
        this.#looking = undefined;
        this.#host.requestUpdate();
      });
    this.#looking = looking;
  }

  /** Does the first work of a filling, as soon as it is here. */
  begin(work: (filling: Filling) => unknown): void {
    this.#wanted = this.#host.procedure ? undefined : work;
    this.#host.requestUpdate();
    if (this.#wanted) return;
    this.#starting = this.fill()
      .then((filling) => filling && work(filling))
      .catch((error: unknown) => this.fail(error))
      .then(() => {
        this.#starting = undefined;
        this.#host.requestUpdate();
      });
  }

  /** Something that was asked for did not come: it is told at the top of the page. */
  fail(error: unknown): void {
    const { filling } = this;
    if (filling) return filling.stay(filling.step, error);
    this.notLoaded = true;
    this.#events.onStopped();
  }

  /** Fetches what fills in, once, and begins; undefined when another procedure is shown by then. */
  async fill(): Promise<Filling | undefined> {
    const { procedure, ports } = this.#host;
    if (!procedure || !ports) return undefined;
    const { Filling } = begin.now ?? (await begin.load());
    if (this.#host.procedure !== procedure || this.#host.ports !== ports) return undefined;
    return (this.filling ??= this.#newFilling(Filling, procedure, ports));
  }

  /**
   * Fetches what fills in, and the first page of questions, while the start page is read; and the rules
   * while the questions are.
   */
  ahead(): void {
    const { procedure } = this.#host;
    if (!procedure || !this.isReady) return;
    if (!this.filling) {
      this.fill().then(
        () => this.#host.requestUpdate(),
        () => undefined,
      );
      return;
    }
    const { step } = this.filling;
    if (pageIdOf(step) !== undefined) loadRulesAhead(procedure);
    const first = step === 'start' && this.filling.journey[0];
    if (first) loadStep(procedure, pageStep(first.id))?.catch(() => undefined);
  }

  /** Begins with answers of the profile, which the person wanted; undefined: without them. */
  takeProfile(profile: Prefill | undefined): void {
    this.#fromProfile = profile;
    this.filling?.takeProfile(profile);
  }

  #newFilling(Begun: typeof Filling, procedure: Procedure, ports: Ports): Filling {
    this.notLoaded = false;
    const { storage } = this.#host;
    const ifCurrent = (tell: () => void): void => {
      if (this.filling === filling) tell();
    };
    const filling: Filling = new Begun(procedure, ports, {
      keeps: storage !== 'none',
      now: () => this.#host.now(),
      prefill: () => this.#host.prefill,
      onChange: () => ifCurrent(() => this.#host.requestUpdate()),
      onMove: () => ifCurrent(() => this.#events.onMove(filling)),
      onDraft: (change) => ifCurrent(() => this.#events.onDraft(change)),
      onStopped: () => ifCurrent(() => this.#events.onStopped()),
    });
    if (this.#fromProfile) filling.takeProfile(this.#fromProfile);
    return filling;
  }
}
