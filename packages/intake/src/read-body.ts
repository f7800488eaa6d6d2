/** Why a body was not read to its end. */
export type BodyProblem = 'too-large' | 'too-slow' | 'aborted';

/**
 * Reads the body of a request, never more than `maxBytes` of it and never longer than `maxMs`.
 * What the sender says about the length is believed only when it is too much.
 *
 * @returns the bytes, or why they were refused
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  maxMs: number,
): Promise<Uint8Array | BodyProblem> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) {
    await request.body?.cancel().catch(() => undefined);
    return 'too-large';
  }
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(() => resolve('too-slow'), maxMs);
  });
  try {
    const result = await Promise.race([collect(reader, maxBytes), late]);
    // Not awaited: a sender that stalls may never let the stream be cancelled.
    if (typeof result === 'string') reader.cancel().catch(() => undefined);
    return result;
  } catch {
    return 'aborted';
  } finally {
    clearTimeout(timer);
  }
}

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > maxBytes) return 'too-large';
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
