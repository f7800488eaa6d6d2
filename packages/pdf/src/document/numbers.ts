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

const bytesInHex = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0').toUpperCase(),
);

/** A byte as two hexadecimal digits. */
export const hex2 = (byte: number): string => bytesInHex[byte]!;

/** A number below 65 536 as four hexadecimal digits. */
export const hex4 = (value: number): string => bytesInHex[value >> 8]! + bytesInHex[value & 0xff]!;
