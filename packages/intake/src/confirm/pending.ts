/** Confirmations that await their second step, for minutes; no document and no answer among them. */
export interface PendingConfirmation {
  /** SHA-256 of the confirmation's id, hex: whoever reads the store cannot go on with one. */
  idHash: string;
  /** SHA-256 of the document, hex. */
  sha256: string;
  askedAt: Date;
  expiresAt: Date;
}

/** One an account: a new one ends the one before, so their number is bounded by that of people. */
export interface PendingStore {
  /**
   * Begins one, after dropping those that are over.
   *
   * @returns false, and changes nothing, when the account began one after `pausedUntil`
   */
  begin(
    account: string,
    pending: PendingConfirmation,
    limits: { now: Date; pausedUntil: Date },
  ): Promise<boolean>;
  /**
   * Counts one attempt at the account's confirmation, before its answer is looked at.
   *
   * @returns undefined when there is no such one, it is over, or it had all its attempts
   */
  attempt(
    account: string,
    idHash: string,
    limits: { now: Date; maxAttempts: number },
  ): Promise<(PendingConfirmation & { method: string; left: number }) | undefined>;
  /** Notes by which way the person was asked. */
  asked(account: string, idHash: string, method: string): Promise<void>;
  end(account: string, idHash: string): Promise<void>;
}
