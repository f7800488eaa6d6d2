import { sha256Hex, type Procedure, type SignerPlace } from '@tokhai/procedure';
import { checkCode, type Trusted } from '@tokhai/signing';
import { notSignedNotice, type ConfirmationEvidence } from '@tokhai/signing/confirmation';
import { ownsCertificate, type KnownAgency } from '../agency.ts';
import { vietnamTime } from '../calendar.ts';
import type { Checked } from '../check-submission.ts';
import type { Decision } from '../handler.ts';
import { refusedOutright } from '../problem.ts';
import { byGravity, reason, type Reason } from '../reasons.ts';
import { indicationOf, type Verdict } from '../verdict.ts';
import {
  areAllConfirmed,
  awaited,
  confirmedPlaces,
  inOrder,
  type AwaitedConfirmations,
} from './awaited.ts';
import { checkConfirmer, placesToConfirm } from './check-confirmer.ts';
import type { ConfirmationOptions, ConfirmingPerson } from './confirmation.ts';
import { TakenBack, type GatheredConfirmation, type GatheredStore } from './gathered.ts';
import type { PendingStore } from './pending.ts';
import { checkPerson, maxText, personalConfirmation } from './personal-confirmation.ts';
import {
  checkConfirmation,
  sealConfirmation,
  SealerError,
  type SealedConfirmation,
} from './seal.ts';

/** A second step that was asked for. */
export interface BegunConfirmation {
  id: string;
  /** By which way the person is asked, in the portal's words. */
  method: string;
  hint?: string;
  /** Also in the message to the person: both have to be the same. */
  checkCode: string;
  /** With the clock of Vietnam (RFC 3339). */
  expiresAt: string;
}

/** Why a confirmation does not begin, or does not come about. */
export type Unconfirmed =
  | { refused: Verdict }
  /** The account was asked a moment ago. */
  | { again: number }
  /** There is no such confirmation of this person, it is over, or it had all its attempts. */
  | 'over'
  /** Begun for another document. */
  | 'other-document'
  | { wrong: number };

export interface Confirmations {
  /**
   * Checks a submission that nobody signed, and asks the person for the second step. Whoever confirmed
   * it before learns what became of it; where all have, and the agency could not seal it, it is sealed now.
   */
  begin(
    person: ConfirmingPerson,
    pdf: Uint8Array,
  ): Promise<BegunConfirmation | { awaiting: AwaitedConfirmations } | Decision | Unconfirmed>;
  /**
   * Takes what the person confirms, once the second step was answered; with the last one of those who
   * have to it is a dossier. The same again: the same receipt.
   */
  finish(
    person: ConfirmingPerson,
    pdf: Uint8Array,
    answer: { id: string; answer: string },
  ): Promise<{ awaiting: AwaitedConfirmations } | Decision | Unconfirmed>;
  /**
   * Takes back what the person confirmed, as long as others have to.
   *
   * @param sha256 of the document, hex
   * @returns the dossier that it became meanwhile
   */
  takeBack(person: ConfirmingPerson, sha256: string): Promise<Decision | undefined>;
}

export interface ConfirmationsContext {
  options: ConfirmationOptions;
  pending: PendingStore;
  gathered: GatheredStore;
  agency: KnownAgency;
  officialTrust: readonly Trusted[];
  now: () => Date;
  maxBytes: number;
  /** Checks the submission as one that is confirmed. */
  check(pdf: Uint8Array, now: Date): Promise<Checked>;
  /** What became of the very same bytes before. */
  before(
    sha256: string,
  ): Promise<{ decision: Decision; confirmedBy: readonly string[] } | undefined>;
  /** @throws TakenBack when not everybody stands by what they confirmed any more */
  keep(taken: {
    pdf: Uint8Array;
    sha256: string;
    now: Date;
    known: Procedure;
    verdict: Verdict;
    sealed: SealedConfirmation;
  }): Promise<Decision>;
}

