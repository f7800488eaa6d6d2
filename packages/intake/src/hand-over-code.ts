/** Crockford's Base32: no I, L, O and U, which people take for other characters. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/** A new code of 60 random bits: nobody finds one of those in use by trying. */
export function newHandOverCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  const text = Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** A code as somebody typed it, in its one writing; undefined if it is none. */
export function readHandOverCode(typed: unknown): string | undefined {
  if (typeof typed !== 'string' || typed.length > 40) return undefined;
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== length || [...text].some((one) => !alphabet.includes(one))) return undefined;
  return (text.match(/.{4}/g) ?? []).join('-');
}
