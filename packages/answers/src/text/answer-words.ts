import type { Question } from '@tokhai/procedure';
import { parseMoney } from '../kinds/money.ts';
import { numberInWords } from './number-words.ts';

/**
 * An answer in words, as forms ask for it beside the digits (ghi bằng chữ): an amount as "Một triệu
 * hai trăm nghìn đồng", a number with its unit, a date as "Ngày mười lăm tháng tám năm một nghìn
 * chín trăm chín mươi". Empty for other kinds, and for what is no amount, number or date.
 *
 * @param value the answer, tidied or as typed
 */
export function answerInWords({ kind, options }: Question, value: unknown): string {
  if (kind === 'date') return capital(dateInWords(value));
  if (kind !== 'number' && kind !== 'money' && kind !== 'computed') return '';
  const number = kind === 'money' && typeof value === 'string' ? parseMoney(value) : value;
  if (typeof number !== 'number') return '';
  const words = numberInWords(number);
  const unit = options.unit ?? (kind === 'money' ? 'đồng' : '');
  return words === '' ? '' : capital(`${words} ${unit}`.trim());
}

/**
 * A date in words; of a partial one, what is known: "tháng tám năm …". The fourth month is "tháng
 * tư"; days are plain numbers (the civil status forms ask for no "mồng").
 */
function dateInWords(value: unknown): string {
  const match = typeof value === 'string' && /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(value);
  if (!match) return '';
  const [, year, month, day] = match;
  const said = [`năm ${numberInWords(Number(year))}`];
  if (month !== undefined) {
    said.unshift(`tháng ${month === '04' ? 'tư' : numberInWords(Number(month))}`);
  }
  if (day !== undefined) said.unshift(`ngày ${numberInWords(Number(day))}`);
  return said.join(' ');
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
