import { languages } from '../language.ts';

/** Most characters in one piece: a voice of Chrome's falls silent in the middle of a longer one. */
const MAX_PIECE = 160;

/**
 * Words as a voice should get them: a date in words, a large number without its dots (a voice reads
 * "1.500" as a fraction), and a number that only names something digit by digit.
 * @param lang language of the voice, a BCP 47 tag
 */
export function speakable(words: string, lang: string): string {
  return words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(
      codes,
      (_, before: string, code: string) => before + [...code.replaceAll(' ', '')].join(' '),
    )
    .replaceAll(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/gu, (all: string, ...parts: string[]) => {
      const [day, month, year] = parts.map(Number);
      return dateWords(all, year!, month!, day!, lang);
    })
    .replaceAll(
      /(^|[^\d.,])(\d{1,3}(?:\.\d{3})+)(?![\d.,]*\d)/gu,
      (_, before: string, number: string) => before + number.replaceAll('.', ''),
    )
    .trim();
}

/**
 * Numbers of papers, telephones and accounts: with a zero or a letter before them, or very long. What stands
 * before is taken along: Safari before 16.4 cannot look back, and would not load this file.
 */
const codes =
  /(^|[^\p{L}\d.,])(0\d{2,}(?: \d{3,})*|\d{9,}|\p{Lu}{1,2}\d{5,})(?![\p{L}\d]|[.,]\d)/gu;

function dateWords(
  written: string,
  year: number,
  month: number,
  day: number,
  lang: string,
): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return written;
  if (lang.startsWith('vi')) return `ngày ${day} tháng ${month} năm ${year}`;
  const { locale } = languages.find(({ tag }) => lang.startsWith(tag)) ?? { locale: lang };
  return date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

/** Words in pieces that a voice reads to their end: at sentences, else at commas, else at spaces. */
export function piecesOf(words: string): string[] {
  const pieces: string[] = [];
  let rest = words.trim();
  while (rest.length > MAX_PIECE) {
    const head = rest.slice(0, MAX_PIECE + 1);
    const end = [/[.!?…។៕](?=\s)/gu, /[,;:–](?=\s)/gu, /\s/gu]
      .map((border) => [...head.matchAll(border)].at(-1)?.index ?? -1)
      .find((index) => index > 0);
    // Khmer writes no spaces between words: such a piece ends anywhere.
    const cut = end === undefined ? MAX_PIECE : end + 1;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
