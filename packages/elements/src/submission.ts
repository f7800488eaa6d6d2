import type { Answers, Draft } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { Confirming, isAwaited } from './confirming.ts';
import type { LanguageTag } from './language.ts';
import type { SignRequest } from './pages/sign-events.ts';
import type {
  CertificateOffer,
  HandOverOffer,
  OpenedSubmission,
  PendingSignature,
  Ports,
  Sending,
  Signature,
  Signed,
  SubmitOutcome,
} from './ports.ts';
import { TakenBack } from './taken-back.ts';
import { bindingLanguage } from './words/binding.ts';
import { drawingFailures } from './words/drawing-failures.ts';
import { addFailureWords } from './words/failures.ts';

export { sendQueued } from './handing-in.ts';
export * as news from './words/submission-news.ts';

addFailureWords(drawingFailures);

/** Certificates that somebody chooses from before signing. */
export interface Offered {
  signer: string;
  certificates: readonly CertificateOffer[];
  /** Language of the warnings. */
  lang: LanguageTag;
}

/** Bytes that arrived, of how many. */
export interface Sent {
  bytes: number;
  of: number;
  isPaused: boolean;
}

/** The PDF that comes of the answers: drawn, then signed by one person after another. */
export class Submission {
  /** With the signatures made so far; undefined until it is drawn. */
  pdf: Uint8Array | undefined;
  signatures: ReadonlyMap<string, Signature> = new Map();
  /** A signature that is being made elsewhere. */
  pending: PendingSignature | undefined;
  offered: Offered | undefined;
  /** How far it is on its way to the portal, when it goes in pieces; kept while it is paused. */
  sent: Sent | undefined;
  /** The code under which the next one opens it as it is now. */
  handOver: HandOverOffer | undefined;
  /** Of whoever confirms instead of signing. */
  confirming: Confirming;
  /** What they confirmed before they changed an answer. */
  readonly takenBack: TakenBack;

  readonly #procedure: Procedure;
  readonly #ports: Ports;
  #createdAt: string | undefined;
  #waiting: AbortController | undefined;
  #sending: AbortController | undefined;

  constructor(procedure: Procedure, ports: Ports) {
    this.#procedure = procedure;
    this.#ports = ports;
    this.confirming = new Confirming(ports);
    this.takenBack = new TakenBack(ports);
  }

  get isSigned(): boolean {
    return this.signatures.size > 0;
  }

