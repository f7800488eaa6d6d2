/** A request under way, as it travels through the browser: nobody but this portal can read it. */
export interface SealedRequest {
  service: string;
  user: string;
  transaction: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Writes and reads sealed requests. */
export interface Seal {
  seal(request: SealedRequest): Promise<string>;
  /** Undefined: it was not sealed here, or was changed. */
  open(text: string): Promise<SealedRequest | undefined>;
}

/** Largest sealed request read, in characters. */
const maxLength = 2048;

/**
 * Seals by AES-256-GCM, so that the server keeps nothing between two calls and any node answers.
 *
 * @param secret 32 bytes, the same on every node
 */
export function createSeal(secret: Uint8Array): Seal {
  const key = crypto.subtle.importKey('raw', new Uint8Array(secret), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return {
    async seal(request) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(request));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, plain);
      return Buffer.concat([iv, Buffer.from(sealed)]).toString('base64url');
    },
    async open(text) {
      if (text.length > maxLength) return undefined;
      const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
      try {
        const iv = bytes.subarray(0, 12);
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv },
          await key,
          bytes.subarray(12),
        );
        return JSON.parse(new TextDecoder().decode(plain)) as SealedRequest;
      } catch {
        return undefined;
      }
    },
  };
}
