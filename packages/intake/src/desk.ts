import { vietnamDate } from '@tokhai/answers';
import { sha256Hex, type Procedure } from '@tokhai/procedure';
import type { LegalProfile, RevocationMode, RevocationPort, Trusted } from '@tokhai/signing';
import { knownAgency, type Agency } from './agency.ts';
import { vietnamTime, type Holidays } from './calendar.ts';
import { checkSubmission, isAwaitingPaper, type Checked } from './check-submission.ts';
import type { Permits } from './citizen-routes.ts';
import type { ConfirmationOptions } from './confirm/confirmation.ts';
import type { Confirmations } from './confirm/confirmations.ts';
import { openConfirmations } from './confirm/open-confirmations.ts';
import { countersign, type Countersigning } from './countersign.ts';
import { deleteEvidence } from './delete-evidence.ts';
import type { DossierResult } from './dossier-record.ts';
import { createHandOvers, type HandOverOptions, type HandOvers } from './hand-over.ts';
import { createHandler, type Decision } from './handler.ts';
import { oneStopRecord } from './one-stop.ts';
import { refusedOutright } from './problem.ts';
import { acceptPaper, type PaperAcceptance } from './accept-paper.ts';
import { createQueue } from './queue.ts';
import { writeReceipt, type Receipt } from './receipt.ts';
import type { Renderers } from './renderers.ts';
import { reason } from './reasons.ts';
import { submissionIdentity } from './same-submission.ts';
import type { DeskStore, Dossier } from './store.ts';
import type { Tier } from './verdict.ts';
import type { Uploads } from './uploads/uploads.ts';
import { withdraw } from './withdraw.ts';

export interface DeskOptions {
  /** The forms this desk takes. A form that changed is another one: list both while both run. */
  procedures: readonly Procedure[];
  /** Root certificates (DER) whose certificates citizens may sign with. */
  trust: readonly Trusted[];
  store: DeskStore;
  /**
   * What revocation means: `prefer` unless given, which refuses certificates known to be revoked;
   * `require` refuses those of unknown status too.
   */
  revocation?: RevocationMode;
  /** Asks issuers about revocation, e.g. {@link revocationClient}. Nobody is asked unless given. */
  fetchRevocation?: RevocationPort;
  /** How old a statement about revocation may be, in milliseconds; see {@link verifyPdf}. */
  revocationFreshness?: number;
  /** Legal profiles in place of the built-in ones; see `verifyPdf` of `@tokhai/signing`. */
  profiles?: readonly LegalProfile[];
  /** Root certificates for timestamps alone, DER; those of `trust` then count for signers alone. */
  timestampTrust?: readonly Trusted[];
  /** Older versions of the printer, for submissions made before the portal changed over. */
  renderers?: Renderers;
  /**
   * The agency, or only the first part of its dossier codes, e.g. `000.00.53.H48`; `DEMO` unless
   * given. A desk with `officialTrust` has to be told whose certificates seal for it.
   */
  agency?: string | Agency;
  /** Days off besides Saturday and Sunday, YYYY-MM-DD, from which time limits are counted. */
  holidays?: Holidays;
  /** The clock; the system's unless given. */
  now?: () => Date;
  /** Largest submission in bytes; 25 MB unless given. */
  maxBytes?: number;
  /** Longest time in which a submission has to arrive, in milliseconds; two minutes unless given. */
  maxBodyMs?: number;
  /** Submissions that may wait while one is checked; 32 unless given. More are told to come again. */
  maxWaiting?: number;
  /**
   * What the desk takes; only `signed` unless given. With `paper` whoever has no digital signature
   * hands in the unsigned submission and brings its print, signed by hand.
   */
  accepts?: readonly Tier[];
  /**
   * Lets whoever is logged in confirm a submission instead of signing it (`confirmed` in `accepts`).
   * That is no signature: see {@link ConfirmationOptions.takes}.
   */
  confirmation?: ConfirmationOptions;
  /**
   * Takes submissions in pieces too (`/uploads`, then `POST /submissions?upload=<id>`), e.g.
   * `resumableUploads` of `@tokhai/intake/uploads`; not unless given.
   */
  uploads?: Uploads;
  /** Lets signers hand a submission on by a short-lived code (`/hand-overs`); not unless given. */
  handOver?: HandOverOptions;
  /**
   * Root certificates (DER) under which officers and agencies sign: in Viet Nam another root than
   * that for citizens. Without any nothing is countersigned.
   */
  officialTrust?: readonly Trusted[];
  /** What whoever has a receipt may do without a login; nothing unless given. */
  permits?: Permits;
  /** Who may see the dossiers (`/officer/…`). Without it nobody may over HTTP. */
  authorize?: (request: Request) => boolean | Promise<boolean>;
  /** Told of defects, e.g. a full disk. Writes to standard error unless given. */
  onError?: (error: unknown) => void;
}

