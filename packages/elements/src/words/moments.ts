import { language, languageNow } from '../language.ts';

/** All times are told as they are in Việt Nam, wherever the reader is. */
const timeZone = 'Asia/Ho_Chi_Minh';

/** An ISO 8601 instant in words of the language shown: 22/11/2026, 15:30. */
export function momentWords(instant: string): string {
  const format = new Intl.DateTimeFormat(languageNow().locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return format.format(new Date(instant));
}

/** A day, YYYY-MM-DD, in words: ngày 27 tháng 11 năm 2026. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  // Browsers say “27 tháng 11, 2026”, which nobody says.
  if (language() === 'vi') return `ngày ${date} tháng ${month} năm ${year}`;
  const format = new Intl.DateTimeFormat(languageNow().locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
