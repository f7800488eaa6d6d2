/**
 * A label inside a sentence: "Họ và tên" becomes "họ và tên". Abbreviations keep their capitals:
 * "UBND xã" stays.
 */
export function inSentence(label: string): string {
  const [first = '', second = ''] = label;
  return second === second.toUpperCase() && second !== second.toLowerCase()
    ? label
    : first.toLowerCase() + label.slice(first.length);
}