/** The portal's desk: a submission comes in, a verdict and a receipt come out. */
export interface Desk {
  /**
   * Checks a submission and, when it passes, keeps it and gives the receipt. The receipt exists
   * only once the submission is durable. The same PDF again gives the same receipt, and so does
   * the same signed submission in another file.
   *
   * @param tier `signed` unless given; `paper` for an unsigned one whose print will be brought
   * @throws {BusyError} when too many wait, and whatever the store throws
   */
  accept(pdf: Uint8Array, tier?: Exclude<Tier, 'confirmed'>): Promise<Decision>;
  /**
   * Binds a paper that was signed by hand to the answers it was printed from. The officer has
   * compared it; the time limit runs from now.
   *
   * @param code what stands at the foot of the paper, or the dossier code
   * @returns the receipt from now on
   * @throws {DeskError} `unknown-dossier`, `several-dossiers`, `wrong-state`, `not-a-scan`,
   *   `scan-too-large`, `unknown-procedure`
   */
  acceptPaper(code: string, paper: PaperAcceptance): Promise<Receipt>;
  /**
   * `POST /submissions`, `POST /submissions?paper`, `POST /submissions?upload=<id>` with `/uploads`, `GET /submissions/:code/status`, and for officers
   * `GET /officer/submissions`, `…/:code`, `…/:code/pdf`, `…/:code/dossier`, `…/:code/result`,
   * `…/:code/paper`, `…/:code/confirmation`; for whoever has a receipt
   * `POST /submissions/:code/result`, `…/confirmation`, `…/withdrawal`; `POST /hand-overs`, `…/open`,
   * `…/close`; for whoever is logged in `POST /confirmations`, `…/:id`.
   * Never rejects.
   */
  handler: (request: Request) => Promise<Response>;
  /**
   * Signs or seals a dossier for the agency, inside its PDF. Who may ask for it is for the portal.
   *
   * @throws {DeskError}
   */
  countersign(code: string, countersigning: Countersigning): Promise<DossierResult>;
  /**
   * Takes a dossier back for its sender, as long as the agency has not signed it.
   *
   * @param by who asks, as the portal knows them
   * @throws {DeskError} `unknown-dossier`, `wrong-state`
   */
  withdraw(code: string, by: string): Promise<void>;
  /**
   * Deletes what is stored of a dossier's signatures: the verdicts and the sealed confirmation. The
   * PDFs stay. When that may or must be, and who may do it, is for the portal.
   *
   * @param by who deletes it, as the portal knows them; stays in the record
   * @throws {DeskError} `unknown-dossier`, `changed-meanwhile`
   */
  deleteEvidence(code: string, by: string): Promise<void>;
  /** Submissions on their way from one signer to the next; absent unless the options ask for it. */
  handOvers?: HandOvers;
  /** Absent unless the options ask for it. */
  confirmations?: Confirmations;
}

/**
 * @throws {RangeError} for an agency code that cannot begin a dossier code, and for `officialTrust`
 *   without `agency.seals`
 */
