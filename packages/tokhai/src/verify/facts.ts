import type { CompleteLanguage } from '@tokhai/elements';
import { html, nothing, type TemplateResult } from 'lit';

/** Terms and what stands for each; an undefined one is left out. */
export function facts(
  pairs: ReadonlyArray<readonly [term: string, value: unknown]>,
): TemplateResult {
  return html`<dl class="tk-facts">
    ${pairs.map(([term, value]) =>
      value === undefined
        ? nothing
        : html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

const locales: Readonly<Record<CompleteLanguage, string>> = { vi: 'vi-VN', en: 'en-GB' };

const timeZone = 'Asia/Ho_Chi_Minh';
const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;

/** An ISO 8601 instant at the clock of Vietnam, to the second, with its zone. */
export function momentText(instant: string, language: CompleteLanguage): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const format = new Intl.DateTimeFormat(locales[language], {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
  });
  return `${format.format(date)} (+07:00)`;
}

/** The day of an instant in Vietnam. */
export function dayText(instant: string, language: CompleteLanguage): string {
  const format = new Intl.DateTimeFormat(locales[language], { ...day, timeZone });
  return format.format(new Date(instant));
}

/** A size in kB or MB, powers of ten. */
export function sizeText(bytes: number, language: CompleteLanguage): string {
  const mega = bytes >= 1_000_000;
  const digits = new Intl.NumberFormat(locales[language], { maximumFractionDigits: mega ? 1 : 0 });
  return mega ? `${digits.format(bytes / 1e6)} MB` : `${digits.format(Math.ceil(bytes / 1000))} kB`;
}
