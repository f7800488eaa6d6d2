import { issue, type Issue } from '../issue.ts';
import { looksLikeLegacyEncoding } from './legacy-encoding.ts';
import { unprintableCharacter } from './printable.ts';

/**
 * What is wrong with the letters of a text, whatever it says: not NFC (Thông tư
 * 15/2025/TT-BKHCN, TCVN 6909:2001), typed for an old font (TCVN3, VNI), not printable.
 */
export function checkText(value: unknown, { lines = false } = {}): Issue[] {
  if (typeof value !== 'string') return [];
  const found: Issue[] = [];
  if (looksLikeLegacyEncoding(value)) found.push(issue('legacy-encoding'));
  const character = unprintableCharacter(value, { lines });
  if (character !== undefined) found.push(issue('unprintable-character', { character }));
  if (value !== value.normalize('NFC')) found.push(issue('not-nfc'));
  return found;
}
