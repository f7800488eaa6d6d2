import { msg } from '@lit/localize';
import type { Draft } from '@tokhai/answers';
import { FillingState } from './filling-state.ts';
import { mergedPrefill, type Prefill } from './prefill.ts';
import { begin, changedNotice, draftTransfer, submissions } from './steps-later.ts';
import { isFilledStep, pageIdOf, pageStep, readStep, type Step } from './steps.ts';
import { forgetInTab, isRememberedInTab, rememberInTab } from './tab-memory.ts';
import { failureOf } from './words/failures.ts';

type Known = NonNullable<typeof begin.now>;

/**
 * How a filling begins, goes on and is kept: the draft on this device or in a file, the one tab that
 * fills it in, and the submission of somebody else that is signed here.
 */
export abstract class FillingDraft extends FillingState {
  /** Ends when it is known whether there was a draft, and the form goes on with it where it should. */
  readonly opened: Promise<void>;
  /** Ends when the draft is removed: what is begun meanwhile is a new one. */
  #removal: Promise<unknown> | undefined;

  constructor(...given: ConstructorParameters<typeof FillingState>) {
    super(...given);
    this.opened = this.open();
  }

  /** Waits for the signature that is being made elsewhere, if there is one. */
  abstract awaitSignature(): Promise<void>;

  /** Goes on trying to send what was handed in without a network. */
  protected abstract sendQueued(pdf: Uint8Array): Promise<void>;

  /** Looks for a draft; after a reload goes on where it was. */
  protected async open(): Promise<void> {
    this.handed = isRememberedInTab(this.handedId);
    try {
      if (this.procedure.about.migrations) await this.keeper?.takeOlder(this.procedure);
      this.found = await this.keeper?.load(this.draftId);
      if (this.handed && !this.found) {
        // The submission of somebody else was not kept, or is gone: one's own draft counts again.
        forgetInTab(this.handedId);
        this.handed = false;
        this.found = await this.keeper?.load(this.draftId);
      }
    } catch (error) {
      this.stop([failureOf(error)]);
      return;
    }
    this.draftSavedAt = this.found?.updatedAt;
    if (!this.found || !isRememberedInTab(this.draftId)) {
      void this.#takeBack().catch(() => undefined);
      return this.events.onChange();
    }
    await this.resume();
  }