/** A submission that somebody may confirm. */
interface Examined {
  known: Procedure;
  verdict: Verdict;
  /** That have to be confirmed. */
  places: SignerPlace[];
  /** Ids of those that are the person's. */
  own: string[];
  /** What people confirmed before. */
  gathered: GatheredConfirmation[];
  /** Reads what people have confirmed by now. */
  read: () => Promise<GatheredConfirmation[]>;
}

/** The time, and the SHA-256 of the document in hex. */
interface At {
  now: Date;
  sha256: string;
}

export function createConfirmations(context: ConfirmationsContext): Confirmations {
  const { options, pending, gathered: store, agency, officialTrust, maxBytes } = context;
  const { port, sealer, takes, minutes = 5, maxAttempts = 5, pauseSeconds = 30 } = options;
  const { daysForOthers = 7 } = options;
  const refuse = (why: Reason, now: Date): Unconfirmed => ({
    refused: refusedOutright(why, vietnamTime(now)),
  });

  /** Everything that can be known before somebody is asked, and again before it is taken. */
  async function examine(
    person: ConfirmingPerson,
    pdf: Uint8Array,
    { now, sha256 }: At,
  ): Promise<Examined | Unconfirmed> {
    const { verdict, known } = await context.check(pdf, now);
    if (!known || !verdict.answers) return { refused: verdict };
    const { answers } = verdict;
    const places = placesToConfirm(known, answers);
    const read = async (): Promise<GatheredConfirmation[]> =>
      inOrder(known, answers, places, await store.of(sha256, now));
    const gathered = await read();
    const whose = checkConfirmer(known, answers, person, confirmedPlaces(gathered));
    const judged = judge(known, verdict, whose.reasons, gathered);
    if (judged.indication !== 'passed') return { refused: judged };
    return { known, verdict, own: whose.places, places, gathered, read };
  }

  /** The verdict on what people confirmed, with what an officer has to compare of each. */
  function judge(
    known: Procedure,
    verdict: Verdict,
    found: readonly Reason[],
    gathered: readonly GatheredConfirmation[],
  ): Verdict {
    const confirmed = confirmedPlaces(gathered);
    const reasons = byGravity([
      ...(takes(known) ? [] : [reason('tier-not-taken', { tier: 'confirmed' })]),
      ...found,
      ...gathered.flatMap(
        ({ confirmation: { person } }) =>
          checkConfirmer(known, verdict.answers ?? {}, person, confirmed).reasons,
      ),
      ...verdict.reasons,
    ]);
    return { ...verdict, indication: indicationOf(reasons), reasons };
  }

  /** The dossier that others may have made of it, for those who stand behind it. */
  async function dossierOf(
    person: ConfirmingPerson,
    sha256: string,
    now: Date,
  ): Promise<Decision | Unconfirmed | undefined> {
    const before = await context.before(sha256);
    // Whoever confirmed it, and nobody else, gets the receipt again: the answer was lost on its way.
    if (before?.confirmedBy.includes(person.account)) return before.decision;
    return before && refuse(reason('sent-before'), now);
  }

  /** Puts what all confirmed under the agency's seal, and keeps the dossier. */
  async function seal(
    pdf: Uint8Array,
    { known, verdict }: Examined,
    gathered: readonly GatheredConfirmation[],
    { now, sha256 }: At,
  ): Promise<Decision> {
    const evidence: ConfirmationEvidence = {
      type: 'authenticated-confirmation',
      version: 1,
      notice: notSignedNotice,
      confirmations: gathered.map(({ confirmation }) => confirmation),
      document: {
        sha256,
        bytes: pdf.length,
        procedure: known.id,
        shortCode: verdict.shortCode ?? '',
      },
      agency: agency.code,
    };
    const certificate = sealer.certificates[0] ?? new Uint8Array();
    if (!(await ownsCertificate(agency, certificate))) throw new SealerError();
    const sealed = await sealConfirmation(pdf, evidence, sealer, now);
    const checked = await checkConfirmation(sealed.pdf, { officialTrust, agency, now });
    if (!checked.evidence) throw new SealerError();
    const judged = { ...judge(known, verdict, [], gathered), confirmation: checked.evidence };
    return context.keep({ pdf, sha256, now, known, verdict: judged, sealed });
  }

  /** What becomes of the document once the person confirmed it: with all of them a dossier. */
  async function settle(
    person: ConfirmingPerson,
    pdf: Uint8Array,
    examined: Examined,
    at: At,
  ): Promise<{ awaiting: AwaitedConfirmations } | Decision | Unconfirmed> {
    // Anew: others confirm, and take back, at the same time.
    const gathered = await examined.read();
    // Somebody who has to come before took theirs back.
    if (!hasConfirmed(person, gathered)) return 'over';
    const { places } = examined;
    if (!areAllConfirmed(places, gathered)) return { awaiting: awaited(places, gathered) };
    try {
      return await seal(pdf, examined, gathered, at);
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      return settle(person, pdf, examined, at);
    }
  }

  return {
    async begin(person, pdf) {
      const now = context.now();
      checkPerson(person);
      if (pdf.length > maxBytes) return refuse(reason('too-large', { maxBytes }), now);
      const sha256 = await sha256Hex(pdf);
      const before = await dossierOf(person, sha256, now);
      if (before) return before;
      const examined = await examine(person, pdf, { now, sha256 });
      if (!isExamined(examined)) return examined;
      if (hasConfirmed(person, examined.gathered)) {
        return settle(person, pdf, examined, { now, sha256 });
      }
      const id = newId();
      const idHash = await hashOf(id);
      const expiresAt = new Date(now.getTime() + minutes * 60_000);
      const pausedUntil = new Date(now.getTime() - pauseSeconds * 1000);
      const begun = { idHash, sha256, askedAt: now, expiresAt };
      if (!(await pending.begin(person.account, begun, { now, pausedUntil }))) {
        return { again: pauseSeconds };
      }
      const code = checkCode(fromHex(sha256));
      const { title } = examined.known;
      const asked = await port.ask(person, { id, title, checkCode: code, expiresAt });
      const method = asked.method.slice(0, maxText);
      await pending.asked(person.account, idHash, method);
      const { hint } = asked;
      return {
        ...{ id, method, checkCode: code, expiresAt: vietnamTime(expiresAt) },
        ...(hint === undefined ? {} : { hint }),
      };
    },

    async finish(person, pdf, { id, answer }) {
      const now = context.now();
      checkPerson(person);
      const sha256 = await sha256Hex(pdf);
      const before = await dossierOf(person, sha256, now);
      if (before) return before;
      const idHash = await hashOf(id);
      const attempt = await pending.attempt(person.account, idHash, { now, maxAttempts });
      if (!attempt) return 'over';
      if (attempt.sha256 !== sha256) return 'other-document';
      if (!(await port.check(person, { id, answer }))) return { wrong: attempt.left };
      // One answer, one document: it is used up, whatever comes of it.
      await pending.end(person.account, idHash);
      const examined = await examine(person, pdf, { now, sha256 });
      if (!isExamined(examined)) return examined;
      const confirmation = personalConfirmation(person, attempt, { places: examined.own, now });
      const expiresAt = new Date(now.getTime() + daysForOthers * 86_400_000);
      await store.add(sha256, { confirmation, expiresAt }, now);
      return settle(person, pdf, examined, { now, sha256 });
    },

    async takeBack(person, sha256) {
      checkPerson(person);
      await store.remove(sha256, person.account);
      const before = await context.before(sha256);
      return before?.confirmedBy.includes(person.account) ? before.decision : undefined;
    },
  };
}

function hasConfirmed(
  { account }: ConfirmingPerson,
  gathered: readonly GatheredConfirmation[],
): boolean {
  return gathered.some(({ confirmation }) => confirmation.person.account === account);
}

function isExamined(examined: Examined | Unconfirmed): examined is Examined {
  return typeof examined === 'object' && 'known' in examined;
}

/** 128 random bits: nobody goes on with the confirmation of another session. */
function newId(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
}

function hashOf(id: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(id));
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
