import { X509Certificate } from 'node:crypto';
import { UsageError } from './errors.ts';

/**
 * The certificates of a PEM file, or the one of a DER file, as DER.
 *
 * @throws {UsageError} `no-certificate` when there is none, or one cannot be read
 */
export function readCertificates(bytes: Uint8Array, path: string): Uint8Array[] {
  const text = new TextDecoder('latin1').decode(bytes);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    return (blocks ?? [bytes]).map((block) => new Uint8Array(new X509Certificate(block).raw));
  } catch {
    throw new UsageError(
      'no-certificate',
      `${path} holds no certificate that can be read. Give certificates in PEM.`,
    );
  }
}
