/**
 * Whether a word is written as a syllable of Vietnamese can be: one onset, one rime, one tone, the
 * stops p, t, c, ch with the sharp or the heavy tone only. Both ways to place a tone (hòa, hoà) hold.
 */
export function isVietnameseSyllable(word: string): boolean {
  const letters = word.toLowerCase().normalize('NFD');
  const tones = letters.match(tone) ?? [];
  const plain = letters.replace(tone, '').normalize('NFC');
  if (tones.length > 1 || !syllable.test(plain)) return false;
  return !/(?:p|t|c|ch)$/u.test(plain) || /[\u0301\u0323]/u.test(tones[0] ?? '');
}

/** Grave, acute, tilde, hook, dot below. */
export const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu;

const onset = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?';

/** Vowels with what may end them. */
const rimes = [
  'a(?:ch|c|i|m|ng|nh|n|o|p|t|u|y)?',
  'ă(?:c|m|ng|n|p|t)',
  'â(?:c|m|ng|n|p|t|u|y)',
  'e(?:c|m|ng|n|o|p|t)?',
  'ê(?:ch|m|nh|n|p|t|u)?',
  'i(?:a|ch|m|nh|n|p|t|u)?',
  'iê(?:c|m|ng|n|p|t|u)',
  'o(?:c|i|m|ng|n|p|t)?',
  'oo(?:c|ng)',
  'oa(?:ch|c|i|m|ng|nh|n|o|p|t|y)?',
  'oă(?:c|m|ng|n|t)',
  'oe(?:n|o|t)?',
  'ô(?:c|i|m|ng|n|p|t)?',
  'ơ(?:i|m|n|p|t)?',
  'u(?:a|c|i|m|ng|n|p|t)?',
  'uâ(?:ng|n|t|y)',
  'uê(?:ch|nh|n)?',
  'uô(?:c|i|m|ng|n|t)',
  'uơ',
  'uy(?:a|ch|nh|n|p|t|u)?',
  'uyê(?:n|t)',
  'ư(?:a|c|i|m|ng|n|t|u)?',
  'ươ(?:c|i|m|ng|n|p|t|u)',
  'y(?:t)?',
  'yê(?:m|ng|n|t|u)',
];

const syllable = new RegExp(`^${onset}(?:${rimes.join('|')})$`, 'u');
