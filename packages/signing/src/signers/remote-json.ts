import { SigningError } from '../error.ts';
import { readBounded } from '../net/read-bounded.ts';

/** How a signing service is spoken to over HTTP. */
export interface RemoteHttp {
  /** Another `fetch`, e.g. through a proxy. */
  readonly fetch?: typeof fetch;
  /** For one exchange, in milliseconds; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Largest answer in bytes; 256 KiB by default. */
  readonly maxBytes?: number;
}

/** What a service answered. */
export interface RemoteAnswer {
  readonly status: number;
  /** The JSON object of its body; empty when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer of a signing service that makes no sense. */
export function badAnswer(what: string, cause?: unknown): SigningError {
  return new SigningError(
    'remote-bad-answer',
    `The signing service answered ${what}. Check its address, or tell its operator.`,
    { cause },
  );
}

/**
 * Posts JSON, or a form, and reads the JSON that comes back. Redirects are refused: they would
 * carry secrets elsewhere.
 *
 * @throws {SigningError} `remote-unreachable`, `remote-bad-answer`, `response-too-large`
 */
export function postJson(
  url: string | URL,
  body: unknown,
  http: RemoteHttp,
  headers: Readonly<Record<string, string>> = {},
): Promise<RemoteAnswer> {
  const isForm = body instanceof URLSearchParams;
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return exchange(url, http, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body: isForm ? body.toString() : JSON.stringify(body),
  });
}

/** The same without a body to post. */
export function getJson(url: string | URL, http: RemoteHttp): Promise<RemoteAnswer> {
  return exchange(url, http, {});
}

async function exchange(
  url: string | URL,
  { fetch: ask = fetch, timeoutMs = 30_000, maxBytes = 256 * 1024 }: RemoteHttp,
  { headers, ...init }: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
): Promise<RemoteAnswer> {
  let text: string;
  let status: number;
  // `AbortSignal.timeout` is younger than the oldest WebView served, Chrome 100.
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await ask(url, {
      ...init,
      redirect: 'error',
      headers: { accept: 'application/json', ...headers },
      signal: stop.signal,
    });
    ({ status } = response);
    text = new TextDecoder().decode(await readBounded(response, maxBytes));
  } catch (cause) {
    if (cause instanceof SigningError) throw cause;
    throw new SigningError(
      'remote-unreachable',
      'The signing service does not answer. Check the network and its address, or try again later.',
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
  if (text.trim() === '') return { status, body: {} };
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return { status, body: { list: parsed } };
    if (typeof parsed === 'object' && parsed !== null)
      return { status, body: parsed as Record<string, unknown> };
  } catch (cause) {
    if (status < 400) throw badAnswer('with something that is no JSON', cause);
    // An error page of a proxy: the status says enough.
    return { status, body: {} };
  }
  throw badAnswer('with JSON that is no object');
}

/** The members of a value that should be an object. */
export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The texts of a value that should be a list of them. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A member that must be a text. */
export function text(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw badAnswer(`without ${what}`);
  return value;
}
