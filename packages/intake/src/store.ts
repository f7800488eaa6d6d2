import type { GatheredStore } from './confirm/gathered.ts';
import type { PendingStore } from './confirm/pending.ts';
import type { SealedConfirmation } from './confirm/seal.ts';
import type { DossierEvent, DossierRecord } from './dossier-record.ts';
import type { HandOverStore } from './hand-over.ts';
import type { Receipt } from './receipt.ts';
import type { Verdict } from './verdict.ts';

/**
 * What has become of a dossier. `awaiting-paper`: nobody signed it, and its print is to be brought
 * signed by hand. `countersigned`: the agency signed or sealed it. `withdrawn`: the
 * sender took it back.
 */
export type DossierState = 'awaiting-paper' | 'received' | 'countersigned' | 'withdrawn';

/** A submission that passed or awaits its paper, about to be kept. */
export interface NewDossier {
  /** Code of the agency, the first part of the dossier code. */
  agency: string;
  /** Day of the receipt in Vietnam, YYYY-MM-DD; dossiers are numbered by it. */
  day: string;
  receivedAt: Date;
  /** The receipt without its dossier code, which the store gives. */
  receipt: Omit<Receipt, 'code'>;
  state: 'received' | 'awaiting-paper';
  verdict: Verdict;
  pdf: Uint8Array;
  /** What no other dossier has, though its file be written otherwise ({@link submissionIdentity}). */
  identity?: string;
  /** Of a submission that was confirmed instead of signed. */
  confirmation?: {
    sealed: SealedConfirmation;
    event: DossierEvent;
    /** Of those who confirmed, each of whom has to stand by it until it is kept. */
    accounts: readonly string[];
  };
}

/** A dossier as it was kept. */
export interface Dossier {
  receipt: Receipt;
  state: DossierState;
  verdict: Verdict;
}

/** One line of the officer's list. */
export interface DossierSummary {
  receipt: Receipt;
  state: DossierState;
  /** Names in the certificates of those who signed, or of those who confirmed. */
  signers: string[];
  /** Codes of the warnings the officer has to look at. */
  warnings: string[];
}

/** Where the desk keeps what it accepted. Every promise resolves only once the data is durable. */
export interface DeskStore {
  /**
   * Keeps a dossier under a new code. The same PDF (by SHA-256), and the same submission (by its
   * identity) in another file, is kept once: sent again, even at the same moment, the dossier of the
   * first time is returned with `created: false`.
   *
   * @throws TakenBack when somebody took back what they confirmed
   */
  keep(dossier: NewDossier): Promise<{ dossier: Dossier; created: boolean }>;
  findByHash(sha256: string): Promise<Dossier | undefined>;
  findByCode(code: string): Promise<Dossier | undefined>;
  /** The PDF as it was received, byte for byte. */
  pdf(code: string): Promise<Uint8Array | undefined>;
  /**
   * The latest first.
   *
   * @param options.limit at most so many, 1 to 200
   * @param options.before only those received before this dossier (its code), for the next page
   * @param options.shortCode only those whose pages bear this code
   */
  list(options?: {
    limit?: number;
    before?: string;
    shortCode?: string;
  }): Promise<DossierSummary[]>;
  /** What is done with dossiers after their receipt. */
  readonly record: DossierRecord;
  /** Submissions on their way from one signer to the next. */
  readonly handOvers: HandOverStore;
  /** Confirmations that await their second step. */
  readonly pending: PendingStore;
  /** Confirmations that await those of others. */
  readonly gathered: GatheredStore;
  close(): Promise<void>;
}

/** A store that cannot be opened or used. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: 'store-in-use' | 'store-not-durable';

  constructor(code: StoreError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
