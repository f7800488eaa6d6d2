import type { KeyPlace } from './key-map.ts';

/** The day in Vietnam (+07:00, no summer time) of an instant. */
const OFFSET = 7 * 60 * 60 * 1000;

/** A date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as Form.io writes it; what is unknown is zeros. */
export function dateToFormio(value: unknown, shape: KeyPlace['date'] = 'day'): unknown {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(typeof value === 'string' ? value : '');
  if (!match) return value;
  const [, year, month = '00', day = '00'] = match;
  // An instant needs a whole date: an incomplete one stays as it is.
  if (shape === 'iso') return day === '00' ? value : `${year}-${month}-${day}T00:00:00+07:00`;
  return shape === 'day' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

/** The way back of {@link dateToFormio}. Undefined for anything else. */
export function dateFromFormio(
  value: unknown,
  shape: KeyPlace['date'] = 'day',
): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}(-\d{2}){0,2}$/.test(value)) return value;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) {
    const instant = new Date(value);
    if (Number.isNaN(instant.getTime())) return undefined;
    return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
  }
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(value);
  if (!match) return undefined;
  const [, first, second, year] = match;
  const [day, month] = shape === 'month-first' ? [second, first] : [first, second];
  return [year, month, day].filter((part) => part !== '00').join('-');
}
