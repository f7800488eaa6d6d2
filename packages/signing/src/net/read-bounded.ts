import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { SigningError } from '../error.ts';

/**
 * The body of a response, given up as soon as it is too long.
 *
 * @throws {SigningError} `response-too-large`
 */
export async function readBounded(response: Response, maxBytes: number): Promise<Bytes> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) return concat(...parts);
    size += chunk.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new SigningError(
        'response-too-large',
        `A service answered with more than ${maxBytes} bytes. Check its address.`,
      );
    }
    parts.push(chunk.value);
  }
}
