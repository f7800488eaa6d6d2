import { sha256Hex, type Procedure } from '@tokhai/procedure';
import { checkCode, type Trusted } from '@tokhai/signing';
import { notSignedNotice, type ConfirmationEvidence } from '@tokhai/signing/confirmation';
import { ownsCertificate, type KnownAgency } from '../agency.ts';
import { vietnamTime } from '../calendar.ts';
import type { Checked } from '../check-submission.ts';
import type { Decision } from '../handler.ts';
import { refusedOutright } from '../problem.ts';
import { byGravity, reason, type Reason } from '../reasons.ts';
import { indicationOf, type Verdict } from '../verdict.ts';
import { checkConfirmer } from './check-confirmer.ts';
import type { ConfirmationOptions, ConfirmingPerson } from './confirmation.ts';
import type { PendingStore } from './pending.ts';
import { checkConfirmation, sealConfirmation, type SealedConfirmation } from './seal.ts';

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
  /** Checks a submission that nobody signed, and asks the person for the second step. */
  begin(person: ConfirmingPerson, pdf: Uint8Array): Promise<BegunConfirmation | Unconfirmed>;
  /** Takes the submission, once the second step was answered. The same again: the same receipt. */
  finish(
    person: ConfirmingPerson,
    pdf: Uint8Array,
    answer: { id: string; answer: string },
  ): Promise<Decision | Unconfirmed>;
}

export interface ConfirmationsContext {
  options: ConfirmationOptions;
  pending: PendingStore;
  agency: KnownAgency;
  officialTrust: readonly Trusted[];
  now: () => Date;
  maxBytes: number;
  /** Checks the submission as one that is confirmed. */
  check(pdf: Uint8Array, now: Date): Promise<Checked>;
  /** What became of the very same bytes before. */
  before(sha256: string): Promise<{ decision: Decision; confirmedBy?: string } | undefined>;
  keep(taken: {
    pdf: Uint8Array;
    sha256: string;
    now: Date;
    known: Procedure;
    verdict: Verdict;
    sealed: SealedConfirmation;
  }): Promise<Decision>;
}

/** Longest texts of a person that are taken out of a login, in characters. */
const maxText = 200;

export function createConfirmations(context: ConfirmationsContext): Confirmations {
  const { options, pending, agency, officialTrust, maxBytes } = context;
  const { port, sealer, takes, minutes = 5, maxAttempts = 5, pauseSeconds = 30 } = options;
  const refuse = (why: Reason, now: Date): Unconfirmed => ({
    refused: refusedOutright(why, vietnamTime(now)),
  });

  /** Everything that can be known before somebody is asked, and again before it is taken. */
  async function examine(
    person: ConfirmingPerson,
    pdf: Uint8Array,
    now: Date,
  ): Promise<{ known: Procedure; verdict: Verdict; places: string[] } | Unconfirmed> {
    const { verdict, known } = await context.check(pdf, now);
    if (!known || !verdict.answers) return { refused: verdict };
    const whose = checkConfirmer(known, verdict.answers, person);
    const reasons = byGravity([
      ...(takes(known) ? [] : [reason('tier-not-taken', { tier: 'confirmed' })]),
      ...whose.reasons,
      ...verdict.reasons,
    ]);
    const judged = { ...verdict, indication: indicationOf(reasons), reasons };
    if (judged.indication !== 'passed') return { refused: judged };
    return { known, verdict: judged, places: whose.places };
  }

  return {
    async begin(person, pdf) {
      const now = context.now();
      checkPerson(person);
      if (pdf.length > maxBytes) return refuse(reason('too-large', { maxBytes }), now);
      const sha256 = await sha256Hex(pdf);
      if (await context.before(sha256)) return refuse(reason('sent-before'), now);
      const examined = await examine(person, pdf, now);
      if (!isExamined(examined)) return examined;
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
      const before = await context.before(sha256);
      // Whoever confirmed it, and nobody else, gets the receipt again: the answer was lost on its way.
      if (before?.confirmedBy === person.account) return before.decision;
      if (before) return refuse(reason('sent-before'), now);
      const idHash = await hashOf(id);
      const attempt = await pending.attempt(person.account, idHash, { now, maxAttempts });
      if (!attempt) return 'over';
      if (attempt.sha256 !== sha256) return 'other-document';
      if (!(await port.check(person, { id, answer }))) return { wrong: attempt.left };
      // One answer, one document: it is used up, whatever comes of it.
      await pending.end(person.account, idHash);
      const examined = await examine(person, pdf, now);
      if (!isExamined(examined)) return examined;
      const evidence: ConfirmationEvidence = {
        type: 'authenticated-confirmation',
        version: 1,
        notice: notSignedNotice,
        person: { name: person.name, identity: person.identity, account: person.account },
        login: { method: person.login.method, at: vietnamTime(person.login.at) },
        secondStep: { method: attempt.method, askedAt: vietnamTime(attempt.askedAt) },
        confirmedAt: vietnamTime(now),
        document: {
          sha256,
          bytes: pdf.length,
          procedure: examined.known.id,
          shortCode: examined.verdict.shortCode ?? '',
        },
        places: examined.places,
        agency: agency.code,
      };
      const certificate = sealer.certificates[0] ?? new Uint8Array();
      if (!(await ownsCertificate(agency, certificate))) throw new SealerError();
      const sealed = await sealConfirmation(pdf, evidence, sealer, now);
      const checked = await checkConfirmation(sealed.pdf, { officialTrust, agency, now });
      if (!checked.evidence) throw new SealerError();
      const verdict: Verdict = { ...examined.verdict, confirmation: checked.evidence };
      return context.keep({ pdf, sha256, now, known: examined.known, verdict, sealed });
    },
  };
}

/** A defect of the portal: its seal is none, or none of its agency's. */
export class SealerError extends Error {
  override readonly name = 'SealerError';
  readonly code = 'sealer-unsuitable';

  constructor() {
    super(
      'The seal over a confirmation does not hold. Give confirmation.sealer a valid certificate under officialTrust that agency.seals names.',
    );
  }
}

function isExamined(
  examined: { known: Procedure; verdict: Verdict; places: string[] } | Unconfirmed,
): examined is { known: Procedure; verdict: Verdict; places: string[] } {
  return typeof examined === 'object' && 'known' in examined;
}

/** What the record will say about the person has to be there, and to be short plain text. */
function checkPerson({ account, name, identity, login }: ConfirmingPerson): void {
  for (const text of [account, name, identity, login.method]) {
    // eslint-disable-next-line no-control-regex
    if (text.trim() === '' || text.length > maxText || /[\u0000-\u001f\u007f]/.test(text)) {
      throw new TypeError('The login gives an account, a name, a number and a method, each short.');
    }
  }
  if (Number.isNaN(login.at.getTime())) throw new TypeError('The login gives its time.');
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
