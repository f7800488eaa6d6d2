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
  /** The procedure's `$id`. */
  procedure: string;
  title: string;
}

/** The receipt, still without the dossier code that the store gives. */
export function writeReceipt(
  procedure: Procedure,
  sha256: string,
  receivedAt: Date,
  holidays?: Holidays,
): Omit<Receipt, 'code'> {
  const { deadline, contact } = procedure.about;
  return {
    receivedAt: vietnamTime(receivedAt),
    ...(deadline.workingDays === undefined
      ? {}
      : { dueOn: addWorkingDays(vietnamDate(receivedAt), deadline.workingDays, holidays) }),
    deadline: deadline.text,
    contact,
    sha256,
    procedure: procedure.id,
    title: procedure.title,
  };
}
