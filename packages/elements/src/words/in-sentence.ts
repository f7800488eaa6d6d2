import { quoted } from '../translator.ts';

/**
 * A label inside a sentence: "Họ và tên" becomes "họ và tên". Abbreviations keep their capitals:
 * "UBND xã" stays.
 */
export function inSentence(label: string): string {
  const [first = '', second = ''] = label;
  const isShort = second === second.toUpperCase() && second !== second.toLowerCase();
  return quoted(label, isShort ? label : first.toLowerCase() + label.slice(first.length));
}
