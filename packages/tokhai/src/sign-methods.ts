/** The ways to sign that this package brings, by name; `sign.ts` does the work. */
import type { SignMethod } from '@tokhai/elements';
import type { OpeningWords } from './words/opening.ts';

/** Ids of the ways to sign. */
export type SignMethodId = 'p12' | 'certificate';

/**
 * The ways to sign, in the language of `words`; the demonstration's own comes first.
 * @param certified whether a service issues demonstration certificates
 */
export function signMethods(words: OpeningWords, certified: boolean): SignMethod[] {
  const p12 = { id: 'p12', label: words.p12Label, hint: words.p12Hint, needs: 'p12' } as const;
  if (!certified) return [p12];
  const { certificateLabel: label, certificateHint: hint } = words;
  return [{ id: 'certificate', label, hint, needs: 'none' }, p12];
}
