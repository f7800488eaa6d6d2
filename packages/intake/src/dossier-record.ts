/** What is done with a dossier after its receipt, and where that is kept. */
import type { SealedConfirmation } from './confirm/seal.ts';
import type { Receipt } from './receipt.ts';
import type { DossierState } from './store.ts';
import type { SignatureVerdict, Verdict } from './verdict.ts';

/** One line of a dossier's record. Lines are added, never changed. */
export interface DossierEvent {
  /** With the clock of Vietnam (RFC 3339). */
  at: string;
  action: 'countersigned' | 'withdrawn' | 'paper-accepted' | 'confirmed' | 'evidence-deleted';
  /** Who did it, as the portal knows them, e.g. an officer's id; `citizen` for the sender. */
  by: string;
  /** Facts about it: hashes, places, methods. */
  details: Readonly<Record<string, string>>;
}

/** Pages that were signed by hand, as an officer scanned them. */
export interface PaperScan {
  /** Of the bytes, lower-case hexadecimal. */
  sha256: string;
  /** `application/pdf`, `image/jpeg` or `image/png`, by the first bytes. */
  type: string;
  bytes: Uint8Array;
}

/** The submission as the agency signed and sealed it. */
export interface DossierResult {
  /** Of the PDF, lower-case hexadecimal. */
  sha256: string;
  pdf: Uint8Array;
  verdict: ResultVerdict;
}

/** What was found when the countersigned PDF was checked: citizens and agency apart. */
export interface ResultVerdict extends Pick<Verdict, 'indication' | 'reasons' | 'checkedAt'> {
  citizens: readonly SignatureVerdict[];
  agency: readonly SignatureVerdict[];
}

/** A change of a dossier that happens as a whole, with its line in the record. */
export interface DossierChange {
  /** The states in which it may happen. */
  from: readonly DossierState[];
  to: DossierState;
  event: DossierEvent;
  result?: {
    now: DossierResult;
    /** SHA-256 of the result it was made from; absent: there was none. */
    before?: string;
  };
  /** The paper that was brought, and the receipt from then on. */
  paper?: { scan: PaperScan; receipt: Receipt };
  /** Deletes the stored evidence; these verdicts stand where it was. */
  evidence?: { verdict: Verdict; result: ResultVerdict };
}

/** The part of a store that keeps what becomes of dossiers. */
export interface DossierRecord {
  /** @returns false, and changes nothing, when the dossier or its result is another by now */
  change(code: string, change: DossierChange): Promise<boolean>;
  /** The oldest first. */
  events(code: string): Promise<DossierEvent[]>;
  result(code: string): Promise<DossierResult | undefined>;
  scan(code: string): Promise<PaperScan | undefined>;
  /** The submission under the agency's seal over its confirmation. */
  confirmation(code: string): Promise<SealedConfirmation | undefined>;
}
