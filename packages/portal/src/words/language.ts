import { cookie } from '../http/cookies.ts';

/** Languages of the portal's own pages; Vietnamese is the one that counts. */
export type Language = 'vi' | 'en';

const cookieName = 'lang';

/**
 * The language that the address asks for, else the one chosen before, else Vietnamese: a form may
 * have more of them than the portal's own pages.
 */
export function chosenLanguage(request: Request): string {
  const asked = new URL(request.url).searchParams.get('lang') ?? cookie(request, cookieName) ?? '';
  return /^[a-z]{2}$/.test(asked) ? asked : 'vi';
}

/** The language of the portal's own pages. */
export function languageOf(request: Request): Language {
  return chosenLanguage(request) === 'en' ? 'en' : 'vi';
}

/** `Set-Cookie` that keeps the language when the address asks for one. */
export function keptLanguage(request: Request): string | undefined {
  if (!new URL(request.url).searchParams.has('lang')) return undefined;
  return `${cookieName}=${chosenLanguage(request)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  vi: new Intl.DateTimeFormat('vi-VN', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  }),
};

/** A day (`YYYY-MM-DD`) or an instant as people write a date, at +07:00. */
export function dateText(value: string, language: Language): string {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00+07:00` : value);
  return Number.isNaN(date.getTime()) ? value : formats[language].format(date);
}

const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** An instant with its time of day, at +07:00. */
export function timeText(value: string, language: Language): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return `${clock.format(date)}, ${dateText(value, language)}`;
}
