import type { Answers, Draft } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import type { SignRequest } from './pages/sign-page.ts';
import type { Ports, Signature, SubmitOutcome } from './ports.ts';

/** The PDF that comes of the answers: drawn, then signed by one person after another. */
export class Submission {
  /** With the signatures made so far; undefined until it is drawn. */
  pdf: Uint8Array | undefined;
  signatures: ReadonlyMap<string, Signature> = new Map();

  readonly #procedure: Procedure;
  readonly #ports: Ports;
  #createdAt: string | undefined;

  constructor(procedure: Procedure, ports: Ports) {
    this.#procedure = procedure;
    this.#ports = ports;
  }

  get isSigned(): boolean {
    return this.signatures.size > 0;
  }

  /** What a draft keeps of it: a PDF without signatures is drawn anew. */
  get kept(): Pick<Draft, 'signed' | 'createdAt'> {
    return {
      ...(this.isSigned && this.pdf ? { signed: this.pdf } : {}),
      ...(this.#createdAt === undefined ? {} : { createdAt: this.#createdAt }),
    };
  }

  /** The answers changed: what was drawn and signed of them no longer holds. */
  drop(): void {
    this.pdf = undefined;
    this.#createdAt = undefined;
    if (this.isSigned) this.signatures = new Map();
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
    const signed = await this.#ports.sign(pdf, signer, method, input);
    if (this.pdf !== pdf) return false;
    this.pdf = signed.pdf;
    this.signatures = new Map([...this.signatures, [signer.id, signed.signature]]);
    return true;
  }

  /** Undefined: there is nothing to hand in. */
  async submit(): Promise<SubmitOutcome | undefined> {
    const { pdf } = this;
    if (!pdf) return undefined;
    const outcome = await this.#ports.submit(pdf);
    // What was sent is what the receipt is for, whatever happened here meanwhile.
    if ('receipt' in outcome) this.pdf = pdf;
    return outcome;
  }

  /** Goes on with the signatures of a draft, where its PDF can still be read. */
  async resume({ signed, createdAt }: Draft): Promise<void> {
    if (!signed) return;
    try {
      this.signatures = await this.#ports.signatures(signed);
      this.pdf = signed;
      this.#createdAt = createdAt;
    } catch {
      // It is drawn and signed anew; the answers are all there.
      this.drop();
    }
  }
}
