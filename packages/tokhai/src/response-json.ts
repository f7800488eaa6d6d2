/** A body that is longer than allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * The JSON of a response, of at most `maxBytes` bytes.
 * @throws {TooLargeError} when it is longer
 * @throws {SyntaxError} when it is no JSON
 */
export async function responseJson(response: Response, maxBytes: number): Promise<unknown> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new TooLargeError(`more than ${maxBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
  return JSON.parse(text + decoder.decode()) as unknown;
}
