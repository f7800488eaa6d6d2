/**
 * A key pair made in the browser, with a certificate that a demonstration authority issues on the
 * spot. The private key cannot leave the browser and is forgotten after the signature.
 */
import { PortError } from '@tokhai/elements';
import { fromBase64, postJson, toBase64 } from './post-json.ts';
import type { Words } from './words/words.ts';

/** A signing key and its certificates: DER, the signer's first, then its issuers. */
export interface CertifiedKey {
  privateKey: CryptoKey;
  certificates: Uint8Array[];
}

function certificatesOf(body: unknown): Uint8Array[] {
  const list = (body as { certificates?: unknown } | null)?.certificates;
  if (!Array.isArray(list) || list.length === 0) throw new SyntaxError('no certificates');
  return list.map((text) => fromBase64(String(text)));
}

/**
 * Makes a P-256 key and asks the service at `url` for its certificate.
 * @param holder the signer as the answers name them
 * @throws {PortError} `certificate-failed` when the network fails, `certificate-refused`
 */
export async function certifiedKey(
  url: URL,
  holder: { name: string; identity?: string | undefined },
  words: Words,
): Promise<CertifiedKey> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  try {
    const { status, body } = await postJson(url, {
      publicKey: toBase64(spki),
      ...holder,
    });
    if (status !== 200 && status !== 201) {
      throw new PortError('certificate-refused', words.certificateRefused);
    }
    return { privateKey: keys.privateKey, certificates: certificatesOf(body) };
  } catch (cause) {
    if (cause instanceof PortError) throw cause;
    throw new PortError('certificate-failed', words.certificateFailed, { cause });
  }
}
