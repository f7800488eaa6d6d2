import { codeOf } from '@tokhai/pdf/short-code';

/** Iterations of PBKDF2 with SHA-256, as OWASP asks for (Password Storage Cheat Sheet, 2023). */
const iterations = 600_000;

/** What the keys are for; another version of the way they are made would give others. */
const purpose = 'to-khai-draft-transfer/1';

/** What two devices make of the code that both know, and the portal does not. */
export interface TransferKeys {
  /** Names the draft at the portal: 128 bits in base64url. */
  id: string;
  /** Seals the draft. */
  key: CryptoKey;
}

/** 60 random bits, e.g. `7K2M-94QD-XW0B`: few enough to be typed, too many to be tried. */
export function newTransferCode(): string {
  return codeOf(crypto.getRandomValues(new Uint8Array(8)));
}

/**
 * Neither of the two tells anything about the other, or about the code: PBKDF2 makes each guess of
 * it dear, HKDF keeps the two apart. The salt is the same for everybody, as both devices have to
 * know it and have nothing but the code; the code itself is used once.
 *
 * @param code in its one writing, as `readShortCode` gives it
 */
export async function transferKeys(code: string): Promise<TransferKeys> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { subtle } = crypto;
  const typed = await subtle.importKey('raw', bytes(code), 'PBKDF2', false, ['deriveBits']);
  const stretched = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(purpose), iterations },
    typed,
    256,
  );
  const root = await subtle.importKey('raw', stretched, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const part = (info: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: bytes(info),
  });
  const [id, key] = await Promise.all([
    subtle.deriveBits(part('id'), root, 128),
    subtle.deriveKey(part('key'), root, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ]);
  return { id: toBase64Url(new Uint8Array(id)), key };
}

/** 128 random bits in base64url, for a device to call itself by. */
export function randomName(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
