/** What a personal identification number says beside the place: 12 digits without a check digit. */
export interface IdentityFacts {
  sex: 'nam' | 'nu';
  /** Four digits. */
  birthYear: string;
}

/**
 * Reads a personal identification number: three digits for the place where the birth was
 * registered, one for century and sex (0 and 1: men and women born 1900 to 1999, 2 and 3: 2000 to
 * 2099, and so on), two for the year of birth, six at random (Thông tư 07/2016/TT-BCA).
 */
export function identityFacts(number: string): IdentityFacts | undefined {
  const [, code, year] = /^\d{3}(\d)(\d{2})\d{6}$/u.exec(number) ?? [];
  if (code === undefined || year === undefined) return undefined;
  const century = 19 + Math.floor(Number(code) / 2);
  return { sex: Number(code) % 2 === 0 ? 'nam' : 'nu', birthYear: `${century}${year}` };
}

/**
 * With which answer about the same person a number disagrees. Answers that are not there, or that
 * say something else than `nam` and `nu`, agree with every number.
 *
 * @param birth YYYY, YYYY-MM or YYYY-MM-DD
 */
export function identityContradicts(
  number: string,
  { sex, birth }: { sex: unknown; birth: unknown },
): 'sex' | 'birth' | 'both' | undefined {
  const facts = identityFacts(number);
  if (!facts) return undefined;
  const otherSex = (sex === 'nam' || sex === 'nu') && sex !== facts.sex;
  const year = /^(\d{4})(?:-|$)/u.exec(typeof birth === 'string' ? birth : '')?.[1];
  const otherYear = year !== undefined && year !== facts.birthYear;
  if (otherSex) return otherYear ? 'both' : 'sex';
  return otherYear ? 'birth' : undefined;
}