  /** Tells the portal what was confirmed and changed since, and what could not be told yet. */
  async #takeBack(): Promise<void> {
    const { takenBack } = this.found ?? {};
    if (!takenBack) return;
    await submissions.load();
    this.submission.takenBack.add(takenBack);
  }

  /** Begins with answers of the profile, which the person wanted; undefined: without them. */
  takeProfile(profile: Prefill | undefined): void {
    this.usesProfile = profile !== undefined;
    const known = this.fromPortal();
    this.prefill = profile ? mergedPrefill(known, profile) : known;
  }

  start(): Promise<unknown> {
    return this.goOn(async (known) => {
      await this.opened;
      // What fills in came late, or another tab began one: it is not written over.
      if (!this.isBegun) await this.look().catch(() => undefined);
      if (this.found) return this.events.onMove();
      this.#begin(known);
    });
  }

  /** Goes on with the draft that was found: answers, files, signatures and position. */
  resume(): Promise<unknown> {
    return this.goOn(async (known) => {
      // Another tab may have gone on with it, or removed it; the page before may just have saved it.
      await this.look();
      if (this.found) await this.goOnWith(this.found, known);
    });
  }

  /** Looks what there is of this draft on the device. */
  protected async look(): Promise<void> {
    this.found = await this.keeper?.load(this.draftId);
    this.draftSavedAt = this.found?.updatedAt;
    await this.#takeBack();
  }

  #begin({ firstAnswers }: Known): void {
    this.isBegun = true;
    if (!this.usesProfile) this.takeProfile(undefined);
    this.answers = { ...firstAnswers(this.procedure, this.prefill), ...this.answers };
    const first = this.journey[0];
    this.move(first ? pageStep(first.id) : 'check');
  }

  /** Goes on with a draft out of a file, in the place of the one on this device. */
  openFile(file: Blob): Promise<unknown> {
    return this.openDraft(async () => {
      const { readDraftOf } = await draftTransfer.load();
      return readDraftOf(this.procedure, file);
    });
  }

  /** Resolves when what there is to keep on this device lies there. */
  async settled(): Promise<void> {
    await this.keeper?.settled();
  }

  /** Goes on with a draft from elsewhere, in the place of the one on this device. */
  openDraft(read: () => Promise<Draft>): Promise<unknown> {
    return this.goOn(async (prefill) => this.goOnWith(await read(), prefill));
  }

  protected async goOnWith(
    draft: Draft,
    { lockedAnswers, prefillOf, sameAnswer }: Known,
  ): Promise<void> {
    const { profile } = this.ports;
    if (draft.usesProfile && profile) {
      this.takeProfile(await prefillOf(this.procedure, profile, this.today));
      this.usesProfile = true;
    }
    if (!this.usesProfile) this.takeProfile(undefined);
    // What cannot be changed here may have changed where it comes from.
    const locked = this.handed ? {} : lockedAnswers(this.procedure, this.prefill);
    this.isBegun = true;
    this.answers = { ...draft.answers, ...locked };
    for (const file of draft.files) this.files.set(file.sha256, file);
    if (draft.changed) await changedNotice.load();
    this.changed = draft.changed;
    if (draft.signed && sameAnswer(this.answers, draft.answers)) {
      await submissions.load();
      await this.submission.resume(draft);
    }
    this.found = undefined;
    this.draftSavedAt = undefined;
    this.move(this.stepOf(draft));
    void this.awaitSignature();
    if (draft.queued && this.made?.pdf) void this.sendQueued(this.made.pdf);
  }

  /** Goes on in this tab with what the other tab saved; the other one stops. */
  takeFromOtherTab(): Promise<unknown> {
    return this.goOn(async (known) => {
      await this.look();
      if (this.found) await this.goOnWith(this.found, known);
      else this.#begin(known);
    }, true);
  }

  /**
   * Where somebody opens what another person filled in, or goes on with a draft of another device.
   * @param code under which it waits at the portal, when it is known
   */
  goToCode(step: 'open' | 'receive', code = ''): void {
    this.code = code;
    this.move(step);
  }

  /** Where the draft is sent to another device. */
  goToSend(): void {
    this.sentFrom = this.step;
    this.move('send');
  }

  /** Goes on with the submission that was being signed here for somebody else. */
  resumeHanded(): Promise<unknown> {
    this.handed = true;
    return this.resume();
  }

  /** The submission of somebody else is put aside: it stays on the device, and was saved. */
  protected leaveHanded(): void {
    forgetInTab(this.handedId);
    this.handed = false;
    this.answers = this.own;
    this.isBegun = Object.keys(this.own).length > 0;
    this.submission.drop();
    void this.findOwn();
  }

  /** Looks for a submission of somebody else that was left half done. */
  protected async findHanded(): Promise<void> {
    const found = await this.keeper?.load(this.handedId).catch(() => undefined);
    this.handedSavedAt = found?.updatedAt;
    this.events.onChange();
  }

  /** Looks for a draft of one's own, without going on with it. */
  protected async findOwn(): Promise<void> {
    await this.look().catch(() => undefined);
    this.events.onChange();
  }

  protected goOn(work: (prefill: Known) => unknown, steal = false): Promise<unknown> {
    return (this.checked = this.work('', async () => {
      await this.#removal;
      const [prefill, isHeld] = await Promise.all([begin.load(), this.hold(steal)]);
      if (isHeld) await work(prefill);
      return '';
    }));
  }

  protected async hold(steal: boolean): Promise<boolean> {
    if (this.isAway) return false;
    const { draftId, departures } = this;
    // Of one's own draft, while that of somebody else is shown, what is here is forgotten.
    const onLost = (): unknown =>
      draftId === this.draftId ? this.leaveToOtherTab() : (this.own = {});
    const isHeld = (await this.keeper?.hold(draftId, { steal, onLost })) ?? true;
    if (this.isAway) return false;
    // It was moved: what was asked for before is let go.
    if (departures !== this.departures) return this.hold(steal);
    if (isHeld) this.isElsewhere = false;
    else this.leaveToOtherTab();
    return isHeld;
  }

  protected leaveToOtherTab(): void {
    // Answers that could not be saved are only here: they stay on the screen.
    if (this.saveFailure !== '') return;
    this.isElsewhere = true;
    this.isBegun = false;
    this.answers = {};
    this.files.clear();
    this.made?.drop();
    this.move('start');
  }

  /** Drops this draft, here and on the device, and begins anew. */
  remove(): Promise<void> {
    const draftId = this.draftId;
    return this.forget(() => this.keeper!.remove(draftId));
  }

  /** Drops this draft and every other one on the device: for a device that others use too. */
  wipe(): Promise<void> {
    return this.forget(() => this.keeper!.clear());
  }

  protected async forget(removing: () => Promise<void>): Promise<void> {
    this.leaveDraft();
    try {
      const removal = this.removeDraft(removing);
      this.#removal = removal.catch(() => undefined);
      await removal;
      this.tellRemoved();
    } catch (error) {
      this.stop([failureOf(error)]);
    }
  }

  protected tellRemoved(): void {
    this.tell(msg('Đã xoá bản nháp khỏi máy này.', { id: 'draft-removed' }));
  }

  /** Drops this draft here. */
  protected leaveDraft(): void {
    forgetInTab(this.draftId);
    if (!this.handed) {
      this.isBegun = false;
      this.answers = {};
      this.files.clear();
      this.made?.drop();
      this.found = undefined;
      this.draftSavedAt = undefined;
      this.changed = undefined;
    }
    this.editing = false;
    this.isElsewhere = false;
    this.move('start');
  }

  protected stepOf(draft: Draft): Step {
    const step = readStep(draft.pageId) ?? 'start';
    if (this.handed && !this.made?.pdf) return 'open';
    if (step === 'sign') return this.made?.pdf ? 'sign' : 'check';
    const pageId = pageIdOf(step);
    if (step === 'check' || this.journey.some(({ id }) => id === pageId)) return step;
    const first = this.journey[0];
    return first ? pageStep(first.id) : 'check';
  }

  async removeDraft(removing: () => Promise<void>): Promise<void> {
    if (!this.keeper) return;
    await removing();
    this.keeper.letGo();
    this.events.onDraft('removed');
  }

  override move(step: Step): void {
    if (step === 'start' && this.handed) this.leaveHanded();
    if (step === 'open') void this.findHanded();
    if (this.keeper && isFilledStep(step)) rememberInTab(this.draftId);
    super.move(step);
  }
}
