import forge from 'node-forge';
import { fromLatin1, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';

/**
 * Decrypts by the ciphers that PKCS #12 files had until about 2021: 3DES, and RC2 with 40 bits, the
 * key derived with SHA-1 (RFC 7292, appendices B and C). WebCrypto knows neither; node-forge is
 * loaded for such files alone.
 *
 * @param parameters pkcs-12PbeParams, DER
 * @returns undefined when it does not decrypt, or by another cipher
 */
export function decryptLegacy(
  algorithm: string,
  parameters: Uint8Array,
  encrypted: Uint8Array,
  password: string,
): Bytes | undefined {
  try {
    const read = forge.asn1.fromDer(fromLatin1(parameters));
    const { pbe } = forge.pki as unknown as { pbe: PasswordCiphers };
    const cipher = pbe.getCipherForPKCS12PBE(algorithm, read, password);
    cipher.update(forge.util.createBuffer(fromLatin1(encrypted)));
    return cipher.finish() ? latin1(cipher.output.getBytes()) : undefined;
  } catch {
    return undefined;
  }
}

/** What the type declarations of node-forge leave out. */
interface PasswordCiphers {
  getCipherForPKCS12PBE(
    algorithm: string,
    parameters: forge.asn1.Asn1,
    password: string,
  ): forge.cipher.BlockCipher;
}
