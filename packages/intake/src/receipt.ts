import { vietnamDate } from '@tokhai/answers';
import type { Contact, Procedure } from '@tokhai/procedure';
import { addWorkingDays, vietnamTime, type Holidays } from './calendar.ts';

/** What the portal gives back for a submission that it accepted. */
export interface Receipt {
  /** The dossier code, by which anybody who knows it can ask for the state. */
  code: string;
  /** When the desk took the submission, with the clock of Vietnam (RFC 3339). */
  receivedAt: string;
  /** Last day of the legal time limit, YYYY-MM-DD; absent where the law counts otherwise. */
  dueOn?: string;
  /** The time limit in the procedure's own words. */
  deadline: string;
  contact: Contact;
  /** SHA-256 of the PDF that was received, in lower-case hexadecimal. */
  sha256: string;
  /**
   * The code on the printed pages, while they are still to be brought, signed by hand. Until then the
   * time limit does not run.
   */
  paperCode?: string;
  /** Somebody who was logged in confirmed it, which is no signature. Absent: it was signed. */
  tier?: 'confirmed';
  /** The procedure's `$id`. */
  procedure: string;
  title: string;
}

/** The receipt, still without the dossier code that the store gives. */
export function writeReceipt(
  procedure: Procedure,
  sha256: string,
  receivedAt: Date,
  {
    holidays,
    paperCode,
    tier,
  }: { holidays?: Holidays; paperCode?: string; tier?: 'confirmed' } = {},
): Omit<Receipt, 'code'> {
  const { deadline, contact } = procedure.about;
  return {
    receivedAt: vietnamTime(receivedAt),
    ...(deadline.workingDays === undefined || paperCode !== undefined
      ? {}
      : { dueOn: addWorkingDays(vietnamDate(receivedAt), deadline.workingDays, holidays) }),
    deadline: deadline.text,
    contact,
    sha256,
    ...(paperCode === undefined ? {} : { paperCode }),
    ...(tier === undefined ? {} : { tier }),
    procedure: procedure.id,
    title: procedure.title,
  };
}
