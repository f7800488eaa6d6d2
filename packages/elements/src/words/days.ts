import { language, languageNow } from '../language.ts';

/** A day, YYYY-MM-DD, in words: ngày 27 tháng 11 năm 2026. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  // Browsers say “27 tháng 11, 2026”, which nobody says.
  if (language() === 'vi') return `ngày ${date} tháng ${month} năm ${year}`;
  // A browser that does not know the language would take its own; digits are read in any.
  if (Intl.DateTimeFormat.supportedLocalesOf(languageNow().locale).length === 0) {
    return `${date}/${month}/${year}`;
  }
  const format = new Intl.DateTimeFormat(languageNow().locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
