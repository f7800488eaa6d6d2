/** Confirmations of documents that several people have to confirm, until the last one has. */
import type { PersonalConfirmation } from '@tokhai/signing/confirmation';

/** What one person confirmed of a document. Of the document itself nothing is kept. */
export interface GatheredConfirmation {
  confirmation: PersonalConfirmation;
  /** When it no longer counts. */
  expiresAt: Date;
}

/** One an account and document; what is over goes when another one comes. */
export interface GatheredStore {
  /**
   * What people confirmed of a document, the earliest first.
   *
   * @param sha256 of the document, hex
   */
  of(sha256: string, now: Date): Promise<GatheredConfirmation[]>;
  /** Keeps one in place of an earlier one of the same account, and drops those that are over. */
  add(sha256: string, gathered: GatheredConfirmation, now: Date): Promise<void>;
  /** Takes back what one account confirmed. */
  remove(sha256: string, account: string): Promise<void>;
}

/** Somebody took back what they confirmed before the dossier was kept. */
export class TakenBack extends Error {
  override readonly name = 'TakenBack';

  constructor() {
    super('A confirmation was taken back: await it again.');
  }
}
