import { toBytes } from '../bytes.ts';
import { isSequence } from '../cms/der.ts';
import { isOcspAnswer } from './ocsp.ts';

/**
 * Whether what an address answered can be a statement about revocation at all, and is worth keeping. Who
 * signed it is not looked at, nor into a list, which may be long.
 */
export function isRevocationAnswer(kind: 'ocsp' | 'crl', answer: Uint8Array): boolean {
  if (kind === 'ocsp') return isOcspAnswer(answer);
  try {
    return isSequence(toBytes(answer));
  } catch {
    return false;
  }
}
