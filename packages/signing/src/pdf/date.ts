/** Viet Nam has kept UTC+7 without summer time since 1975, and its papers are dated by it. */
const VIETNAM_OFFSET_MINUTES = 7 * 60;

/** A PDF date (ISO 32000-1, 7.9.4) in Vietnamese time, e.g. `D:20261122143000+07'00'`. */
export function formatPdfDate(date: Date): string {
  const local = new Date(date.getTime() + VIETNAM_OFFSET_MINUTES * 60_000).toISOString();
  return `D:${local.slice(0, 19).replace(/[-:T]/g, '')}+07'00'`;
}

const PATTERN =
  /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)(?:00'?(?:00'?)?)?|([+-])(\d{2})'?(?:(\d{2})'?)?)?$/;

/** The moment a PDF date names; without an offset it counts as UTC. Undefined when it is no date. */
export function parsePdfDate(text: string): Date | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0);
  return new Date(date.getTime() - (match[8] === '-' ? -1 : 1) * offset * 60_000);
}
