import type { Procedure } from '@tokhai/procedure';
import { sha256Hex } from '@tokhai/procedure';
import { verifyPdf, type Trusted } from '@tokhai/signing';
import { vietnamTime } from './calendar.ts';
import { checkContent } from './check-content.ts';
import { newHandOverCode, readHandOverCode } from './hand-over-code.ts';
import { reason, type Reason } from './reasons.ts';

/** Where submissions lie between two signers, for minutes. */
export interface HandOverStore {
  /**
   * Keeps a PDF, after dropping those that are over.
   *
   * @returns false, and keeps nothing, when all of them together would have more than `maxBytes`
   */
  put(entry: HandOver, limits: { now: Date; maxBytes: number }): Promise<boolean>;
  /** The PDF under a code's hash, at most `maxReads` times and not after it is over. */
  read(codeHash: string, limits: { now: Date; maxReads: number }): Promise<Uint8Array | undefined>;
  remove(codeHash: string): Promise<void>;
}

export interface HandOver {
  /** SHA-256 of the code, hex: whoever reads the store cannot open what lies in it. */
  codeHash: string;
  pdf: Uint8Array;
  expiresAt: Date;
}

export interface HandOverOptions {
  /** Minutes for which a code opens its submission; 30 unless given. */
  minutes?: number;
  /** Most bytes of all submissions on their way together; 200 MB unless given. */
  maxTotalBytes?: number;
}

/** The code under which the next signer opens the submission, or why there is none. */
export type HandOverOffer =
  { code: string; expiresAt: string } | { refused: readonly Reason[] } | { full: true };

export interface HandOvers {
  /**
   * Keeps a submission for the next signer. Only a submission of the desk's procedures is kept, in
   * which nothing was changed and whose signatures, if there are any, all passed.
   */
  offer(pdf: Uint8Array): Promise<HandOverOffer>;
  /** The submission under a code; undefined when there is none, or no longer. */
  open(code: unknown): Promise<Uint8Array | undefined>;
  /** Ends a code: the next signer has the submission, or the sender thought better of it. */
  close(code: unknown): Promise<void>;
}

/**
 * A code is for one person: it ends when that person says that the submission arrived. A network
 * that breaks meanwhile must not cost a walk back to the sender, so it may be read this often.
 */
const maxReads = 3;

/** Hands submissions from one signer to the next by a short-lived code. */
export function createHandOvers(
  store: HandOverStore,
  context: {
    procedures: readonly Procedure[];
    trust: readonly Trusted[];
    now: () => Date;
    options: HandOverOptions;
  },
): HandOvers {
  const { minutes = 30, maxTotalBytes = 200_000_000 } = context.options;
  const hash = (code: string): Promise<string> => sha256Hex(new TextEncoder().encode(code));
  return {
    async offer(pdf) {
      const now = context.now();
      const refused = await objections(pdf, { ...context, now });
      if (refused.length > 0) return { refused };
      const code = newHandOverCode();
      const expiresAt = new Date(now.getTime() + minutes * 60_000);
      const entry = { codeHash: await hash(code), pdf, expiresAt };
      if (!(await store.put(entry, { now, maxBytes: maxTotalBytes }))) return { full: true };
      return { code, expiresAt: vietnamTime(expiresAt) };
    },
    async open(typed) {
      const code = readHandOverCode(typed);
      if (code === undefined) return undefined;
      return store.read(await hash(code), { now: context.now(), maxReads });
    },
    async close(typed) {
      const code = readHandOverCode(typed);
      if (code !== undefined) await store.remove(await hash(code));
    },
  };
}

/** Why a PDF is no submission that somebody else may sign further. */
async function objections(
  pdf: Uint8Array,
  {
    procedures,
    trust,
    now,
  }: { procedures: readonly Procedure[]; trust: readonly Trusted[]; now: Date },
): Promise<Reason[]> {
  const report = await verifyPdf(pdf, { trust: [...trust], at: now, revocation: 'off' });
  const nobodySigned = report.reasons.every(({ code }) => code === 'no-signature');
  if (report.indication !== 'TOTAL-PASSED' && !nobodySigned) {
    return report.reasons.map(({ code, message, field }) => ({
      ...{ code, message, severity: 'error' },
      params: field === undefined ? {} : { field },
    }));
  }
  const content = await checkContent(pdf, report, { procedures, now, units: false });
  if (!content) return [reason('not-a-submission')];
  return content.reasons.filter(({ severity }) => severity === 'error' || severity === 'unknown');
}
