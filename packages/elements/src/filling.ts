import { FillingPages } from './filling-pages.ts';
import { submissions } from './steps-later.ts';
import type { SendLater } from './send-later.ts';
import { failureOf } from './words/failures.ts';

/**
 * One person filling in one procedure: answers, position, files, signatures. It knows no markup. Here
 * stands what goes on by itself once there is a submission; how it is handed in comes with that.
 */
export class Filling extends FillingPages {
  /** Tries again and again to send what was handed in without a network; there from then on. */
  sendLater: SendLater | undefined;

  /** Waits for the signature that is being made elsewhere, if there is one. */
  async awaitSignature(): Promise<void> {
    try {
      if (!(await this.made?.finish())) return;
      this.save();
      // There is something to tell of only once there is a submission.
      this.tell(submissions.now!.news.signed());
    } catch (error) {
      if (this.step === 'sign') this.stop([failureOf(error)]);
      else this.save();
    }
  }

  override pause(): void {
    super.pause();
    this.sendLater?.stop();
    this.made?.takenBack.pause();
  }

  protected override async sendQueued(pdf: Uint8Array): Promise<void> {
    await submissions.now!.sendQueued(this, pdf);
  }
}