  /** What a draft keeps of it: a PDF that nobody signed or signs is drawn anew. */
  get kept(): Pick<Draft, 'signed' | 'createdAt' | 'pending' | 'awaiting' | 'takenBack'> {
    const { pdf, pending } = this;
    const { awaiting } = this.confirming;
    return {
      ...(pdf && (this.isSigned || pending || awaiting) ? { signed: pdf } : {}),
      ...(pending ? { pending } : {}),
      ...(awaiting ? { awaiting } : {}),
      ...(this.#createdAt === undefined ? {} : { createdAt: this.#createdAt }),
      ...this.takenBack.kept,
    };
  }

  /** The answers changed: what was drawn, signed and confirmed of them no longer holds. */
  outdate(): void {
    // Without this the others could still hand in what the person no longer says.
    const { confirmed } = this.confirming;
    if (confirmed !== undefined) this.takenBack.add([confirmed]);
    this.drop();
  }

  /** Lets go of it here. What was confirmed at the portal stays so. */
  drop(): void {
    this.withdraw();
    // Nobody else signs what no longer holds.
    void this.endHandOver().catch(() => undefined);
    this.confirming = new Confirming(this.#ports);
    this.pdf = undefined;
    this.sent = undefined;
    this.#createdAt = undefined;
    if (this.isSigned) this.signatures = new Map();
  }

  /** Gives up the signature that is being made, and the choice of a certificate. */
  withdraw(): void {
    this.pause();
    this.pending = undefined;
    this.offered = undefined;
  }

  /** Stops asking after the pending signature; {@link finish} goes on. */
  pause(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  /**
   * @param isCurrent whether the answers are still the same once it is drawn
   * @returns false when they changed meanwhile: the drawing is dropped
   */
  async draw(
    answers: Answers,
    files: ReadonlyMap<string, Uint8Array>,
    { createdAt, isCurrent }: { createdAt: string; isCurrent: () => boolean },
  ): Promise<boolean> {
    const pdf = await this.#ports.produce(this.#procedure, answers, { createdAt, files });
    if (!isCurrent()) return false;
    this.pdf = pdf;
    this.#createdAt = createdAt;
    return true;
  }

  /** @returns false when the PDF was dropped meanwhile, and the signature with it */
  async sign({ signer, method, input }: SignRequest): Promise<boolean> {
    const { pdf } = this;
    if (!pdf) return false;
    const outcome = await this.#ports.sign(pdf, signer, method, input);
    if (this.pdf !== pdf) return false;
    this.withdraw();
    if ('pending' in outcome) this.pending = outcome.pending;
    else if ('offers' in outcome)
      this.offered = {
        signer: signer.id,
        certificates: outcome.offers,
        lang: bindingLanguage(),
      };
    else this.#add(signer.id, outcome);
    return true;
  }

  /**
   * Waits for the pending signature.
   * @returns false when it was given up meanwhile
   */
  async finish(): Promise<boolean> {
    const { pdf, pending } = this;
    if (!pdf || !pending || !this.#ports.awaitSignature) return false;
    this.pause();
    const waiting = new AbortController();
    this.#waiting = waiting;
    try {
      const signed = await this.#ports.awaitSignature(pending, waiting.signal);
      if (waiting.signal.aborted) return false;
      this.withdraw();
      this.#add(pending.signer, signed);
      return true;
    } catch (error) {
      if (waiting.signal.aborted) return false;
      this.withdraw();
      throw error;
    }
  }

  #add(signer: string, { pdf, signature }: Signed): void {
    this.pdf = pdf;
    // What waits under the code lacks this signature.
    void this.endHandOver().catch(() => undefined);
    this.signatures = new Map([...this.signatures, [signer, signature]]);
  }

  /** Lets the portal keep the PDF for the next signer, under a code. */
  async offerHandOver(): Promise<void> {
    const { pdf } = this;
    const offer = pdf && (await (await this.#ports.handOver?.())?.offer(pdf));
    if (this.pdf === pdf) this.handOver = offer;
  }

  /** The code opens nothing any more. */
  async endHandOver(): Promise<void> {
    const { handOver } = this;
    this.handOver = undefined;
    if (handOver) await (await this.#ports.handOver?.())?.close(handOver.code);
  }

  /** @see Confirming.begin */
  async beginConfirmation(): Promise<SubmitOutcome | undefined> {
    return this.#confirming((confirming, pdf) => confirming.begin(pdf));
  }

  /** @see Confirming.answer */
  async confirm(answer: string): Promise<SubmitOutcome | undefined> {
    return this.#confirming((confirming, pdf) => confirming.answer(pdf, answer));
  }

  /** @see Confirming.takeBack */
  async takeBackConfirmation(): Promise<SubmitOutcome | undefined> {
    return this.#confirming((confirming, pdf) => confirming.takeBack(pdf));
  }

  async #confirming(
    work: (confirming: Confirming, pdf: Uint8Array) => Promise<SubmitOutcome | undefined>,
  ): Promise<SubmitOutcome | undefined> {
    const { pdf } = this;
    const outcome = pdf && (await work(this.confirming, pdf));
    // What was handed in is what the receipt is for, whatever happened here meanwhile.
    if (outcome && 'receipt' in outcome) this.pdf = pdf;
    return this.pdf === pdf ? outcome : undefined;
  }

  /**
   * @param onPaper nobody signed: the print is brought, signed by hand
   * @param onProgress told when {@link sent} changed
   * @returns undefined when there is nothing to hand in
   */
  async submit(onPaper: boolean, onProgress: () => void): Promise<SubmitOutcome | undefined> {
    const { pdf } = this;
    if (!pdf) return undefined;
    const sending = new AbortController();
    this.#sending = sending;
    const told: Sending = {
      signal: sending.signal,
      onProgress: (bytes, of) => {
        if (sending.signal.aborted) return;
        this.sent = { bytes, of, isPaused: false };
        onProgress();
      },
    };
    const sent = onPaper ? this.#ports.submitPaper?.(pdf, told) : this.#ports.submit(pdf, told);
    const outcome = await sent?.finally(() => {
      this.#sending = undefined;
      if (sending.signal.aborted) return;
      this.sent = undefined;
    });
    // What was sent is what the receipt is for, whatever happened here meanwhile.
    if (outcome && 'receipt' in outcome) this.pdf = pdf;
    return outcome;
  }

  /** Stops sending for now. What arrived stays, and `submit` goes on with it. */
  pauseSending(): void {
    if (this.sent) this.sent = { ...this.sent, isPaused: true };
    this.#sending?.abort();
  }

  /** Takes what somebody else drew and maybe signed. */
  take({ pdf, createdAt, signatures }: OpenedSubmission): void {
    this.drop();
    this.pdf = pdf;
    this.signatures = signatures;
    this.#createdAt = createdAt;
  }

  /** Goes on with the signatures of a draft, where its PDF can still be read. */
  async resume({ signed, createdAt, pending, awaiting }: Draft): Promise<void> {
    if (!signed) return;
    try {
      this.signatures = await this.#ports.signatures(signed);
      this.pdf = signed;
      this.#createdAt = createdAt;
      this.pending = isPending(pending) ? pending : undefined;
      if (isAwaited(awaiting)) await this.confirming.resume(signed, awaiting);
    } catch {
      // It is drawn and signed anew; the answers are all there.
      this.drop();
    }
  }
}

/** Whether a draft, which an older version may have written, holds a pending signature. */
function isPending(value: unknown): value is PendingSignature {
  if (typeof value !== 'object' || value === null) return false;
  const { signer, method, service, checkCode, expiresAt, input } = value as Record<string, unknown>;
  return (
    [signer, method, service, checkCode, expiresAt].every((text) => typeof text === 'string') &&
    typeof input === 'object' &&
    input !== null
  );
}
