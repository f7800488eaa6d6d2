import { equalBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { hashIdentifier } from '../cms/algorithms.ts';
import { children, der, derInteger, expect, readDer, smallInteger, tag } from '../cms/der.ts';
import { SigningError } from '../error.ts';
import { readToken } from './token.ts';

/** A TimeStampReq (RFC 3161, 2.4.1) that asks for the authority's certificates. */
export function timestampRequest(imprint: Bytes, nonce: Bytes): Bytes {
  return der(
    tag.sequence,
    derInteger(1),
    der(tag.sequence, hashIdentifier('SHA-256'), der(tag.octetString, imprint)),
    der(tag.integer, nonce),
    der(tag.boolean, Uint8Array.of(0xff)),
  );
}

/** A positive INTEGER of eight random bytes, its content. */
export function newNonce(): Bytes {
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  // The first bits decide about sign and minimal length.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

/**
 * The token of a TimeStampResp (RFC 3161, 2.4.2), which must answer this very request.
 *
 * @throws {SigningError} `timestamp-refused`, `timestamp-mismatch`, and those of reading a token
 */
export function timestampResponse(response: Bytes, imprint: Bytes, nonce: Bytes): Bytes {
  const [statusInfo, token] = children(expect(readDer(response), tag.sequence));
  const status = smallInteger(children(expect(statusInfo, tag.sequence))[0]);
  if (status > 1 || token === undefined)
    throw new SigningError(
      'timestamp-refused',
      `The timestamping authority refused (status ${status}). Ask it why, or use another one.`,
    );
  const { hash, imprint: stamped, nonce: answered } = readToken(token);
  const ours =
    hash === 'SHA-256' &&
    equalBytes(stamped, imprint) &&
    answered !== undefined &&
    equalBytes(answered, nonce);
  if (!ours)
    throw new SigningError(
      'timestamp-mismatch',
      'The timestamp answers another request. Ask again, or use another authority.',
    );
  return token.raw;
}
