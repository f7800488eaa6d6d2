/** Việt Nam keeps UTC+7 all year. */
const OFFSET = 7 * 60 * 60 * 1000;

/** The calendar day in Việt Nam at an instant, as YYYY-MM-DD. */
export function vietnamDate(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}
