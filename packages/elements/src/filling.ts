import type { SubmitOutcome } from './ports.ts';
import { FillingPages } from './filling-pages.ts';
import { submissions } from './steps-later.ts';
import type { SendLater } from './send-later.ts';
import { forgetInTab } from './tab-memory.ts';
import { failureOf, failureWords, refusalsOf } from './words/failures.ts';

type Loaded = NonNullable<typeof submissions.now>;

/**
 * One person filling in one procedure: answers, position, files, signatures. It knows no markup. Here
 * stands what becomes of the answers: they are signed elsewhere and handed in.
 */
export class Filling extends FillingPages {
  /** Tries again and again to send what was handed in without a network; there from then on. */
  #sendLater: SendLater | undefined;

  /** There is something to tell of only once there is a submission. */
  get #news(): Loaded['news'] {
    return submissions.now!.news;
  }

  /** Waits for the signature that is being made elsewhere, if there is one. */
  async awaitSignature(): Promise<void> {
    try {
      if (!(await this.made?.finish())) return;
      this.save();
      this.tell(this.#news.signed());
    } catch (error) {
      if (this.step === 'sign') this.stop([failureOf(error)]);
      else this.save();
    }
  }

  override pause(): void {
    super.pause();
    this.#sendLater?.stop();
  }

  protected override async sendQueued(pdf: Uint8Array): Promise<void> {
    this.sendWhenPossible(pdf);
    await this.#trySending();
  }

  /** What the network lost is sent once it is back; undefined: it waits. */
  sendWhenPossible(pdf: Uint8Array | undefined): void {
    this.queuedPdf = pdf;
    if (!pdf) return this.#sendLater?.stop();
    this.#sendLater ??= new submissions.now!.SendLater(() => void this.#trySending());
    this.#sendLater.wait();
  }

  /** Nobody asked for it just now, so nothing is said while it fails. */
  async #trySending(): Promise<void> {
    if (!this.isQueued) this.#sendLater?.stop();
    else if (!this.busy) await this.handIn(() => this.send(false)).catch(() => undefined);
  }

  /** Sends it; `onPaper`: nobody signed it here, its print is brought. */
  send(onPaper: boolean): Promise<SubmitOutcome | undefined> {
    return this.submission.submit(onPaper, () => this.events.onChange());
  }

  /** Sends it, and shows what came of that. */
  async handIn(send: () => Promise<SubmitOutcome | undefined>): Promise<string | undefined> {
    const outcome = await send();
    // A try that nobody asked for may have come first.
    if (!outcome || this.step === 'done') return undefined;
    this.sendWhenPossible(undefined);
    if ('refused' in outcome) {
      this.stop(refusalsOf(outcome.refused));
      return '';
    }
    this.outcome = outcome;
    forgetInTab(this.draftId);
    this.move('done');
    // Until the paper was taken nothing is final: the answers can still be signed or printed again.
    if (outcome.receipt.paperCode !== undefined) {
      return this.#news.paperSent();
    }
    // The receipt counts: a draft that stays behind is a nuisance, no failure of the submission.
    try {
      const draftId = this.draftId;
      await this.removeDraft(() => this.keeper!.remove(draftId));
    } catch (error) {
      this.saveFailure = failureWords(error);
    }
    return this.#news.submitted();
  }
}
