import type { Answers } from '../json.ts';
import type { ChangedAnswer } from '../migrate.ts';

/** A file of a draft, with its bytes. */
export interface DraftFile {
  /** Hex; the answers refer to the file by it. */
  sha256: string;
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array;
}

/** Answers, position and files of somebody who has not submitted yet. */
export interface Draft {
  /** `$id` of the procedure. */
  procedureId: string;
  answers: Answers;
  /** What was typed but does not make an answer yet. */
  raw?: Record<string, unknown>;
  /** The page the person was on. */
  pageId?: string;
  files: DraftFile[];
  /** ISO 8601 instant. */
  updatedAt: string;
  /** The PDF with the signatures made so far, or as it was confirmed. */
  signed?: Uint8Array;
  /**
   * A signature that somebody makes elsewhere at this moment, as whoever asked for it left it: values
   * of JSON, byte arrays and dates.
   */
  pending?: unknown;
  /** The person confirmed it instead of signing, and others have to: values of JSON. */
  awaiting?: unknown;
  /** SHA-256, in hex, of what they confirmed and no longer say, until the portal knows. */
  takenBack?: readonly string[];
  /** Answers to an older version of the form that have no place in this one, until they are read. */
  changed?: readonly ChangedAnswer[];
  /** Instant printed on the signed PDF, ISO 8601. */
  createdAt?: string;
  /** The person handed it in while there was no network: it is sent as soon as there is. */
  queued?: boolean;
  /** It was begun with answers of the profile, which the person wanted. */
  usesProfile?: boolean;
}

/**
 * Keeps at most one draft a procedure. Saves are done one after another, in the order they were
 * asked for; each takes the draft as it is at the call. A failure rejects with an
 * {@link AnswersError}; the caller still has the answers.
 */
export interface DraftStore {
  /** Where it keeps the drafts: stores of one name, also in other tabs, keep the same ones. */
  readonly name: string;
  /** @throws {AnswersError} `draft-not-loaded` */
  load(procedureId: string): Promise<Draft | undefined>;
  /** @throws {AnswersError} `draft-not-saved` */
  save(draft: Draft): Promise<void>;
  /** @throws {AnswersError} `draft-not-removed` */
  remove(procedureId: string): Promise<void>;
  /**
   * Removes every draft of every procedure.
   * @throws {AnswersError} `draft-not-removed`
   */
  clear(): Promise<void>;
}
