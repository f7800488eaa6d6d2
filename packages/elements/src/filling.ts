import type { SubmitOutcome } from './ports.ts';
import { FillingPages } from './filling-pages.ts';
import { checks, submissions } from './steps-later.ts';
import type { SendLater } from './send-later.ts';
import { forgetInTab } from './tab-memory.ts';
import { codeOf, failureOf, failureWords, refusalsOf } from './words/failures.ts';

type Loaded = NonNullable<typeof submissions.now>;

/**
 * One person filling in one procedure: answers, position, files, signatures. It knows no markup. Here
 * stands what becomes of the answers: they are drawn, signed and handed in.
 */
export class Filling extends FillingPages {
  /** Tries again and again to send what was handed in without a network; there from then on. */
  #sendLater: SendLater | undefined;

  /** There is something to tell of only once there is a submission. */
  get #news(): Loaded['news'] {
    return submissions.now!.news;
  }

  /** Draws the submission for a look at it, when nothing is wrong with the answers. */
  async preview(): Promise<void> {
    if (await this.draw()) {
      this.tell(this.#news.drawn());
    }
  }

  /** Draws the submission and goes on to sign it. */
  async prepare(): Promise<void> {
    // What somebody else filled in is drawn already, and mended by nobody here.
    if (!this.handed && !(await this.draw())) return;
    this.editing = false;
    this.tell('');
    this.move('sign');
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

  /** Gives up the signature that is being made elsewhere, to sign in another way. */
  withdraw(): void {
    this.submission.withdraw();
    this.save();
    this.tell('');
  }

  async submit(): Promise<void> {
    await this.work(this.#news.submitting(), async () => {
      try {
        return await this.handIn(() => this.#send(false));
      } catch (error) {
        const { pdf } = this.submission;
        if (codeOf(error) === 'paused') return this.#news.paused();
        if (pdf && codeOf(error) === 'not-sent') {
          this.queuedPdf = pdf;
          this.#sendWhenPossible();
        }
        throw error;
      }
    });
  }

  /** Announces what nobody signed here: its print is brought, signed by hand. */
  async submitPaper(): Promise<void> {
    await this.work(this.#news.submitting(), () =>
      this.handIn(() => this.#send(true)).catch((error: unknown) => {
        if (codeOf(error) === 'paused') return this.#news.paused();
        throw error;
      }),
    );
  }

  /** Stops sending for now; `submit` goes on with what arrived. */
  pauseSending(): void {
    this.queuedPdf = undefined;
    this.#sendLater?.stop();
    this.submission.pauseSending();
    this.save();
  }

  override pause(): void {
    super.pause();
    this.#sendLater?.stop();
  }

  protected override async sendQueued(pdf: Uint8Array): Promise<void> {
    this.queuedPdf = pdf;
    this.#sendWhenPossible();
    await this.#trySending();
  }

  #sendWhenPossible(): void {
    this.#sendLater ??= new submissions.now!.SendLater(() => void this.#trySending());
    this.#sendLater.wait();
  }

  /** Nobody asked for it just now, so nothing is said while it fails. */
  async #trySending(): Promise<void> {
    if (!this.isQueued) this.#sendLater?.stop();
    else if (!this.busy) await this.handIn(() => this.#send(false)).catch(() => undefined);
  }

  #send(onPaper: boolean): Promise<SubmitOutcome | undefined> {
    return this.submission.submit(onPaper, () => this.events.onChange());
  }

  /** Sends it, and shows what came of that. */
  async handIn(send: () => Promise<SubmitOutcome | undefined>): Promise<string | undefined> {
    const outcome = await send();
    if (!outcome) return undefined;
    this.queuedPdf = undefined;
    this.#sendLater?.stop();
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

  protected async draw(): Promise<boolean> {
    // The check page was shown, so the rules are here.
    const rules = checks.now ?? (await checks.load());
    this.answers = rules.tidyAnswers(this.procedure, this.answers);
    this.issues = rules.validate(this.procedure, this.answers, { today: this.today });
    if (this.issues.length > 0) {
      this.stop([]);
      return false;
    }
    await submissions.load();
    if (this.submission.pdf) return true;
    const { answers } = this;
    return this.work(this.#news.drawing(), async () => {
      this.issues = await rules.validateUnits(this.procedure, answers);
      if (this.issues.length > 0) {
        this.stop([]);
        return undefined;
      }
      const createdAt = this.now().toISOString();
      const files = new Map([...this.files].map(([hash, { bytes }]) => [hash, bytes]));
      const isCurrent = (): boolean => answers === this.answers;
      if (!(await this.submission.draw(answers, files, { createdAt, isCurrent }))) return undefined;
      this.save();
      return '';
    });
  }
}
