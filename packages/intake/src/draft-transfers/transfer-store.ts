/** A draft on its way from one device to another. */
export interface Transfer {
  /** 22 characters of base64url: the devices make it of their code, which does not come out of it. */
  id: string;
  /** Who sent it, for the limit on how many one may have on their way. */
  from: string;
  /** Sealed on the device: whoever keeps it cannot read it. */
  sealed: Uint8Array;
  expiresAt: Date;
}

/** Where drafts lie between two devices, for minutes. */
export interface TransferStore {
  /**
   * Keeps one, after dropping those that are over.
   *
   * @returns why it keeps nothing: `exists`, as the id is in use; `too-many` of one sender's are on
   *   their way; or `full`, as all together would have more than `maxBytes`
   */
  put(
    transfer: Transfer,
    limits: { now: Date; maxBytes: number; maxOfOne: number },
  ): Promise<'kept' | 'exists' | 'too-many' | 'full'>;
  /**
   * What waits under an id. Whoever takes it first is the only one who gets it: at most `maxReads`
   * times, for a network that breaks meanwhile, and not after it is over.
   *
   * @param by what the taking device calls itself
   */
  take(
    id: string,
    by: string,
    limits: { now: Date; maxReads: number },
  ): Promise<Uint8Array | undefined>;
  /** Drops what was sent; that it arrived can be asked until it is over. False: it is not theirs. */
  arrived(id: string, by: string, now: Date): Promise<boolean>;
  state(id: string, now: Date): Promise<'waiting' | 'taken' | undefined>;
  remove(id: string): Promise<void>;
}
