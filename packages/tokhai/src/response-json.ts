/** A body that is longer than allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * The body of a response, of at most `maxBytes` bytes.
 * @throws {TooLargeError} when it is longer
 */
export async function responseBytes(response: Response, maxBytes: number): Promise<Blob> {
  const reader = response.body?.getReader();
  const chunks: BlobPart[] = [];
  let size = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new TooLargeError(`more than ${maxBytes} bytes`);
    }
    chunks.push(value);
  }
  return new Blob(chunks);
}

/**
 * The JSON of a response, of at most `maxBytes` bytes.
 * @throws {TooLargeError} when it is longer
 * @throws {SyntaxError} when it is no JSON
 */
export async function responseJson(response: Response, maxBytes: number): Promise<unknown> {
  return JSON.parse(await (await responseBytes(response, maxBytes)).text()) as unknown;
}
