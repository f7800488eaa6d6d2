import { fromLatin1, latin1, toBytes } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { readCertificate } from './cms/certificate.ts';
import { SigningError } from './error.ts';

/** Certificates in one file: a list of licensed authorities has a few dozen. */
const MAX_CERTIFICATES = 200;
const block = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM file (RFC 7468; text around them is passed over), or the one of a DER
 * file.
 *
 * @returns DER of each, in the order of the file
 * @throws {SigningError} `no-certificate` when there is none, when one cannot be read, or beyond 200
 */
export function readCertificateFile(file: Uint8Array): Bytes[] {
  const blocks = Array.from(fromLatin1(file).matchAll(block), ([, base64 = '']) => base64);
  try {
    if (blocks.length > MAX_CERTIFICATES) throw new RangeError('too many certificates');
    const certificates =
      blocks.length === 0
        ? [toBytes(file)]
        : blocks.map((base64) => latin1(atob(base64.replace(/\s/g, ''))));
    return certificates.map((der) => readCertificate(der).der);
  } catch (cause) {
    throw new SigningError(
      'no-certificate',
      'The file holds no certificate that can be read. Give certificates in PEM.',
      { cause },
    );
  }
}
