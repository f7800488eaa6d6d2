/** Vietnam keeps UTC+7 all year (no daylight saving time since 1975). */
const vietnamOffset = 7 * 60 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

/** Days on which an agency rests besides Saturday and Sunday, each as YYYY-MM-DD. */
export type Holidays = ReadonlySet<string>;

/** An instant with the clock of Vietnam: `2026-11-22T08:30:00+07:00`. */
export function vietnamTime(instant: Date): string {
  return `${new Date(instant.getTime() + vietnamOffset).toISOString().slice(0, 19)}+07:00`;
}

/**
 * The last day of a time limit counted in working days.
 *
 * The day of the receipt is not counted: the count begins on the day after it (Bộ luật Dân sự 2015,
 * Điều 147 khoản 2). Working days are Monday to Friday without the given holidays; the state sets
 * them anew for every year, so they are data of the portal.
 *
 * @param date the day of the receipt in Vietnam, YYYY-MM-DD
 * @param workingDays how many, 0 to 365; 0 is the day of the receipt itself
 * @returns YYYY-MM-DD
 * @throws {RangeError} for a date or a number outside of that
 */
export function addWorkingDays(
  date: string,
  workingDays: number,
  holidays: Holidays = new Set(),
): string {
  const start = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isFinite(start)) throw new RangeError('The date must be YYYY-MM-DD.');
  if (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > 365) {
    throw new RangeError('Working days must be a whole number from 0 to 365.');
  }
  let instant = start;
  // A calendar of holidays without gaps would never end: ten years are the bound.
  const end = start + 3660 * day;
  for (let left = workingDays; left > 0 && instant < end;) {
    instant += day;
    if (isWorkingDay(instant, holidays)) left -= 1;
  }
  if (instant >= end) throw new RangeError('The holidays leave too few working days.');
  return new Date(instant).toISOString().slice(0, 10);
}

function isWorkingDay(instant: number, holidays: Holidays): boolean {
  const date = new Date(instant);
  const weekday = date.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date.toISOString().slice(0, 10));
}
