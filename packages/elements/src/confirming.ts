import { sha256Hex } from '@tokhai/procedure';
import type {
  AwaitedConfirmations,
  BegunConfirmation,
  ConfirmationPort,
  Ports,
  SubmitOutcome,
} from './ports.ts';
import { codeOf } from './words/failures.ts';

/** Confirming a submission by the account that is logged in, instead of signing it. */
export class Confirming {
  /** The second step that was asked for. */
  begun: BegunConfirmation | undefined;
  /** The person confirmed, and others have to. */
  awaiting: AwaitedConfirmations | undefined;
  /** SHA-256 of what they confirmed, as long as others are awaited. */
  confirmed: string | undefined;

  readonly #ports: Pick<Ports, 'confirmation'>;

  constructor(ports: Pick<Ports, 'confirmation'>) {
    this.#ports = ports;
  }

  /**
   * Asks for the second step; or, after the person confirmed, whether the others have.
   * @returns what the portal answered in place of that
   */
  async begin(pdf: Uint8Array): Promise<SubmitOutcome | undefined> {
    const told = await (await this.#port)?.begin(pdf);
    if (told && 'id' in told) {
      this.begun = told;
      this.awaiting = undefined;
      return undefined;
    }
    return this.#take(pdf, told);
  }

  /** Others are awaited, as a draft says. */
  async resume(pdf: Uint8Array, awaiting: AwaitedConfirmations): Promise<void> {
    this.confirmed = await sha256Hex(pdf);
    this.awaiting = awaiting;
  }

  /** @returns undefined when there was nothing to answer, or others have to confirm yet */
  async answer(pdf: Uint8Array, answer: string): Promise<SubmitOutcome | undefined> {
    if (!this.begun) return undefined;
    const { id } = this.begun;
    try {
      return await this.#take(pdf, await (await this.#port)?.finish(pdf, { id, answer }));
    } catch (error) {
      // A wrong answer, or one that the network lost, is given again.
      if (codeOf(error) === 'confirmation-over') this.begun = undefined;
      throw error;
    }
  }

  /**
   * What the person confirmed no longer counts.
   * @returns the receipt, when the others had confirmed meanwhile
   */
  async takeBack(pdf: Uint8Array): Promise<SubmitOutcome | undefined> {
    const told = this.awaiting && (await (await this.#port)?.takeBack(await sha256Hex(pdf)));
    this.awaiting = this.confirmed = undefined;
    return told;
  }

  get #port(): Promise<ConfirmationPort> | undefined {
    return this.#ports.confirmation?.();
  }

  async #take(
    pdf: Uint8Array,
    told: SubmitOutcome | { awaiting: AwaitedConfirmations } | undefined,
  ): Promise<SubmitOutcome | undefined> {
    this.begun = this.awaiting = this.confirmed = undefined;
    if (!told || !('awaiting' in told)) return told;
    await this.resume(pdf, told.awaiting);
    return undefined;
  }
}

/** Whether a value, of a draft or a portal, says whose confirmations are awaited. */
export function isAwaited(value: unknown): value is AwaitedConfirmations {
  if (typeof value !== 'object' || value === null) return false;
  const { confirmed, missing, until } = value as Record<string, unknown>;
  return (
    [confirmed, missing].every(
      (ids) => Array.isArray(ids) && ids.every((id) => typeof id === 'string'),
    ) && typeof until === 'string'
  );
}
