import { readCertificateFile, SigningError } from '@tokhai/signing';
import { UsageError } from './errors.ts';

/**
 * The certificates of a PEM file, or the one of a DER file, as DER.
 *
 * @throws {UsageError} `no-certificate` when there is none, or one cannot be read
 */
export function readCertificates(bytes: Uint8Array, path: string): Uint8Array[] {
  try {
    return readCertificateFile(bytes);
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw new UsageError(
      'no-certificate',
      `${path} holds no certificate that can be read. Give certificates in PEM.`,
    );
  }
}
