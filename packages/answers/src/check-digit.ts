/** Weights of the first nine digits of a tax code. */
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Whether the tenth digit of a tax code (mã số thuế, NNNNNNNNNN or NNNNNNNNNN-NNN) is the one that
 * follows from the others. The form of the number is law (Thông tư 90/2026/TT-BTC, Điều 5), the way its check
 * digit is made is not published there, but holds for the codes of thousands of companies: so a
 * number that differs is worth a second look, and no more. True for what is no tax code.
 */
export function hasTaxCheckDigit(code: string): boolean {
  if (!/^\d{10}(?:-\d{3})?$/u.test(code)) return true;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return (10 - (sum % 11)) % 10 === Number(code[9]);
}
