import { toBytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import { readBounded } from '../net/read-bounded.ts';
import type { TimestampPort } from './port.ts';
import { newNonce, timestampRequest, timestampResponse } from './protocol.ts';

/** How a timestamping authority is asked over HTTP. */
export interface TimestampClientOptions {
  /** http or https; from the operator's configuration, never from a document. */
  readonly url: string;
  /** Sent along, e.g. `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For the whole exchange, in milliseconds; 15 seconds by default. */
  readonly timeoutMs?: number;
  /** Largest answer in bytes; 64 KiB by default. */
  readonly maxBytes?: number;
  /** Another `fetch`, e.g. through a proxy. */
  readonly fetch?: typeof fetch;
}

/**
 * A client for RFC 3161 over HTTP (3.4). It belongs on a server: timestamping authorities answer
 * no browser from another origin.
 *
 * Status, imprint and nonce of the answer are checked here. Whether the authority is trusted is a
 * question for the one who verifies.
 *
 * The port rejects with {@link SigningError}: `timestamp-unreachable`, `timestamp-refused`,
 * `timestamp-mismatch`, `response-too-large`, `not-der`, `bad-cms`.
 */
export function timestampClient(options: TimestampClientOptions): TimestampPort {
  const { url, headers = {}, timeoutMs = 15_000, maxBytes = 64 * 1024 } = options;
  const ask = options.fetch ?? fetch;
  return async (imprint) => {
    const nonce = newNonce();
    const digest = toBytes(imprint);
    let body;
    try {
      const response = await ask(url, {
        method: 'POST',
        redirect: 'error',
        headers: { ...headers, 'content-type': 'application/timestamp-query' },
        body: timestampRequest(digest, nonce),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      body = await readBounded(response, maxBytes);
    } catch (cause) {
      if (cause instanceof SigningError) throw cause;
      throw new SigningError(
        'timestamp-unreachable',
        'The timestamping authority does not answer. Check its address, or try again later.',
        { cause },
      );
    }
    return timestampResponse(body, digest, nonce);
  };
}
