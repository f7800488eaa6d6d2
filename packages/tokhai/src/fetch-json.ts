import { withTimeout } from '@tokhai/answers';
import { responseJson, TooLargeError } from './response-json.ts';

/** Milliseconds after which a file that does not come counts as not reached. */
const timeoutMs = 30_000;

/** Why a file could not be had. */
export type FetchFailure = 'not-reached' | 'not-found' | 'too-large' | 'not-json';

/** A file that could not be had. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchFailure;

  constructor(code: FetchFailure, url: URL, options?: ErrorOptions) {
    super(`${url.href}: ${code}`, options);
    this.code = code;
  }
}

/**
 * Fetches a JSON file of at most `maxBytes` bytes, within 30 seconds.
 * @throws {FetchError}
 */
export async function fetchJson(
  url: URL,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<unknown> {
  const load = async (stop: AbortSignal): Promise<unknown> => {
    const headers = { accept: 'application/json' };
    const response = await fetch(url, { headers, signal: stop });
    // A server that is busy, or being started, has the file in a while.
    if (!response.ok)
      throw new FetchError(response.status < 500 ? 'not-found' : 'not-reached', url);
    return responseJson(response, maxBytes);
  };
  try {
    return await withTimeout(timeoutMs, load, signal);
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    if (cause instanceof TooLargeError) throw new FetchError('too-large', url, { cause });
    if (cause instanceof SyntaxError) throw new FetchError('not-json', url, { cause });
    throw new FetchError('not-reached', url, { cause });
  }
}