export function createDesk(options: DeskOptions): Desk {
  const { store, procedures, trust, maxBytes = 25_000_000 } = options;
  const { now = () => new Date(), maxWaiting = 32, accepts = ['signed'] } = options;
  const officialTrust = options.officialTrust ?? [];
  const agency = knownAgency(options.agency ?? 'DEMO', officialTrust.length > 0);
  if (accepts.includes('confirmed') !== (options.confirmation !== undefined)) {
    throw new RangeError('Give both or none: `confirmed` in accepts, and the option confirmation.');
  }
  const queue = createQueue(maxWaiting);
  const { revocationFreshness } = options;
  const freshness = revocationFreshness === undefined ? {} : { revocationFreshness };

  const check = (pdf: Uint8Array, tier: Tier, at: Date): Promise<Checked> =>
    checkSubmission(pdf, {
      ...{ procedures, trust, now: at, tier },
      ...(options.revocation && { revocation: options.revocation }),
      ...(options.fetchRevocation && { fetchRevocation: options.fetchRevocation }),
      ...freshness,
      ...(options.profiles && { profiles: options.profiles }),
      ...(options.timestampTrust && { timestampTrust: options.timestampTrust }),
      ...(options.renderers && { renderers: options.renderers }),
    });

  async function decide(pdf: Uint8Array, tier: Tier): Promise<Decision> {
    const receivedAt = now();
    const sha256 = await sha256Hex(pdf);
    const before = await store.findByHash(sha256);
    if (before) return sentBefore(before, receivedAt);
    if (!accepts.includes(tier)) {
      const why = reason('tier-not-taken', { tier });
      return { verdict: refusedOutright(why, vietnamTime(receivedAt)) };
    }
    const { verdict, known } = await check(pdf, tier, receivedAt);
    const awaits = tier === 'paper' && isAwaitingPaper(verdict.reasons);
    if ((verdict.indication !== 'passed' && !awaits) || !known) return { verdict };
    const { shortCode } = verdict;
    const identity = await submissionIdentity(verdict.signatures);
    const { dossier, created } = await store.keep({
      agency: agency.code,
      day: vietnamDate(receivedAt),
      receivedAt,
      receipt: writeReceipt(known, sha256, receivedAt, {
        ...(options.holidays && { holidays: options.holidays }),
        ...(awaits && shortCode && { paperCode: shortCode }),
      }),
      state: awaits ? 'awaiting-paper' : 'received',
      verdict,
      pdf,
      ...(identity !== undefined && { identity }),
    });
    if (!created) return sentBefore(dossier, receivedAt);
    return { verdict: dossier.verdict, receipt: dossier.receipt, created };
  }

  function sentBefore({ state, verdict, receipt }: Dossier, receivedAt: Date): Decision {
    if (state !== 'withdrawn') return { verdict, receipt, created: false };
    return { verdict: refusedOutright(reason('withdrawn-before'), vietnamTime(receivedAt)) };
  }

  async function accept(
    pdf: Uint8Array,
    tier: Exclude<Tier, 'confirmed'> = 'signed',
  ): Promise<Decision> {
    if (pdf.length > maxBytes) {
      return { verdict: refusedOutright(reason('too-large', { maxBytes }), vietnamTime(now())) };
    }
    return queue.run(() => decide(pdf, tier));
  }

  const between =
    options.handOver &&
    createHandOvers(store.handOvers, { procedures, trust, now, options: options.handOver });
  const handOvers = between && {
    ...between,
    offer: (pdf: Uint8Array) => queue.run(() => between.offer(pdf)),
  };

  const confirmations =
    options.confirmation &&
    openConfirmations(options.confirmation, {
      ...{ store, agency, officialTrust, now, maxBytes, queue },
      check: (pdf, at) => check(pdf, 'confirmed', at),
      ...(options.holidays && { holidays: options.holidays }),
    });

  const takeBack = (code: string, by: string): Promise<void> =>
    withdraw(store, code, { by, now: now() });

  return {
    accept,
    withdraw: takeBack,
    deleteEvidence: (code, by) => deleteEvidence(store, code, { by, now: now() }),
    acceptPaper: (code, paper) =>
      acceptPaper(code, paper, {
        ...{ store, procedures, maxBytes, now: now() },
        ...(options.holidays && { holidays: options.holidays }),
      }),
    ...(handOvers ? { handOvers } : {}),
    ...(confirmations ? { confirmations } : {}),
    countersign: (code, countersigning) =>
      queue.run(() =>
        countersign(code, countersigning, {
          ...{ store, procedures, trust, officialTrust, agency, now: now() },
          ...(options.revocation && { revocation: options.revocation }),
          ...(options.fetchRevocation && { fetchRevocation: options.fetchRevocation }),
          ...freshness,
          ...(options.profiles && { profiles: options.profiles }),
        }),
      ),
    handler: createHandler({
      accept,
      store,
      withdraw: takeBack,
      oneStop: (dossier) => oneStopRecord(procedures, dossier, agency.code),
      ...(options.uploads ? { uploads: options.uploads } : {}),
      ...(options.permits ? { permits: options.permits } : {}),
      ...(handOvers ? { handOvers } : {}),
      ...(confirmations ? { confirmations } : {}),
      maxBytes,
      maxBodyMs: options.maxBodyMs ?? 120_000,
      maxBodies: maxWaiting,
      ...(options.authorize ? { authorize: options.authorize } : {}),
      onError: options.onError ?? ((error) => console.error(error)),
      checkedAt: () => vietnamTime(now()),
    }),
  };
}
