import { askedSigners } from '@tokhai/answers';
import type { SignerPlace } from '@tokhai/procedure';
import { nothing, type TemplateResult } from 'lit';
import type { AwaitedConfirmations } from '../ports.ts';
import { awaitingOthers } from './awaiting-others.ts';
import { checkConfirmAnswer, confirmId, confirmInstead } from './confirm-instead.ts';
import { focusSummary } from './error-summary.ts';
import { signedFile } from './hand-in.ts';
import { handOver } from './hand-over.ts';
import type { PlainSignEvent, SignRequest } from './sign-events.ts';
import { SignPageState } from './sign-page-state.ts';

/** What stands on the sign page beside signing: confirming by a login, and others on other devices. */
export class SignPageOtherwise extends SignPageState {
  /** What some signed and others confirm does not add up. */
  protected get canConfirm(): boolean {
    return this.offersConfirmation && this.signatures.size === 0 && !this.awaiting;
  }

  protected confirmation(): TemplateResult {
    return confirmInstead({
      busy: this.busy || this.pending !== undefined,
      several: this.citizens.filter(({ required }) => required).length > 1,
      loginHref: this.loginHref,
      confirming: this.confirming,
      answer: this.answer,
      error: this.lines.find(({ pointer }) => pointer === `/${confirmId}`)?.words,
      onStart: () => this.fire('confirm-start'),
      onInput: (answer) => {
        this.answer = answer;
      },
      onAnswer: () => void this.#confirm(),
      onEnd: () => this.fire('confirm-end'),
    });
  }

  async #confirm(): Promise<void> {
    const answer = this.answer.replaceAll(/\s/g, '');
    this.lines = checkConfirmAnswer(answer);
    if (this.lines.length === 0) {
      this.dispatchEvent(new CustomEvent('confirm-answer', { bubbles: true, detail: answer }));
      return;
    }
    await this.updateComplete;
    focusSummary(this);
  }

  protected awaitingOthers(awaiting: AwaitedConfirmations): TemplateResult {
    return awaitingOthers({
      awaiting,
      signers: this.citizens,
      answers: this.answers,
      headingLevel: this.headingLevel + 1,
      busy: this.busy,
      onLook: () => this.fire('confirm-start'),
      onTakeBack: () => this.fire('confirm-take-back'),
    });
  }

  /** The file: for the next one to sign while signatures are missing, then to keep. */
  protected handOn(
    download: NonNullable<SignPageState['download']>,
    ready: boolean,
  ): TemplateResult | typeof nothing {
    if (!ready && this.citizens.length > 1) {
      return handOver({
        download,
        headingLevel: this.headingLevel + 1,
        busy: this.busy || this.pending !== undefined,
        confirms: this.awaiting !== undefined,
        ...(this.offersCode ? { onStart: () => this.fire('hand-over-start') } : {}),
        ...(this.handOver ? { offer: this.handOver } : {}),
        onEnd: () => this.fire('hand-over-end'),
      });
    }
    if (this.signatures.size === 0) return nothing;
    return signedFile(download);
  }

  protected get citizens(): SignerPlace[] {
    return askedSigners(this.procedure, this.answers).filter(({ role }) => role !== 'officer');
  }

  protected fire(type: 'sign-request', detail: SignRequest): void;
  protected fire(type: PlainSignEvent): void;
  protected fire(type: string, detail?: SignRequest): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}
