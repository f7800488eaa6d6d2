/** Hands a submission on by a short-lived code: the `/hand-overs` of the desk. */
import { withTimeout } from '@tokhai/answers';
import { PortError, type HandOverOffer } from '@tokhai/elements';
import { codeLink } from './code-link.ts';
import { qrRows } from './qr-rows.ts';
import { responseBytes, responseJson } from './response-json.ts';
import type { Words } from './words/words.ts';

const timeoutMs = 120_000;
/** Largest submission fetched, and largest other answer, in bytes. */
const maxPdf = 64 * 1024 * 1024;
const maxJson = 64 * 1024;

interface Call {
  type: string;
  body: BodyInit;
}

/** One request; the network's own failures are told in words. */
async function call<T>(
  url: URL,
  { type, body }: Call,
  read: (response: Response) => Promise<T>,
  words: Words,
): Promise<T> {
  const work = async (signal: AbortSignal): Promise<T> => {
    const headers = { 'content-type': type };
    return read(await fetch(url, { method: 'POST', headers, body, signal }));
  };
  return withTimeout(timeoutMs, work).catch((cause: unknown) => {
    if (cause instanceof PortError) throw cause;
    throw new PortError('hand-over-failed', words.handOver.failed, { cause });
  });
}

/** The address below the one that takes submissions for the next signer. */
function below(handOvers: URL, action: 'open' | 'close'): URL {
  const url = new URL(handOvers);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${action}`;
  return url;
}

function withCode(code: string): Call {
  return { type: 'application/json', body: JSON.stringify({ code }) };
}

/**
 * Lets the portal keep the submission for the next signer.
 *
 * @param page where the form stands: the link and the QR code lead there
 * @throws {PortError} `hand-over-refused`, `hand-over-full`, `hand-over-failed`
 */
export async function offerHandOver(
  handOvers: URL,
  pdf: Uint8Array,
  page: URL,
  words: Words,
): Promise<HandOverOffer> {
  const body = new Uint8Array(pdf);
  const offered = await call(
    handOvers,
    { type: 'application/pdf', body },
    async (response) => {
      if (response.status === 503) throw new PortError('hand-over-full', words.handOver.full);
      if (response.status >= 400 && response.status < 500) {
        throw new PortError('hand-over-refused', words.handOver.refused);
      }
      if (response.status !== 201) throw new PortError('hand-over-failed', words.handOver.failed);
      return (await responseJson(response, maxJson)) as Partial<Record<string, unknown>> | null;
    },
    words,
  );
  const { code, expiresAt } = offered ?? {};
  if (typeof code !== 'string' || typeof expiresAt !== 'string') {
    throw new PortError('hand-over-failed', words.handOver.failed);
  }
  const href = codeLink(page, 'ky', code);
  return { code, href, expiresAt, qr: qrRows(href) };
}

/**
 * The submission that waits under a code.
 *
 * @throws {PortError} `unknown-code`, `hand-over-failed`
 */
export async function fetchHandOver(
  handOvers: URL,
  code: string,
  words: Words,
): Promise<Uint8Array> {
  return call(
    below(handOvers, 'open'),
    withCode(code),
    async (response) => {
      if (response.status === 404) throw new PortError('unknown-code', words.handOver.unknownCode);
      if (!response.ok) throw new PortError('hand-over-failed', words.handOver.failed);
      const pdf = await responseBytes(response, maxPdf);
      return new Uint8Array(await pdf.arrayBuffer());
    },
    words,
  );
}

/** Ends a code. @throws {PortError} `hand-over-failed` */
export async function closeHandOver(handOvers: URL, code: string, words: Words): Promise<void> {
  await call(
    below(handOvers, 'close'),
    withCode(code),
    async (response) => {
      if (!response.ok) throw new PortError('hand-over-failed', words.handOver.failed);
    },
    words,
  );
}
