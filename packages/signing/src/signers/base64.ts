import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';

/** Base64 with padding (RFC 4648, 4). */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Base64url without padding (RFC 4648, 5), as OAuth 2.0 and PKCE write it. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads Base64, as services write it: line breaks inside are passed over.
 *
 * @throws {SigningError} `remote-bad-answer`
 */
export function fromBase64(text: unknown): Bytes {
  try {
    if (typeof text !== 'string') throw new TypeError('no text');
    const binary = atob(text.replaceAll(/\s/g, ''));
    return toBytes(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  } catch (cause) {
    throw new SigningError(
      'remote-bad-answer',
      'The signing service answered with something that is no Base64. Tell its operator.',
      { cause },
    );
  }
}
