import { PdfError } from '../error.ts';

/** A second in Vietnamese time (+07:00, no daylight saving). */
export interface Instant {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly time: string;
  /** ISO 8601 with the offset, e.g. 2026-11-22T08:30:00+07:00. */
  readonly iso: string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const offset = 7 * 60 * 60 * 1000;

/** A Date's second in Vietnamese time. */
export function vietnameseInstant(date: Date): Instant {
  const local = new Date(date.getTime() + offset).toISOString();
  const [year, month, day] = [local.slice(0, 4), local.slice(5, 7), local.slice(8, 10)];
  const time = local.slice(11, 19);
  return { year, month, day, time, iso: `${year}-${month}-${day}T${time}+07:00` };
}

/**
 * Reads an ISO 8601 instant with its offset.
 *
 * @throws PdfError `bad-date`
 */
export function readInstant(text: string): Instant {
  const milliseconds = instantPattern.test(text) ? Date.parse(text) : Number.NaN;
  if (!(milliseconds >= Date.UTC(1900, 0, 1) && milliseconds < Date.UTC(9999, 0, 1))) {
    throw new PdfError(
      'bad-date',
      'createdAt is no ISO 8601 instant with an offset, such as 2026-11-22T08:30:00+07:00.',
    );
  }
  return vietnameseInstant(new Date(milliseconds));
}

/** A date as PDF writes it (ISO 32000-1, 7.9.4). */
export function pdfDate({ year, month, day, time }: Instant): string {
  return `D:${year}${month}${day}${time.replaceAll(':', '')}+07'00'`;
}
