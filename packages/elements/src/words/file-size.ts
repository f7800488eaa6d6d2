import { language } from '../language.ts';

/** A size for people: 850 kB, 1,2 MB (powers of ten, as phones show them). */
export function fileSize(bytes: number): string {
  const mega = bytes >= 1_000_000;
  const amount = bytes / (mega ? 1_000_000 : 1000);
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: mega ? 1 : 0 });
  return `${number.format(mega ? amount : Math.ceil(amount))} ${mega ? 'MB' : 'kB'}`;
}
