import type { Signer } from '../signer.ts';

/** A signer from a `.p12` file, with what a person needs to recognise the certificate. */
export interface Pkcs12Signer extends Signer {
  /** The whole distinguished name on one line. */
  readonly subject: string;
  /** Common name. */
  readonly name: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Fetches what opens PKCS #12 files, ahead of need: for a page that loses its network. */
export async function loadPkcs12(): Promise<void> {
  await Promise.all([import('./pkcs12-file.ts'), import('./pkcs12-legacy.ts')]);
}

/**
 * Opens a PKCS #12 file (`.p12`, `.pfx`; RFC 7292). The private key is imported so that it
 * cannot be exported again, and the password is not kept.
 *
 * @param password any text; tried composed (NFC), then decomposed (NFD)
 * @throws {SigningError} `pkcs12-unreadable`, `pkcs12-wrong-password`, `pkcs12-legacy-cipher`,
 * `pkcs12-unsupported`, `pkcs12-no-key`, `pkcs12-no-certificate`
 */
export async function openPkcs12(file: Uint8Array, password: string): Promise<Pkcs12Signer> {
  const { readPkcs12 } = await import('./pkcs12-file.ts');
  return readPkcs12(file, password);
}
