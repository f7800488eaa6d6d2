import { languageNow } from '../language.ts';

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
