import { sha256 } from '#native';

/** Digits and letters that are not taken for each other: Crockford's base 32, without I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a code, five bits each. */
const length = 12;

/** What people write for a character of the alphabet. */
const readAs: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/**
 * The short code of a submission, printed at the foot of each page and in the QR code: the first 60
 * bits of the SHA-256 of its to-khai.json, e.g. `7Z4M-0QRS-V2XK`. It stands for the answers, the
 * procedure's version, the moment and the attached files; so a sheet of paper can be held against
 * the electronic dossier (Nghị định 137/2024/NĐ-CP asks for a code on such a print).
 *
 * @param json the bytes of the embedded to-khai.json
 */
export async function shortCode(json: Uint8Array<ArrayBuffer>): Promise<string> {
  return codeOf(await sha256(json));
}

/** The short code out of the SHA-256 of to-khai.json. */
export function codeOf(digest: Uint8Array): string {
  let code = '';
  for (let i = 0; i < length; i += 1) {
    let value = 0;
    for (let bit = 5 * i; bit < 5 * i + 5; bit += 1) {
      value = 2 * value + ((digest[bit >> 3]! >> (7 - (bit % 8))) & 1);
    }
    if (i > 0 && i % 4 === 0) code += '-';
    code += alphabet[value]!;
  }
  return code;
}

/**
 * A short code as somebody copied it from paper, or as a scanner read it: any case, with or without
 * hyphens, spaces and the QR code's prefix, O for 0 and I or L for 1.
 *
 * @returns the code as it is printed; undefined when it is none
 */
export function readShortCode(typed: string): string | undefined {
  if (typed.length > 100) return undefined;
  const plain = typed
    .trim()
    .toUpperCase()
    .replace(/^TK1:/u, '')
    .replace(/[\s–-]/gu, '')
    .replace(/[ILO]/gu, (letter) => readAs[letter]!);
  if (plain.length !== length || [...plain].some((one) => !alphabet.includes(one))) {
    return undefined;
  }
  return plain.match(/.{4}/gu)!.join('-');
}

/** What the QR code says: the code after a prefix that tells what it is. */
export function qrText(code: string): string {
  return `TK1:${code.replaceAll('-', '')}`;
}
