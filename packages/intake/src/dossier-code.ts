/**
 * Dossier codes as Thông tư 01/2018/TT-VPCP, Điều 19 shapes them:
 * code of the agency, day of the receipt as YYMMDD, number of the day: `000.00.53.H48-220921-0099`.
 */
const shape = /^[A-Z0-9.]{3,30}-\d{6}(\d{2})?-\d{3,8}$/;
const agencyShape = /^[A-Z0-9.]{3,30}$/;

/** Whether a text can be the first part of a dossier code. */
export function isAgencyCode(text: string): boolean {
  return agencyShape.test(text);
}

/**
 * @param agency code of the agency, e.g. `000.00.53.H48`
 * @param date day of the receipt in Vietnam, YYYY-MM-DD
 * @param number counted from 1 on that day
 */
export function dossierCode(agency: string, date: string, number: number): string {
  return `${agency}-${date.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/** A dossier code as somebody typed it, upper-cased and without spaces; undefined if it is none. */
export function readDossierCode(typed: string): string | undefined {
  if (typed.length > 100) return undefined;
  const code = typed.replace(/\s+/g, '').toUpperCase();
  return shape.test(code) ? code : undefined;
}
