/** Bytes under AES-256-GCM (NIST SP 800-38D). */
export interface Sealed {
  /** 96 bits, drawn anew for each sealing (SP 800-38D, 8.2.2). */
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

/**
 * Seals bytes for one place: opened anywhere else they are refused, so that nobody who can write to
 * the device can swap two answers' files or two procedures' drafts.
 *
 * @param place said again at {@link unseal}, not kept with the bytes
 */
export async function seal(key: CryptoKey, place: string, bytes: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(algorithm(iv, place), key, bytes.slice());
  return { iv, bytes: sealed };
}

/**
 * @throws {DOMException} `OperationError` when the key or the place is another, or the bytes changed
 */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<Uint8Array> {
  return new Uint8Array(
    await crypto.subtle.decrypt(algorithm(sealed.iv, place), key, sealed.bytes),
  );
}

/** A key for {@link seal} that no script can read out, not even ours. */
export function sealingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
}
