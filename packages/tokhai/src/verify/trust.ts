import { withTimeout } from '@tokhai/answers';
import { readCertificateFile, SigningError } from '@tokhai/signing/verify';
import { responseBytes, TooLargeError } from '../response-json.ts';

/** Largest file of root certificates, in bytes. */
const maxBytes = 1024 * 1024;
const timeoutMs = 30_000;

/**
 * Fetches the root certificates that a portal trusts.
 *
 * @returns DER of each; undefined when the file cannot be had or is none: then nothing is trusted
 */
export async function fetchTrust(url: URL): Promise<readonly Uint8Array[] | undefined> {
  try {
    return await withTimeout(timeoutMs, async (signal) => {
      const response = await fetch(url, { signal });
      if (!response.ok) return undefined;
      const file = await responseBytes(response, maxBytes);
      return readCertificateFile(new Uint8Array(await file.arrayBuffer()));
    });
  } catch (error) {
    const known = error instanceof SigningError || error instanceof TooLargeError;
    // A network that fails rejects with a TypeError, a time-out with a DOMException.
    if (known || error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}
