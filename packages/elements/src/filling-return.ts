import { FillingDraft } from './filling-draft.ts';
import { begin } from './steps-later.ts';
import { isRememberedInTab } from './tab-memory.ts';

/**
 * How a form goes on that was away: taken off the page and put back, or on a page that was left and is
 * shown again as the browser kept it. Other tabs may have gone on with the draft meanwhile.
 */
export abstract class FillingReturn extends FillingDraft {
  /** Ends when it is known what became of the draft. */
  #returning: Promise<void> | undefined;

  /** The form is back. */
  async reopen(): Promise<void> {
    if (!this.isAway) return;
    this.isAway = false;
    if (this.isBegun && this.step !== 'done') await this.#comeBack();
    else if (this.step === 'start') {
      await (isRememberedInTab(this.draftId) ? this.resume() : this.findOwn());
    }
    if (this.isAway) return;
    void this.made?.takenBack.tell();
    await this.awaitSignature();
    if (this.queuedPdf && this.isQueued) await this.sendQueued(this.queuedPdf);
  }

  /** Goes on where it was, or with what another tab made of it. */
  async #comeBack(): Promise<void> {
    this.isReturning = true;
    const returning = this.#lookAgain().catch(() => undefined);
    this.#returning = returning;
    await returning;
    // It is away once more, or was.
    if (this.#returning !== returning || this.isAway) return;
    this.isReturning = false;
    this.save();
  }

  async #lookAgain(): Promise<void> {
    // Answers that could not be saved are only here.
    if (!(await this.hold(false)) || this.saveFailure !== '') return;
    const changed = await this.keeper?.changedElsewhere(this.draftId);
    if (changed === undefined || this.isAway) return;
    if (changed) {
      this.made?.drop();
      await this.goOnWith(changed, begin.now!);
    } else {
      this.leaveDraft();
      this.keeper?.letGo();
      this.tellRemoved();
    }
  }
}
