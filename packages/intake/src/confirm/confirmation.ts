/** Tier B: people who are logged in confirm a submission, and the agency seals that it was so. */
import type { Procedure } from '@tokhai/procedure';
import type { Signer } from '@tokhai/signing';

/** Whoever is logged in, as the portal knows for certain. */
export interface ConfirmingPerson {
  /** The portal's own name for the account; the same at each login. */
  account: string;
  /** Full name as the identity provider gives it. */
  name: string;
  /** Personal identification number as the identity provider gives it. */
  identity: string;
  login: {
    /** How the person proved who they are, e.g. `VNeID, mức 2`. */
    method: string;
    at: Date;
  };
}

/** What the second step is asked for. */
export interface SecondStep {
  /** Of this one confirmation; the port keeps what it sent under it. */
  id: string;
  /** Title of the procedure, for the message to the person. */
  title: string;
  /** Short code of the document, also on the person's screen: both have to be the same. */
  checkCode: string;
  expiresAt: Date;
}

/** The login and the second step, which only the portal has. */
export interface ConfirmationPort {
  /**
   * Who is logged in, out of the portal's own session; undefined when nobody is. Nothing that the
   * page itself sends may count.
   */
  person(request: Request): Promise<ConfirmingPerson | undefined>;
  /**
   * Asks the person by a way of its own, e.g. sends a one-time code to the phone known to the identity
   * provider. How often one account may be asked in a day is for the port to bound.
   *
   * @returns what the way is called (kept as evidence) and where to look, e.g. `số máy *** 123`
   */
  ask(person: ConfirmingPerson, step: SecondStep): Promise<{ method: string; hint?: string }>;
  /** Whether the answer is right. The desk counts the attempts; compare in constant time. */
  check(person: ConfirmingPerson, answer: { id: string; answer: string }): Promise<boolean>;
}

export interface ConfirmationOptions {
  port: ConfirmationPort;
  /** Seals the record; its certificate has to be one that `agency.seals` names. */
  sealer: Signer;
  /**
   * The procedures that may be confirmed instead of signed: those whose own law takes another
   * confirmation than a signature (Luật Giao dịch điện tử 20/2023/QH15, Điều 22 khoản 4).
   */
  takes: (procedure: Procedure) => boolean;
  /** Minutes for the second step; 5 unless given. */
  minutes?: number;
  /** Wrong answers after which the confirmation has to begin anew; 5 unless given. */
  maxAttempts?: number;
  /** Seconds before the same account may be asked again; 30 unless given. */
  pauseSeconds?: number;
  /** Days for which what somebody confirmed awaits the others who have to; 7 unless given. */
  daysForOthers?: number;
}
