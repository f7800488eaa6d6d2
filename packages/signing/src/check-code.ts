import { toBytes, toHex } from './bytes.ts';

/**
 * A short code of what is signed, e.g. `7F3A-9C`, shown on the page and by the service that signs:
 * who compares the two sees that both mean the same document. It is the first three bytes of the
 * digest, so every side works it out by itself and none has to believe another.
 *
 * @param digest what the signer signs, see {@link PreparedSignature.digest}
 */
export function checkCode(digest: Uint8Array): string {
  const hex = toHex(toBytes(digest.subarray(0, 3))).toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}
