import { readCertificateFile, SigningError } from '@tokhai/signing';
import { UsageError } from './errors.ts';
import { readInput } from './files.ts';
import { limits } from './limits.ts';

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

/**
 * The root certificates that `--trust` names, as DER.
 *
 * @throws {UsageError} `missing-option`, `no-certificate` or `unreadable-file`
 */
export async function readTrust(files: readonly string[] | undefined): Promise<Uint8Array[]> {
  if (!files) throw new UsageError('missing-option', 'The option --trust is missing.');
  const trust: Uint8Array[] = [];
  for (const file of files)
    trust.push(...readCertificates(await readInput(file, limits.certificates), file));
  return trust;
}
