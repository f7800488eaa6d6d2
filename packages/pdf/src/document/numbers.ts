/** A4, in points of 1/72 inch (ISO 216). */
export const pageWidth = 595.276;
export const pageHeight = 841.89;

/** Millimetres as points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A number rounded to three decimals: what every engine writes alike. */
export function round(value: number): number {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? 0 : rounded;
}

/** Numbers as operands of a content stream. */
export const operands = (...values: number[]): string =>
  values.map((value) => String(round(value))).join(' ');
