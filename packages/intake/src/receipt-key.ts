/** So many hexadecimal digits of the hash on the receipt have to be given: 64 bits. */
const atLeast = 16;

/**
 * Whether somebody has the receipt of a dossier: dossier codes are counted and can be guessed, the
 * SHA-256 of the submission cannot. The first 16 digits are enough; spaces do not count.
 */
export function isReceiptKey(typed: unknown, sha256: string): boolean {
  if (typeof typed !== 'string' || typed.length > 200) return false;
  const digits = typed.replace(/\s+/g, '').toLowerCase();
  return digits.length >= atLeast && digits.length <= 64 && sha256.startsWith(digits);
}
